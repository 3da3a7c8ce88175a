"""A URLconf whose every path raises."""

from django.urls import re_path

from carecity.urls import handler400, handler500

__all__ = ["handler400", "handler500"]


def crash(request):
    raise RuntimeError("On purpose")


urlpatterns = [re_path("", crash)]

"""A site that crashes at every address."""

from django.urls import re_path

from carecity.urls import handler400, handler500

__all__ = ["handler400", "handler500"]


def crash(request):
    """Fail."""
    raise RuntimeError("On purpose")


urlpatterns = [re_path("", crash)]

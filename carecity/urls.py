"""Every address of the site: both admins, documents, the health check, and below everything the page tree."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from .health import HealthView

urlpatterns = [
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),  # with DEBUG only: else the server in front
    path("healthz", HealthView.as_view()),
    path("", include(wagtail_urls)),
]

handler400 = "carecity.errors.bad_request"
handler500 = "carecity.errors.server_error"

"""Every address of the site: both admins, documents, the health check, and below everything the page tree."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from pages import crawlers
from pages.search.views import search

from .health import HealthView

urlpatterns = [
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),  # with DEBUG only: else the server in front
    path("healthz", HealthView.as_view()),
    path("search/", search, name="search"),
    path("sitemap.xml", sitemap),
    path("robots.txt", crawlers.robots),
    path("llms.txt", crawlers.llms),
    path("site.webmanifest", crawlers.manifest),
    path("favicon.ico", crawlers.favicon),
    path("", include(wagtail_urls)),
]

handler400 = "carecity.errors.bad_request"
handler500 = "carecity.errors.server_error"

"""All URLs of the site. The page tree is last: it takes every path that nothing above it matches."""

from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.documents.views import serve
from wagtail.models import CollectionViewRestriction, PageViewRestriction
from wagtail.views import authenticate_with_password

from carecity.accounts.views import redirect_to_sign_in
from carecity.monitoring.views import HealthView, metrics
from pages.drafts import draft
from pages.media.views import serve_document, serve_media
from pages.rate_limits import limit_password_guesses
from pages.search.views import search
from pages.views import calendar, favicon, llms_txt, robots_txt, security_txt, send_feedback, sitemap_xml, web_manifest

from .security.views import receive_report

urlpatterns = [
    path("sign-in/", include("carecity.accounts.urls")),
    # Instead of the admins' own sign-in pages, which are included below.
    path("django-admin/login/", redirect_to_sign_in),
    path("django-admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/login/", redirect_to_sign_in),
    path("admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("_util/login/", redirect_to_sign_in),
    # Before Wagtail's own, which set no limit.
    path(
        "_util/authenticate_with_password/<int:restriction_id>/<int:page_id>/",
        limit_password_guesses(PageViewRestriction)(authenticate_with_password),
    ),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        limit_password_guesses(CollectionViewRestriction)(serve.authenticate_with_password),
    ),
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", serve_document, name="wagtaildocs_serve"),  # before Wagtail's own
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", serve_media),  # where no web server in front serves the files
    path("csp-reports/", receive_report),
    path("healthz", HealthView.as_view()),
    path("metrics", metrics),
    path("contact/send/", send_feedback, name="feedback_send"),
    path("contact/", include("contact.urls")),
    path("draft/<str:token>/", draft, name="draft"),
    path("search/", search, name="search"),
    path("sitemap.xml", sitemap_xml),
    path("robots.txt", robots_txt),
    path("llms.txt", llms_txt),
    path("site.webmanifest", web_manifest),
    path(".well-known/security.txt", security_txt),
    path("favicon.ico", favicon),
    # Wagtail's own pattern has no dot.
    re_path(r"^((?:[\w\-]+/)+)calendar\.ics$", calendar, name="calendar"),
    path("", include(wagtail_urls)),
]

handler400 = "carecity.views.bad_request"
handler429 = "carecity.accounts.rate_limits.too_many_requests"
handler500 = "carecity.views.server_error"

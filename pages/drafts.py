"""The page that a draft link opens, and the screen of the CMS that makes and revokes draft links."""

from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import GenericPageBreadcrumbsMixin
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Site

from .dates import format_day_and_time
from .models import BasePage, DraftLink
from .models.drafts import CREATE_ACTION, REVOKE_ACTION, read_token
from .selectors import public_pages

# What the page's code may know of the request: nothing about the token, and no cookie.
PASSED_ON = (
    "HTTP_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "QUERY_STRING", "REMOTE_ADDR", "SERVER_NAME",
    "SERVER_PORT", "SERVER_PROTOCOL", "wsgi.url_scheme",
)  # fmt: skip


@csrf_exempt  # nothing is posted here: the response to POST is 405, with or without a token
@never_cache
def draft(request: HttpRequest, token: str) -> HttpResponse:
    """Show the revision of a draft link; 410 once the link is over, 404 if this site never made it."""
    response = show_draft(request, token)
    response["Referrer-Policy"] = "no-referrer"  # the URL is a secret, also in the log of the next page
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@require_safe
def show_draft(request: HttpRequest, token: str) -> HttpResponse:
    key = read_token(token)
    if key is None:
        return render(request, "404.html", status=HTTPStatus.NOT_FOUND)
    # The signature tells a link whose row is deleted from one that never was.
    link = DraftLink.objects.select_related("revision", "created_by").filter(key=key).first()
    if link is None or not link.works:
        return render(request, "draft_over.html", status=HTTPStatus.GONE)
    return render_draft(request, link)


def render_draft(request: HttpRequest, link: DraftLink) -> HttpResponse:
    page = link.revision.as_object()
    page.draft_link = link
    public = set(public_pages(page.get_ancestors()).values_list("pk", flat=True))
    page.breadcrumbs = [crumb for crumb in page.breadcrumbs if crumb.page.pk in public]
    own_request = make_request_for(page, request)
    own_view = page.resolve_subpage("/") if isinstance(page, RoutablePageMixin) else ()
    response = page.serve(own_request, *own_view)
    response.render()
    response.player_hosts = getattr(own_request, "player_hosts", [])  # read by SecurityHeadersMiddleware
    return response


def make_request_for(page: BasePage, request: HttpRequest) -> WSGIRequest:
    """Return a request for the page's own URL, as from a visitor who is not signed in."""
    path = page.get_url(request) or "/"
    known = {name: request.META[name] for name in PASSED_ON if name in request.META}
    own = WSGIRequest(known | {"REQUEST_METHOD": "GET", "PATH_INFO": path, "wsgi.input": BytesIO()})
    own.user = AnonymousUser()
    own._wagtail_site = Site.find_for_request(request)  # type: ignore[attr-defined]  # see SiteCacheMiddleware
    return own


class ShareDraftMenuItem(PageMenuItem):
    """A button in the header of a page's screens, for the users who may edit the page."""

    url_name = "draft_links"
    label = "Share draft"
    icon_name = "link"
    priority = 45

    def is_shown(self, user: Any) -> bool:
        return bool(self.page.latest_revision_id) and self.page.permissions_for_user(user).can_edit()


def get_editable_page(request: HttpRequest, page_id: int) -> Page:
    """Return a page that the user may edit; 404 without one."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


class DraftLinksView(GenericPageBreadcrumbsMixin, WagtailAdminTemplateMixin, TemplateView):
    """The draft links of a page; POST makes one to the latest revision."""

    page_title = "Share draft"
    header_icon = "link"
    template_name = "wagtailadmin/pages/draft_links.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = get_editable_page(request, kwargs["page_id"])

    def get_page_subtitle(self) -> str:
        return self.object.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = list(DraftLink.objects.of_page(self.object).select_related("revision", "created_by"))
        makers = {link.created_by_id: link.created_by for link in links}
        for link in links:  # one instance of the page and of each user, which remembers the user's permissions
            link.page, link.created_by = self.object, makers[link.created_by_id]
        latest = self.object.latest_revision
        saved_on = format_day_and_time(latest.created_at) if latest and self.object.has_unpublished_changes else ""
        return super().get_context_data(**kwargs) | {"page": self.object, "links": links, "saved_on": saved_on}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        user: Any = request.user  # signed in: the routes of the CMS require it
        if self.object.has_unpublished_changes and self.object.latest_revision:
            link = DraftLink.objects.create_for_latest_revision(self.object, user)
            messages.success(request, f"The link works until {link.works_until}.")
        else:
            messages.error(request, "There is no draft: everything is published. Send the page's own URL.")
        return redirect("draft_links", self.object.pk)


class RevokeDraftLinkView(View):
    """Revokes a draft link of a page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int, pk: int) -> HttpResponse:
        page = get_editable_page(request, page_id)
        get_object_or_404(DraftLink.objects.of_page(page), pk=pk).revoke(request.user)
        messages.success(request, "The link is revoked: it shows nothing any more.")
        return redirect("draft_links", page.pk)


class DraftLinkLogFormatter(LogFormatter):
    """What the history of a page says about a draft link."""

    label = "Share draft"

    def format_message(self, log_entry: ModelLogEntry | PageLogEntry) -> str:
        saved_on, works_until = (log_entry.data.get(name, "") for name in ("saved_on", "works_until"))
        return f"Draft link created for the draft of {saved_on}. It works until {works_until}"


class RevokedDraftLinkLogFormatter(DraftLinkLogFormatter):
    """The same of a link that was revoked."""

    label = "Revoke draft link"

    def format_message(self, log_entry: ModelLogEntry | PageLogEntry) -> str:
        return f"Draft link revoked. It showed the draft of {log_entry.data.get('saved_on', '')}"


def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(CREATE_ACTION)(DraftLinkLogFormatter)
    actions.register_action(REVOKE_ACTION)(RevokedDraftLinkLogFormatter)

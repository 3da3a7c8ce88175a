"""Views for senders of feedback, crawlers, language models, browsers, security researchers; and the CMS guide."""

from datetime import UTC, datetime, time
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import HeaderButton
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.models import Page, Site

from contact.services.submit import handle_submission

from .calendars import get_calendar
from .models import (
    BasePage,
    ContactPage,
    GuideChapter,
    OpportunityIndexPage,
    OpportunityPage,
    SecurityContact,
    SiteSettings,
)
from .selectors import contact_page, contact_url, get_telephone, page_outline, public_pages

FAVICON = Path(settings.BASE_DIR) / "static/img/favicon.ico"
BACKGROUND_COLOR = "#fffdf9"  # the CSS token `--background`
PLAIN_TEXT = "text/plain; charset=utf-8"
ROBOTS_ALLOWED = """\
User-agent: *
Disallow: /admin/
Disallow: /django-admin/

Sitemap: {site}/sitemap.xml
"""
ROBOTS_DISALLOWED = """\
# Not the public site: nothing here is for search engines.
User-agent: *
Disallow: /
"""


@never_cache
def send_feedback(request: HttpRequest) -> HttpResponse:
    """Store feedback. The form posts here and not to its page, which an editor may move, unpublish or make private.

    Without a public contact page, the form is shown again by itself, and the sender is led to the status page.
    """
    public, url = contact_page(), contact_url(request)
    if request.method != "POST":
        return redirect(url or reverse("feedback_status"))
    page = ContactPage.objects.filter(pk=public.pk).first() if public and url else None  # `public` is shared
    if page:
        return page.serve_form(request, urlsplit(url).path)
    result = handle_submission(request, telephone=get_telephone())
    if result.feedback:
        status_url = f"{reverse('feedback_status')}?reference={result.feedback.reference}"
        return HttpResponseRedirect(status_url, status=HTTPStatus.SEE_OTHER)
    return render(request, "contact/form_only.html", {"form": result.form}, status=result.status)


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Allow crawlers on the public site only: not in development, in tests or under another host name."""
    is_public = settings.HTTPS and not settings.DEBUG and request.get_host() == urlsplit(settings.SITE_URL).netloc
    text = ROBOTS_ALLOWED.format(site=settings.SITE_URL) if is_public else ROBOTS_DISALLOWED
    return HttpResponse(text, content_type=PLAIN_TEXT)


@require_safe
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Return Wagtail's sitemap; 404 for a host without a site, which Wagtail's view does not expect."""
    if Site.find_for_request(request) is None:
        raise Http404("No site.")
    return sitemap(request)


@require_safe
def llms_txt(request: HttpRequest) -> HttpResponse:
    """List the public pages with their summaries in Markdown, for language models (llmstxt.org), as the site map does.

    The home page gives the site's summary. It, or every page, may be unpublished or private.
    """
    site, name = Site.find_for_request(request), SiteSettings.for_request(request).organisation_name
    lines = [f"# {name}", ""]
    if site:
        home = public_pages(Page.objects.filter(pk=site.root_page_id)).specific().first()
        lines += [f"> {_one_line(home.summary)}", ""] if home else []
    lines += ["## Pages", ""]
    lines += [_llms_entry(page) for page in page_outline(site.root_page)] if site else []
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN_TEXT)


def _llms_entry(page: BasePage) -> str:
    title = _one_line(page.title).replace("[", r"\[").replace("]", r"\]")
    return f"- [{title}]({page.get_canonical_url()}): {_one_line(page.summary)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


@require_safe
def calendar(request: HttpRequest, path: str) -> HttpResponse:
    """Serve an opportunity, or all open ones of the page that lists them, as an iCalendar file (RFC 5545)."""
    route = Page.route_for_request(request, path.strip("/"))
    page = route.page if route else None
    if page is None or page.get_url(request) != f"/{path}":  # the page itself, and not a list below it
        raise Http404
    if not public_pages(Page.objects.filter(pk=page.pk)).exists():
        raise Http404
    items = page.get_items().open() if isinstance(page, OpportunityIndexPage) else [page]
    entries = [item for item in items if isinstance(item, OpportunityPage) and item.end_at and not item.alias_of_id]
    if not entries:  # a calendar must not be empty (RFC 5545, 3.6)
        raise Http404("No opportunity, or none with an end.")
    response = HttpResponse(get_calendar(page, entries), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return response


@require_safe
@cache_control(max_age=24 * 3600)
def web_manifest(request: HttpRequest) -> JsonResponse:
    """Describe the site for a phone's home screen (Web Application Manifest)."""
    name = SiteSettings.for_request(request).organisation_name
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)
    ]
    manifest = {
        "name": name,
        "short_name": name,
        "lang": "en-GB",
        "start_url": "/",
        "display": "browser",
        "theme_color": BACKGROUND_COLOR,
        "background_color": BACKGROUND_COLOR,
        "icons": icons,
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


@require_safe
@cache_control(max_age=24 * 3600)
def favicon(request: HttpRequest) -> HttpResponse:
    """Serve the icon that browsers request without a link to it."""
    return HttpResponse(_read_favicon(), content_type="image/x-icon")


@cache
def _read_favicon() -> bytes:
    return FAVICON.read_bytes()


@require_safe
@cache_control(max_age=3600, public=True)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Publish the security contact (RFC 9116), or respond with 404 if there is none or it has expired."""
    record = SecurityContact.objects.filter(site=Site.find_for_request(request)).first()
    form = contact_page()
    contacts = record.contacts.split() if record else []
    if record and not contacts and form:
        contacts = [form.get_canonical_url()]
    if not record or not contacts or record.has_expired:
        raise Http404("No security contact, or it has expired.")
    expires = datetime.combine(record.expires_on, time(), UTC)
    fields = [
        *(("Contact", contact) for contact in contacts),
        ("Expires", expires.strftime("%Y-%m-%dT%H:%M:%SZ")),
        ("Preferred-Languages", record.preferred_languages),
        ("Canonical", f"{settings.SITE_URL}/.well-known/security.txt"),
    ]
    if record.policy_url:
        fields.append(("Policy", record.policy_url))
    return HttpResponse("".join(f"{name}: {value}\n" for name, value in fields), content_type=PLAIN_TEXT)


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """How to work in the CMS and to write for this site: the chapters that apply to the user."""

    page_title = "Guide"
    header_icon = "help"
    template_name = "dashboard/guide.html"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_header_buttons(self) -> list[HeaderButton]:
        """Return a link to the list of chapters for those who may change them."""
        if not self.request.user.has_perm("pages.change_guidechapter"):
            return []
        url = reverse(GuideChapter.snippet_viewset.get_url_name("list"))
        return [HeaderButton("Edit the guide", url, icon_name="edit", priority=10)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"chapters": GuideChapter.objects.for_user(self.request.user)}

"""What programs ask a site for: which pages there are, whether they are welcome, and its icons."""

from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, Site

from .models import SecurityContact, SiteSettings
from .selectors import contact_page, public_pages

ICON = Path(settings.BASE_DIR) / "static/img/favicon.ico"
PAPER = "#fffdf9"  # the token `--background`
WELCOME = """\
User-agent: *
Disallow: /admin/
Disallow: /django-admin/

Sitemap: {site}/sitemap.xml
"""
CLOSED = """\
# Not the public site: nothing here is for search engines.
User-agent: *
Disallow: /
"""


@require_safe
def robots(request):
    """Welcome crawlers on the public site, and close every copy of it: development, tests, another host name."""
    public = settings.HTTPS and not settings.DEBUG and request.get_host() == urlsplit(settings.SITE_URL).netloc
    text = WELCOME.format(site=settings.SITE_URL) if public else CLOSED
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def llms(request):
    """List the pages with their summaries in Markdown, for language models (llmstxt.org)."""
    site, details = Site.find_for_request(request), SiteSettings.for_request(request)
    pages = public_pages(Page.objects.descendant_of(site.root_page, inclusive=True)) if site else []
    home, *others = pages.order_by("path").specific() if site else [None]
    lines = [f"# {details.organisation_name}", "", f"> {_line(home.summary)}" if home else "", "", "## Pages", ""]
    lines += [f"- [{_label(page.title)}]({page.get_canonical_url()}): {_line(page.summary)}" for page in others]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _line(text):
    return " ".join(text.split())


def _label(text):
    return _line(text).replace("[", r"\[").replace("]", r"\]")


@require_safe
@cache_control(max_age=24 * 3600)
def manifest(request):
    """Say how the site is to look on a phone's home screen."""
    name = SiteSettings.for_request(request).organisation_name
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)
    ]
    about = {"name": name, "short_name": name, "lang": "en-GB", "start_url": "/", "display": "browser"}
    about |= {"theme_color": PAPER, "background_color": PAPER, "icons": icons}
    return JsonResponse(about, content_type="application/manifest+json")


@require_safe
@cache_control(max_age=24 * 3600)
def favicon(_request):
    """Answer browsers that ask for the old icon without having been told of one."""
    return HttpResponse(_icon(), content_type="image/x-icon")


@cache
def _icon():
    return ICON.read_bytes()


@require_safe
@cache_control(max_age=3600, public=True)
def security_txt(request):
    """Answer with the file, or with 404 where there is no contact or its day has come."""
    record = SecurityContact.objects.filter(site=Site.find_for_request(request)).first()
    form = contact_page()
    contacts = record.contacts.split() if record else []
    if record and not contacts and form:
        contacts = [form.get_canonical_url()]
    if not contacts or record.has_expired:
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
    return HttpResponse(
        "".join(f"{name}: {value}\n" for name, value in fields), content_type="text/plain; charset=utf-8"
    )


class EditorsGuideView(WagtailAdminTemplateMixin, TemplateView):
    """How to write for this site, in the CMS."""

    page_title = "Editors' guide"
    header_icon = "help"
    template_name = "dashboard/guide.html"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

"""What the pages app adds to the CMS, and what it removes from it."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.fields import StreamField
from wagtail.models import Page, WorkflowMixin
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from .blocks.links import DescribedDocumentLinkHandler, LivePageLinkHandler
from .content_checks import (
    WORDS_TO_AVOID_HELP,
    SiteContentCheckerItem,
    find_publishing_problems,
    find_words_to_avoid,
    get_text,
)
from .drafts import DraftLinksView, RevokeDraftLinkView, ShareDraftMenuItem, register_log_actions
from .initial_content.loader import waits_for_upgrade
from .models import DraftLink, Partner, ProjectPage, SocialPost
from .models.images import SiteImageQuerySet
from .panels import AWAITING_REVIEW, NeedsAttentionPanel, ScheduledChangesPanel, WelcomePanel
from .redirects import RemovalRedirectForm, create_redirects, get_paths, get_redirected_paths, may_redirect
from .reports import REPORTS, CreateRedirectView, ReportMenuItem, ScheduledChangesCalendarView
from .selectors import is_in_english
from .slugs import find_slug_problem
from .social_media.viewsets import SocialMediaViewSetGroup
from .views import GuideView
from .viewsets import PAGE_VIEWSETS, SNIPPET_VIEWSETS
from .widgets import get_form_field_options

# Reports that a small team does not need, that of pages by age, which "Pages to review" replaces, and the list of
# visitors' searches, which this site does not store.
REMOVED_REPORTS = {"aging-pages", "locked-pages", "page-types-usage", "search-terms", "workflow-tasks", "workflows"}

PASTE_SCRIPTS = ["styles", "reader", "tables", "draft", "stream", "parts", "message", "undo", "paste"]
DELETE = "wagtailadmin_pages:delete"
AUTOSAVED_FORM = "autosaved_form"  # in the session: the form's CSRF token, the page, when its revision was saved

register_snippet(SocialMediaViewSetGroup)
for viewset in SNIPPET_VIEWSETS:
    register_snippet(viewset)

register_form_field_override(StreamField, override=get_form_field_options)


@hooks.register("register_admin_viewset")
def register_page_viewsets() -> list[PageViewSet]:
    return [viewset() for viewset in PAGE_VIEWSETS]


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    return [
        *(url for report in REPORTS for url in report.get_urls()),
        path("reports/not_found_paths/create_redirect/", CreateRedirectView.as_view(), name="create_redirect"),
        path(
            "reports/scheduled_changes/calendar.ics",
            require_admin_access(ScheduledChangesCalendarView.as_view()),
            name="scheduled_changes_calendar",
        ),
        path("pages/<int:page_id>/draft_links/", DraftLinksView.as_view(), name="draft_links"),
        path("pages/<int:page_id>/draft_links/<int:pk>/revoke/", RevokeDraftLinkView.as_view(), name="revoke_draft"),
        path("guide/", require_admin_access(GuideView.as_view()), name="editors_guide"),
    ]


hooks.register("register_log_actions", register_log_actions)


@hooks.register("register_page_header_buttons")
def add_share_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[ShareDraftMenuItem]:
    return [ShareDraftMenuItem(page=page)]


for number, report_view in enumerate(REPORTS):
    hooks.register("register_reports_menu_item", partial(ReportMenuItem, report_view, order=number))


@hooks.register("construct_reports_menu")
def remove_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in REMOVED_REPORTS]


@hooks.register("register_admin_menu_item")
def register_guide_menu_item() -> MenuItem:
    return MenuItem("Guide", reverse("editors_guide"), name="guide", icon_name="help", order=9000)


@hooks.register("construct_main_menu")
def remove_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Remove Wagtail's own help, which describes Wagtail and not this site."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    for panel in panels:
        if isinstance(panel, WorkflowObjectsToModeratePanel):
            panel.order = AWAITING_REVIEW
    panels += [NeedsAttentionPanel(), ScheduledChangesPanel()]
    if request.session.get("first_sign_in"):
        panels.append(WelcomePanel())


@hooks.register("register_rich_text_features", order=1)  # after Wagtail's own, which it replaces
def replace_links(features: FeatureRegistry) -> None:
    features.register_link_type(DescribedDocumentLinkHandler)
    features.register_link_type(LivePageLinkHandler)


@hooks.register("insert_editor_js")
def insert_paste_scripts() -> SafeString:
    """Insert the scripts of static/js/paste/, in the order in which each uses those before it."""
    return format_html_join("", "{}", ((Script(f"js/paste/{name}.js", defer=True),) for name in PASTE_SCRIPTS))


@hooks.register("construct_wagtail_userbar")
def replace_content_checks(request: HttpRequest, items: list[Any], page: Page | None) -> None:
    english = page is None or is_in_english(page)
    items[:] = [
        SiteContentCheckerItem(in_editor=item.in_editor, is_in_english=english)
        if isinstance(item, ContentCheckerItem)
        else item
        for item in items
    ]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_words_to_avoid(request: HttpRequest, page: Page) -> None:
    """Warn once the editor saves: autosave runs the same hooks, with each warning to be shown on the next page."""
    if not request.accepts("text/html"):  # autosave: an editor's own request gets a page
        return
    page = page.specific
    found = find_words_to_avoid(get_text(page)) if is_in_english(page) else []
    if found:
        messages.warning(request, f"This page says “{'”, “'.join(found)}”. {WORDS_TO_AVOID_HELP}")


@hooks.register("after_edit_page")
def say_what_the_decision_changed(request: HttpRequest, page: Page) -> None:
    """Say whether visitors see the page after an approval in its form, of which Wagtail says only "updated"."""
    if "action-workflow-action" not in request.POST or request.POST.get("workflow-action-name") != "approve":
        return
    page = Page.objects.annotate_approved_schedule().get(pk=page.pk)
    if page.live and not page.has_unpublished_changes:
        messages.success(request, f"“{page.title}” is published: visitors see this version now.")
    elif page._approved_schedule:
        messages.success(request, f"“{page.get_admin_display_title()}” is approved and will be published as scheduled.")


@hooks.register("before_create_page")
def refuse_lists_during_upgrade(request: HttpRequest, parent: Page, page_type: type[Page]) -> HttpResponse | None:
    """Refuse a list that an upgrade creates an hour later: of its pages, the release before shows only titles."""
    if not waits_for_upgrade(page_type.__name__):
        return None
    messages.error(request, f"The {page_type.get_verbose_name().lower()} appears by itself an hour after the upgrade.")
    return redirect("wagtailadmin_explore", parent.pk)


@hooks.register("before_create_page")
def set_autosaved_draft_aside(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Free the slug that autosave has just given to a draft of the very form that the editor now sends.

    Autosave and the button can overlap: the editor would read that the slug is in use. Each form that is opened has a
    CSRF token of its own. A draft that was saved again since is left alone.
    """
    token, pk, saved_at = request.session.get(AUTOSAVED_FORM) or (None, None, None)
    is_sent = request.method == "POST" and request.accepts("text/html")
    if not is_sent or not token or token != request.POST.get("csrfmiddlewaretoken"):
        return
    drafts = Page.objects.filter(pk=pk, owner=request.user, live=False, numchild=0)
    draft = drafts.filter(latest_revision__created_at=saved_at).first()
    if draft:
        draft = draft.specific
        draft.slug = f"autosaved-{draft.pk}"
        draft.save(update_fields=["slug", "url_path"])
        request.autosaved_draft = draft  # type: ignore[attr-defined]  # for `finish_creating`


@hooks.register("after_create_page")
def finish_creating(request: HttpRequest, page: Page) -> None:
    """Remember the form that autosave has stored; delete the draft of a form that the editor has sent."""
    if not request.accepts("text/html"):
        token, saved_at = request.POST.get("csrfmiddlewaretoken"), page.latest_revision.created_at.isoformat()
        request.session[AUTOSAVED_FORM] = [token, page.pk, saved_at]
    elif draft := getattr(request, "autosaved_draft", None):
        draft.delete()


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def keep_decisions(request: HttpRequest, instance: models.Model) -> None:
    """Take out of a request a decision about what no longer waits for one; the rest is saved as a draft.

    Another moderator has decided, the button was pressed twice, or autosave repeats its field after the decision.
    Wagtail answers with an error 500 (https://github.com/wagtail/wagtail/issues/13856), and autosave writes over the
    revision that was just published.
    """
    if request.method != "POST" or not isinstance(instance, WorkflowMixin):
        return
    data = request.POST.copy()
    is_decision = "action-workflow-action" in data
    if is_decision and not (data.get("workflow-action-name") and instance.current_workflow_task):
        del data["action-workflow-action"]
        if request.accepts("text/html"):
            text = "is not waiting for your review any more. What you changed is saved as a draft."
            messages.warning(request, f"“{instance}” {text}")
    overwritten = data.get("overwrite_revision_id", "")
    if overwritten and is_published_or_shared(overwritten, instance):
        del data["overwrite_revision_id"]
        if str(instance.latest_revision_id) == overwritten:  # else there is a newer one, which is a conflict
            data["loaded_revision_id"] = str(instance.latest_revision_id)
            data["loaded_revision_created_at"] = instance.latest_revision.created_at.isoformat()
    request.POST = data  # type: ignore[assignment]  # not changed after this


def is_published_or_shared(revision_id: str, instance: WorkflowMixin) -> bool:
    """Return whether autosave must not write over a revision: it is published, or a draft link shows it."""
    shared = revision_id.isdecimal() and DraftLink.objects.filter(revision=revision_id).exists()
    return revision_id == str(instance.live_revision_id) or bool(shared)


@hooks.register("before_bulk_action")
def refuse_to_publish_incomplete_pages(
    request: HttpRequest, action_type: str, objects: Iterable[Page], action: BulkAction
) -> HttpResponse | None:
    """Refuse to publish pages in bulk if any of them lacks something, such as an image description or a transcript.

    The page editor requires it when a page is published, and not when a draft is saved.
    """
    if action_type != "publish":
        return None
    pages = list(objects)
    if "include_descendants" in request.POST:
        pages += [descendant for page in objects for descendant in page.get_descendants().not_live()]
    problems = {page.title: find_publishing_problems(page.get_latest_revision_as_object()) for page in pages}
    for title, sentences in problems.items():
        if sentences:
            messages.error(request, f"“{title}” cannot be published yet: {' '.join(sentences)}")
    return redirect("wagtailadmin_explore_root") if any(problems.values()) else None


@hooks.register("construct_image_chooser_queryset")
def hide_images_without_consent(images: SiteImageQuerySet, request: HttpRequest) -> SiteImageQuerySet:
    return images.choosable()


@hooks.register("before_delete_snippet")
def refuse_to_delete_posts(request: HttpRequest, snippets: Iterable[Any]) -> None:
    """Refuse to delete posts, which superusers could otherwise do in bulk: hidden posts would be fetched again."""
    if any(isinstance(snippet, SocialPost) for snippet in snippets):
        raise PermissionDenied


@hooks.register("before_copy_page")
def refuse_unusable_slug_of_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse a slug that leaves the copy without a URL: Wagtail's form for copies does not validate the page."""
    if request.method != "POST":
        return None
    chosen = request.POST.get("new_parent_page", "")
    parent = Page.objects.filter(pk=chosen).first() if chosen.isdecimal() else page.get_parent()
    copied = page if "copy_subpages" in request.POST else None
    problem = find_slug_problem(parent.specific, request.POST.get("new_slug", ""), copied) if parent else ""
    if not problem:
        return None
    messages.error(request, f"Not copied. {problem}")
    return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("before_move_page")
def refuse_unusable_slug_of_moved_page(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuse to move a page to where it, or a page below it, has no URL of its own."""
    problem = find_slug_problem(destination.specific, page.slug, page)
    if not problem:
        return None
    messages.error(request, f"“{page.title}” was not moved. {problem}")
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("before_bulk_action")
def refuse_unusable_slugs_of_moved_pages(
    request: HttpRequest, action_type: str, objects: Iterable[Page], action: BulkAction
) -> HttpResponse | None:
    if action_type != "move" or not isinstance(action, PageBulkAction):
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    responses = [refuse_unusable_slug_of_moved_page(request, page, destination) for page in objects]
    return next((response for response in responses if response), None)


@hooks.register("before_delete_snippet")
def refuse_to_delete_partners(request: HttpRequest, snippets: Iterable[Any]) -> HttpResponse | None:
    """Refuse to delete a partner while a project names it: visitors would no longer read who was involved."""
    used = ProjectPage.objects.filter(partners__partner__in=[each for each in snippets if isinstance(each, Partner)])
    if not used:
        return None
    titles = "”, “".join(used.distinct().values_list("title", flat=True))
    messages.error(request, f"Not deleted, because these projects name the partner: “{titles}”.")
    return redirect(Partner.snippet_viewset.get_url_name("list"))


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
def refuse_to_remove_home_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep the front page of the site published: a site that is not public yet can be made private instead."""
    if not page.sites_rooted_here.exists():
        return None
    messages.error(
        request,
        f"“{page.title}” is the home page of the site: it cannot be unpublished or deleted. To hide the site from "
        "visitors, change the privacy of this page.",
    )
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
def remember_redirect(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Read, before the page is removed, which page visitors get at its URL; refuse one that they cannot see then."""
    if request.method != "POST" or not request.POST.get("redirect_to") or not may_redirect(request.user):
        return None
    form = RemovalRedirectForm(page, request.POST)
    if not form.is_valid():
        messages.error(request, f"Nothing was changed. {' '.join(map(str, form.errors['redirect_to']))}")
        return redirect(request.get_full_path())
    paths = get_paths(page)
    if request.path == reverse(DELETE, args=[page.pk]):
        paths += get_redirected_paths(page)
    elif "include_descendants" not in request.POST:
        paths = paths[:1]
    chosen = (paths, form.cleaned_data["redirect_to"])
    request.redirect_after_removal = chosen  # type: ignore[attr-defined]  # for `redirect_visitors`
    return None


@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def redirect_visitors(request: HttpRequest, page: Page) -> None:
    """Create the redirects that `remember_redirect` has read: permanent ones if the page is gone for good."""
    paths, target = getattr(request, "redirect_after_removal", ([], None))
    if target:
        create_redirects(paths, target, is_permanent=request.path == reverse(DELETE, args=[page.pk]))
        messages.success(request, f"Visitors of the old URL now get “{target.title}”.")


@hooks.register("before_bulk_action")
def refuse_to_remove_home_page_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Page], action: BulkAction
) -> HttpResponse | None:
    if action_type not in {"unpublish", "delete"} or not isinstance(action, PageBulkAction):
        return None
    responses = [refuse_to_remove_home_page(request, page) for page in objects]
    return next((response for response in responses if response), None)

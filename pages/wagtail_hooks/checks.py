"""What the pages add to the CMS: checks of wording, and a refusal of what would leave people out."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from pages.content_checks import INSTEAD, WordingItem, missing_descriptions, text_of, words_to_avoid


@hooks.register("construct_wagtail_userbar")
def check_wording(request, items, page):
    """Put the house's checks in the place of Wagtail's."""
    items[:] = [WordingItem(item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_words(request, page):
    """Tell whoever saved the page which words on it to think about again."""
    found = words_to_avoid(text_of(page.specific))
    if found:
        messages.warning(request, f"This page says “{'”, “'.join(found)}”. {INSTEAD}")


@hooks.register("before_bulk_action")
def refuse_to_publish_what_is_not_described(request, action_type, objects, action_class):
    """Say what is missing before any of several pages is published: their drafts were saved without it."""
    if action_type != "publish":
        return None
    pages = list(objects)
    if "include_descendants" in request.POST:
        pages += [below for page in objects for below in page.get_descendants().not_live()]
    missing = {page.title: missing_descriptions(page.get_latest_revision_as_object()) for page in pages}
    for title, parts in missing.items():
        if parts:
            messages.error(request, f"“{title}” cannot be published yet: {' '.join(parts)}")
    return redirect("wagtailadmin_explore_root") if any(missing.values()) else None

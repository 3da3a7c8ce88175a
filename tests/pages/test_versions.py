"""Versions of a page: links between them, languages, what editors are asked, and the report."""

import json
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.models import Page, PageViewRestriction, Revision

from pages.languages import ENGLISH, get_language, get_languages, get_version_choices
from pages.models import AboutPage, FooterLink, HomePage, NewsIndexPage, SiteSettings, StandardPage
from tests.factories import make_news, make_page, make_project

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

URDU_TITLE = "مثال کا صفحہ"


def make_version(original, version="ur", title=URDU_TITLE, blocks=(), parent=None, **fields):
    """Publish a version of a page below the home page, or below `parent`, and return it."""
    page = make_page(list(blocks), title, slug=f"{original.slug}-{version}")
    StandardPage.objects.filter(pk=page.pk).update(version_of=original.pk, version=version, **fields)
    page = StandardPage.objects.get(pk=page.pk)
    page.save_revision().publish()
    if parent:
        page.move(parent, pos="last-child")
    return StandardPage.objects.get(pk=page.pk)


def get_document(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def get_links(document):
    """Return (text, path, lang, dir, hreflang) of each link below "Also in"."""
    links = document.select(".versions a")
    return [(link.text, link["href"], link["lang"], link["dir"], link["hreflang"]) for link in links]


def get_alternates(document):
    """Return {hreflang: path} of the links for search engines."""
    links = document.find_all("link", rel="alternate", hreflang=True)
    return {link["hreflang"]: urlsplit(link["href"]).path for link in links}


@pytest.fixture
def about(site):
    return AboutPage.objects.get()


@pytest.fixture
def urdu(about):
    return make_version(about)


@pytest.mark.parametrize("code", get_languages())
def test_language_has_a_code_of_html_an_own_name_and_the_direction_of_its_letters(code):
    language = get_languages()[code]
    assert len(code) in {2, 3} or code in {"zh-hans", "zh-hant", "sr-latn"}
    assert language.own_name.strip() == language.own_name != ""
    assert (language.direction == "rtl") == (code in {"ar", "ckb", "fa", "he", "ps", "ug", "ur"})


def test_version_choices_start_with_easy_read_and_have_no_english():
    codes = [code for code, _ in get_version_choices()]
    assert codes[0] == "easy-read"
    assert [code for code in codes if code.startswith("en")] == []
    assert get_language("easy-read") == get_language("") == ENGLISH


def test_original_and_versions_link_to_each_other_in_their_own_names(about, urdu, client):
    easy = make_version(about, "easy-read", "About us, in Easy Read")
    polish = make_version(about, "pl", "O nas")
    original = ("English", about.url, "en-GB", "ltr", "en-GB")
    others = {
        easy: ("Easy Read", easy.url, "en-GB", "ltr", "en-GB"),
        polish: ("polski", polish.url, "pl", "ltr", "pl"),
        urdu: ("اردو", urdu.url, "ur", "rtl", "ur"),
    }
    assert get_links(get_document(client, about)) == list(others.values())
    for page in others:
        expected = [original, *(link for other, link in others.items() if other != page)]
        assert get_links(get_document(client, page)) == expected


def test_alternates_name_all_languages_on_each_page_but_no_easy_read(about, urdu, client):
    easy = make_version(about, "easy-read", "About us, in Easy Read")
    polish = make_version(about, "pl", "O nas")
    expected = {"en-GB": about.url, "pl": polish.url, "ur": urdu.url, "x-default": about.url}
    for page in (about, polish, urdu):
        assert get_alternates(get_document(client, page)) == expected
    assert get_alternates(get_document(client, easy)) == {}


def test_page_with_only_an_easy_read_version_has_no_alternates(about, client):
    make_version(about, "easy-read", "About us, in Easy Read")
    assert get_alternates(get_document(client, about)) == {}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.model.__name__)
def test_page_of_every_type_links_to_its_version(example, site, client):
    page = example.get_page()
    make_news()  # a list without a child is linked from nowhere
    make_project()
    if page.get_parent().pk == site.root_page.pk and hasattr(page, "empty_text"):
        example_item = next(each for each in EXAMPLES if each.parent is example.model)
        example_item.make()
    version = make_version(page)
    assert [link[1] for link in get_links(get_document(client, page))] == [version.url]
    assert [link[1] for link in get_links(get_document(client, version))] == [page.url]


def test_page_has_the_language_of_its_version_on_title_and_main_and_english_around(urdu, client):
    document = get_document(client, urdu)
    assert document.html["lang"] == "en-GB"
    for element in (document.title, document.main, document.select_one(".breadcrumb__item[aria-current]")):
        assert (element["lang"], element["dir"]) == ("ur", "rtl")
    assert document.find("nav", {"aria-label": "Breadcrumb"})["lang"] == "en-GB"
    assert not document.find("meta", property="og:locale")
    assert document.header.find_parent(lang=True) == document.html


def test_easy_read_page_is_in_english(about, client):
    document = get_document(client, make_version(about, "easy-read", "About us, in Easy Read"))
    assert not document.main.has_attr("lang")
    assert document.find("meta", property="og:locale")


def test_text_of_the_site_within_a_page_in_another_language_is_marked_as_english(about, client):
    blocks = [{"type": kind, "value": ""} for kind in ("focus_areas", "outcomes")]
    page = make_version(about, blocks=blocks, updated_on=timezone.localdate())
    main = get_document(client, page).main
    for text in ("Last reviewed on", "Social regeneration", "Also in:"):
        found = main.find(string=lambda string, text=text: text in string)
        assert found.find_parent(lang=True)["lang"] == "en-GB", text


@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("/", ".menu a"),
        ("/", ".site-footer a"),
        ("/site-map/", "main a"),
        ("/search/?q=صفحہ", "main h3 a"),
        ("/no-such-page/", "main .links a"),
    ],
)
def test_title_of_a_version_has_its_language_in_lists(path, selector, urdu, site, client):
    Page.objects.filter(pk=urdu.pk).update(show_in_menus=True)
    FooterLink.objects.create(settings=SiteSettings.for_site(site), page=urdu)
    document = BeautifulSoup(client.get(path).content, "html.parser")
    link = next(link for link in document.select(selector) if link.text == URDU_TITLE)
    marked = link if link.has_attr("lang") else link.find_parent(lang=True)
    assert (marked["lang"], marked["dir"]) == ("ur", "rtl")


def test_excerpt_of_a_search_result_has_the_language_of_its_page(urdu, client):
    StandardPage.objects.get(pk=urdu.pk).save()
    document = BeautifulSoup(client.get("/search/?q=صفحہ").content, "html.parser")
    assert document.select_one("main li p").find_parent(lang=True)["lang"] == "ur"


def test_child_page_that_is_a_version_is_linked_once(about, client):
    version = make_version(about, parent=about)
    make_version(make_page([], "Other", "other"), title="Another title", parent=about)
    main = get_document(client, about).main
    assert [link["href"] for link in main.find_all("a", href=version.url)] == [version.url]
    assert main.select_one("[aria-labelledby=child-pages] a")["lang"] == "ur"


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("hide", [Page.unpublish, make_private, Page.delete])
def test_hidden_version_is_not_linked(hide, about, urdu, client):
    hide(Page.objects.get(pk=urdu.pk))
    document = get_document(client, about)
    assert get_links(document) == []
    assert get_alternates(document) == {}


@pytest.mark.parametrize("hide", [Page.unpublish, make_private, Page.delete])
def test_version_stays_without_links_when_its_original_is_hidden(hide, about, urdu, client):
    make_version(about, "easy-read", "About us, in Easy Read")
    hide(Page.objects.get(pk=about.pk))
    document = get_document(client, urdu)
    assert document.main["lang"] == "ur"
    assert get_links(document) == []
    assert get_alternates(document) == {}


def test_version_of_an_empty_list_has_no_link_to_it(site, client):
    version = make_version(NewsIndexPage.objects.get())
    assert get_links(get_document(client, version)) == []
    make_news()
    assert len(get_links(get_document(client, version))) == 1


def test_links_follow_a_page_that_moves(about, urdu, client):
    urdu.move(about, pos="last-child")
    assert [link[1] for link in get_links(get_document(client, about))] == [f"{about.url}{urdu.slug}/"]


def test_copy_of_a_version_stays_in_its_language_and_is_no_second_version(about, urdu, site, admin_client, client):
    form = {"new_title": "A copy", "new_slug": "copy", "new_parent_page": site.root_page.pk, "publish_copies": "on"}
    admin_client.post(reverse("wagtailadmin_pages:copy", args=[urdu.pk]), form)
    copy = StandardPage.objects.get(slug="copy")
    for page in (copy, copy.get_latest_revision_as_object()):
        assert (page.version, page.version_of) == ("ur", None)
    assert [link[1] for link in get_links(get_document(client, about))] == [urdu.url]
    assert get_document(client, copy).main["lang"] == "ur"


def test_alias_of_a_version_is_in_its_language_and_no_second_version(about, urdu, client):
    alias = urdu.create_alias(update_slug="alias")
    urdu.save_revision().publish()
    assert [link[1] for link in get_links(get_document(client, about))] == [urdu.url]
    assert get_document(client, alias).main["lang"] == "ur"
    assert not StandardPage.objects.to_renew().exists()


@pytest.fixture
def post_form(admin_client, template_contexts):
    """Return a function that sends the editing form of a standard page and returns the errors by field."""
    example = next(example for example in EXAMPLES if example.model is StandardPage)

    def post(page, action="action-publish", **changes):
        form = example.editing_form(title=page.title, slug=page.slug, **changes)
        response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form | {action: "1"})
        errors = response.context["form"].errors if response.status_code == 200 else {}
        return {name: " ".join(messages) for name, messages in errors.items()}

    return post


@pytest.mark.parametrize("field", ["version", "version_of"])
def test_version_needs_both_fields_to_be_published_and_none_to_be_saved(field, about, post_form):
    page = make_page([])
    values = {"version_of": about.pk, "version": "ur"} | {field: ""}
    assert post_form(page, "save", **values) == {}
    assert list(post_form(page, **values)) == [field]
    with pytest.raises(PublishPermissionError, match="Choose"):
        StandardPage.objects.get(pk=page.pk).get_latest_revision().publish()


def test_page_is_refused_as_its_own_version_and_as_version_of_a_version(about, urdu, post_form):
    page = make_page([])
    refused = {page.pk: "of itself", urdu.pk: "is itself a version", Page.get_first_root_node().pk: "not part of"}
    for pk, message in refused.items():
        assert message in post_form(page, version_of=pk, version="pl")["version_of"]


def test_page_with_versions_is_refused_as_a_version(about, post_form):
    page = make_page([])
    make_version(page)
    assert "has versions of its own" in post_form(page, version_of=about.pk, version="pl")["version_of"]


def test_second_version_of_a_kind_is_refused_and_names_the_first(about, urdu, post_form):
    page = make_page([])
    error = post_form(page, version_of=about.pk, version="ur")["version"]
    assert f"“{URDU_TITLE}” is already the version of “About”" in error
    assert post_form(page, version_of=about.pk, version="pl") == {}


def test_draft_is_not_published_once_another_page_is_this_version(about, post_form):
    page = make_page([])
    post_form(page, "save", version_of=about.pk, version="ur")
    make_version(about)
    with pytest.raises(PublishPermissionError, match="is already the version"):
        StandardPage.objects.get(pk=page.pk).get_latest_revision().publish()


def test_report_lists_a_version_until_it_is_published_after_its_original(about, urdu, editor_client):
    url = reverse("versions_to_renew")
    assert URDU_TITLE not in editor_client.get(url).text
    about.save_revision().publish()
    text = editor_client.get(url).text
    assert URDU_TITLE in text
    assert "its original changed on" in text
    assert "Versions to renew <strong>1</strong>" in editor_client.get("/admin/").text
    urdu.save_revision().publish()
    assert URDU_TITLE not in editor_client.get(url).text


@pytest.mark.parametrize(
    ("hide", "reason"), [(Page.unpublish, "its original is not published"), (Page.delete, "it has no original")]
)
def test_report_lists_a_version_whose_original_is_gone(hide, reason, about, urdu):
    hide(Page.objects.get(pk=about.pk))
    page = StandardPage.objects.to_renew().get()
    assert (page.pk, page.renewal_reason) == (urdu.pk, reason)


def test_report_leaves_out_drafts_and_every_reason_is_a_row(about, urdu):
    about.save_revision().publish()
    assert [page.renewal_reason != "" for page in StandardPage.objects.to_renew()] == [True]
    urdu.unpublish()
    assert not StandardPage.objects.to_renew().exists()
    later = timezone.now() + timedelta(days=1)
    Page.objects.filter(pk=urdu.pk).update(live=True, last_published_at=later)
    assert StandardPage.objects.get(pk=urdu.pk).renewal_reason == ""


def test_checks_of_english_words_do_not_run_on_other_languages(about, admin_client, post_form):
    urdu = make_version(about, summary="For the elderly.")
    easy = make_version(about, "easy-read", "About us, in Easy Read", summary="For the elderly.")
    warning = "This page says"
    for page, version, is_checked in ((urdu, "ur", False), (easy, "easy-read", True)):
        config = re.search(r'axe-config[\w-]*" type="application/json">(.*?)</script>', admin_client.get(page.url).text)
        assert ("word-to-avoid" in json.loads(config[1])["options"]["runOnly"]) == is_checked
        post_form(page, summary="For the elderly.", version_of=about.pk, version=version)
        assert (warning in admin_client.get("/admin/").text) == is_checked


def test_home_page_with_a_version_links_to_it(site, client):
    version = make_version(HomePage.objects.get())
    assert [link[1] for link in get_links(get_document(client, site.root_page))] == [version.url]


def test_scheduled_version_whose_original_was_deleted_does_not_stop_other_pages(about, site):
    original, other = make_page([], slug="original"), make_page([], slug="other")
    version = make_version(original)
    for page in (version, other):
        page.unpublish()
        page.go_live_at = timezone.now() - timedelta(minutes=1)
        page.save_revision(approved_go_live_at=page.go_live_at)
    original.delete()
    call_command("publish_scheduled")
    assert [StandardPage.objects.get(pk=page.pk).live for page in (version, other)] == [False, True]
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()

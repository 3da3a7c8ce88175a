"""The report of what the content checks find in all published pages, by the rules of the editor."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StreamBlock
from wagtail.models import GroupPagePermission

from pages.blocks import BodyBlock
from pages.content_checks import find_undescribed_media, find_words_to_avoid, get_text
from pages.content_checks.selectors import CHECKS, H2_BLOCKS, Check, count_content_problems, find_content_problems
from pages.models import HomePage, StandardPage
from tests.factories import image_block, make_image, make_news, make_page, make_project, video_block

pytestmark = pytest.mark.django_db

TABLE = {
    "caption": "Visits",
    "columns": [{"type": "text", "heading": "Month"}, {"type": "number", "heading": "Visits of pensioners"}],
    "rows": [{"values": ["May", "3"]}],
}

BUTTON = {"text": "Read more", "address": "https://example.org/"}


def quote(text):
    return {"type": "quote", "value": {"text": text, "name": "", "role": ""}}


def details(title, text):
    return {"type": "details", "value": {"title": title, "text": text}}


def paragraph(html):
    return {"type": "paragraph", "value": html}


def table(**changes):
    return {"type": "table", "value": TABLE | changes}


def store(page, **values):
    """Change a published page past the forms, as older releases could."""
    type(page).objects.filter(pk=page.pk).update(**values)


def problems(page):
    return {problem.check: problem.found_text for problem in find_content_problems() if problem.page_pk == page.pk}


@pytest.fixture
def page(site):
    return make_page([], title="Page")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([paragraph("<p>For the <b>elderly</b> and OAPs.</p>")], {Check.WORDS: "“the elderly”, “OAPs”"}),
        ([table()], {Check.WORDS: "“pensioners”"}),
        ([table(columns=TABLE["columns"][:1], rows=[{"values": ["OAPs"]}])], {Check.WORDS: "“OAPs”"}),
        ([paragraph('<p><a href="https://example.org/the-elderly">Their pages</a></p>')], {}),
        ([paragraph('<p><a href="https://example.org/">click <i>here</i></a></p>')], {Check.LINKS: "“click here”"}),
        ([details("T", '<p><a href="/x/">More</a></p>')], {Check.LINKS: "“More”"}),
        ([{"type": "call_to_action", "value": {"title": "T", "link": BUTTON}}], {Check.LINKS: "“Read more”"}),
        ([table(caption=" ", columns=TABLE["columns"][:1])], {Check.TABLES: "“Month”"}),
        ([video_block(transcript="<p> </p>")], {Check.VIDEOS: "“A walk through the garden”"}),
        ([paragraph("<h3>Why</h3><p>x</p>")], {Check.HEADINGS: "“Why”"}),
        ([{"type": "heading", "value": "Big"}, paragraph("<h3>Why</h3>")], {}),
        ([quote("He said the aged.")], {Check.WORDS: "“the aged”"}),
    ],
)  # fmt: skip
def test_check_finds_what_editors_stored(blocks, expected, page):
    store(page, body=StandardPage(body=json.dumps(blocks)).body)
    assert problems(page) == expected


def test_images_without_a_real_description_are_found_alone_and_side_by_side(page):
    image, named = make_image("A garden"), make_image("A street", name="street-corner.jpg")
    bare = image_block(image, alt_text="")
    blocks = [
        bare,
        {
            "type": "images",
            "value": [image_block(named, alt_text="street-corner.jpg")["value"], image_block(image)["value"]],
        },
        image_block(image, alt_text="", decorative=True),
    ]
    store(page, body=StandardPage(body=json.dumps(blocks)).body)
    assert problems(page) == {Check.IMAGES: "“A garden”, “A street”"}
    assert len(find_undescribed_media(StandardPage.objects.get(pk=page.pk))) == 2  # the same rule as of the editor


def test_description_of_the_image_of_a_page_is_checked(site):
    image = make_image("A garden", name="phone-portrait.jpg")
    news = make_news(image=image, image_description="")
    assert problems(news) == {}
    store(news, image_description="phone-portrait")
    assert problems(news) == {Check.IMAGES: "“A garden”"}


def test_missing_summary_is_found_in_every_type_of_page(site):
    for page in (make_project(), make_news(), HomePage.objects.get()):
        assert Check.SUMMARY not in problems(page)
        store(page, summary=" ")
        assert problems(page)[Check.SUMMARY] == ""


def test_words_and_links_are_not_checked_in_other_languages(page):
    body = [paragraph('<p>elderly <a href="/x/">More</a></p>')]
    store(page, body=StandardPage(body=json.dumps(body)).body)
    assert set(problems(page)) == {Check.WORDS, Check.LINKS}
    store(page, version="pl")
    assert problems(page) == {}


def test_drafts_are_not_checked_and_a_mended_page_is_gone(page):
    store(page, summary="For the elderly.")
    assert set(problems(page)) == {Check.WORDS}
    StandardPage.objects.get(pk=page.pk).unpublish()
    assert problems(page) == {}


def test_report_finds_the_same_words_as_the_editor(site):
    parts = [
        paragraph("<p>elderly</p>"), {"type": "heading", "value": "The aged"}, table(caption="Senior citizens"),
        image_block(make_image(), alt_text="Two pensioners"), quote("OAP"),
        details("geriatric", "<p>old age pensioner</p>"),
    ]  # fmt: skip
    page = make_page(parts, title="Page")
    found = {word.lower() for word in find_words_to_avoid(get_text(page.specific))}
    assert len(found) == 7
    report = re.findall(r"“(.*?)”", problems(page)[Check.WORDS])
    assert {word.lower() for word in report} == found


def test_every_block_that_renders_a_large_heading_is_known(site):
    block: StreamBlock = BodyBlock()
    for name, child in block.child_blocks.items():
        html = child.render(child.normalize(child.get_preview_value()), {"is_preview": True})
        if re.search(r"<h2\b", html):
            assert isinstance(child, H2_BLOCKS), name


def test_initial_content_has_no_problem(site):
    assert [(problem.title, problem.check) for problem in find_content_problems()] == []


def test_report_is_filtered_by_check_and_links_to_what_the_user_may_edit(page, site):
    section = make_page([], title="Section", slug="section")
    own = StandardPage(title="Own", slug="own")
    section.add_child(instance=own)
    for each in (page, own):
        store(each, summary="For the elderly.", body=StandardPage(body=json.dumps([paragraph("<h3>x</h3>")])).body)
    group = Group.objects.create(name="Section editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=section, permission_type="change")
    user, client = User.objects.create_user("user"), Client()
    user.groups.add(group)
    client.force_login(user)
    url = reverse("content_checks")

    def rows(query=""):
        response = client.get(url + query)
        return BeautifulSoup(response.content, "html.parser").main.tbody.find_all("tr")

    assert len(rows()) == 4
    edit = reverse("wagtailadmin_pages:edit", args=[own.pk])
    assert [row.a["href"] for row in rows() if row.a] == [edit, edit]
    assert {row.find_all("td")[1].text.strip() for row in rows("?check=words")} == {"Words to avoid"}
    assert len(rows("?check=words")) == 2
    assert "Own,Words to avoid,“the elderly”" in client.get(f"{url}?export=csv").getvalue().decode()
    assert count_content_problems(User.objects.get(pk=user.pk)) == 2


def test_every_check_is_in_the_report(editor_client):
    assert set(CHECKS) == set(Check)
    text = editor_client.get(reverse("content_checks")).text
    assert all(f'value="{check.value}"' in text for check in Check)


def test_number_of_queries_does_not_grow_with_the_pages(page, editor_client, committed):
    user = User.objects.get(username="editor")

    def count():
        with CaptureQueriesContext(connection) as queries:
            find_content_problems()
        return len(queries)

    before = count()
    for number in range(5):
        make_page([image_block(make_image()), paragraph("<p>elderly</p>")], slug=f"page-{number}")
    assert count() == before
    assert count_content_problems(user) == 5
    with CaptureQueriesContext(connection) as queries:
        count_content_problems(User.objects.get(pk=user.pk))
    assert len(queries) <= 5

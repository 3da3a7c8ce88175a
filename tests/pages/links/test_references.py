"""The walk finds a link in every field and block that can hold one, and a new kind of either cannot be forgotten."""

from collections import Counter
from itertools import count

import pytest
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import get_page_models
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.links.references import (
    DOCUMENT,
    PAGE,
    URL,
    get_block_kind,
    get_kind,
    get_link_fields,
    get_sources,
    iter_links,
)
from pages.models import (
    AccessibilityStatement,
    FooterLink,
    NewsPage,
    SecurityContact,
    SiteSettings,
    SocialLink,
    StandardPage,
)
from tests.factories import make_document, make_news, make_page, make_partner
from tests.pages.examples import EXAMPLES

pytestmark = pytest.mark.django_db

CONTAINERS = (blocks.StreamBlock, blocks.StructBlock, blocks.ListBlock, TypedTableBlock)
# Blocks that hold no link: text that is shown as it is, choices, images and records with their own screens.
BLOCKS_WITHOUT_LINK = (
    blocks.BooleanBlock, blocks.CharBlock, blocks.ChoiceBlock, blocks.EmailBlock, blocks.RegexBlock, blocks.StaticBlock,
    blocks.TextBlock, ImageChooserBlock, SnippetChooserBlock,
)  # fmt: skip
FIELDS_WITHOUT_LINK = {
    "AutoField", "BigAutoField", "BooleanField", "CharField", "DateField", "DateTimeField", "EmailField", "ForeignKey",
    "GeneratedField", "IntegerField", "OneToOneField", "PositiveIntegerField", "PositiveSmallIntegerField", "SlugField",
    "TextField", "UUIDField",
}  # fmt: skip


def models_with_rows():
    """Return the models whose rows editors write, those within others too."""
    parents = [model for model, _ in get_sources()]
    children = [relation.related_model for model in parents for relation in get_all_child_relations(model)]
    return list(dict.fromkeys([*parents, *(model for model in children if model._meta.app_label == "pages")]))


def leaves(block):
    """Return the blocks within a block that contain no other."""
    if isinstance(block, blocks.ListBlock):
        return leaves(block.child_block)
    if isinstance(block, CONTAINERS):
        return [leaf for child in block.child_blocks.values() for leaf in leaves(child)]
    return [block]


def test_every_block_holds_a_link_that_is_read_or_none():
    unknown = {
        type(leaf).__qualname__
        for model in models_with_rows()
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField)
        for leaf in leaves(field.stream_block)
        if not get_block_kind(leaf) and not isinstance(leaf, (blocks.RichTextBlock, *BLOCKS_WITHOUT_LINK))
    }
    assert unknown == set()


def test_every_field_holds_a_link_that_is_read_or_none():
    unknown = {
        f"{model.__name__}.{field.name}: {type(field).__name__}"
        for model in models_with_rows()
        for field in model._meta.concrete_fields
        if not get_kind(field)
        and type(field).__name__ not in FIELDS_WITHOUT_LINK
        and not field.name.endswith("_ptr")
        and type(field).__name__ not in {"ParentalKey", "TranslatableKey"}
        and field.model.__module__.startswith("pages")
    }
    assert unknown == set()


class Planter:
    """Writes a different link into every place that can hold one."""

    def __init__(self, page, document):
        self.numbers, self.page, self.document = count(1), page, document
        self.expected = Counter()

    def url(self):
        url = f"https://example.org/{next(self.numbers)}/"
        self.expected[URL, url] += 1
        return url

    def plant(self, kind):
        """Return the stored value of a link of a kind."""
        if kind == URL:
            return self.url()
        target = self.page if kind == PAGE else self.document
        self.expected[kind, target.pk] += 1
        return target.pk

    def rich_text(self):
        return (
            f'<p>Read <a href="{self.url()}">a</a>, <a linktype="page" id="{self.plant(PAGE)}">b</a> and '
            f'<a id="{self.plant(DOCUMENT)}" linktype="document">c</a>.</p>'
        )

    def fill(self, block):
        """Return the stored value of a block, with a link wherever there can be one."""
        if isinstance(block, blocks.StreamBlock):
            return [{"type": name, "value": self.fill(child)} for name, child in block.child_blocks.items()]
        if isinstance(block, blocks.StructBlock):
            return {name: self.fill(child) for name, child in block.child_blocks.items()}
        if isinstance(block, blocks.ListBlock):
            return [{"type": "item", "value": self.fill(block.child_block)}]
        if isinstance(block, TypedTableBlock):
            columns = [{"type": name, "heading": name} for name in block.child_blocks]
            return {
                "caption": "",
                "columns": columns,
                "rows": [{"values": list(map(self.fill, block.child_blocks.values()))}],
            }
        if isinstance(block, blocks.RichTextBlock):
            return self.rich_text()
        return self.plant(get_block_kind(block)) if get_block_kind(block) else None


@pytest.fixture
def planted(site):
    """Return the planter, after it has filled a row of every model."""
    planter = Planter(make_page([], title="Target", slug="target"), make_document())
    settings = SiteSettings.objects.get(site=site)
    FooterLink.objects.get_or_create(settings=settings, page=site.root_page)
    SocialLink.objects.create(settings=settings, name="Elsewhere", url="https://example.org/")
    for model in (AccessibilityStatement, SecurityContact):
        model.objects.get_or_create(site=site)
    make_partner()
    for example in EXAMPLES:
        example.get_page()
    for model in models_with_rows():
        fields = get_link_fields(model)
        if fields:
            row = model._default_manager.exclude(pk=planter.page.pk).first()
            values = {field.attname: plant_in(planter, field) for field in fields}
            type(row)._base_manager.filter(pk=row.pk).update(**values)
    return planter


def plant_in(planter, field):
    if isinstance(field, StreamField):
        return field.stream_block.to_python(planter.fill(field.stream_block))
    return planter.rich_text() if isinstance(field, RichTextField) else planter.plant(get_kind(field))


def test_walk_finds_a_link_in_every_place_that_can_hold_one(planted):
    found = Counter((link.kind, link.target) for link in iter_links())
    assert {place: found[place] for place in planted.expected} == planted.expected
    assert planted.expected.total() > 100


def test_walk_reads_every_page_type_and_both_kinds_of_records(site):
    sources = {model for model, _ in get_sources()}
    assert set(get_page_models()) < sources
    assert {model.__name__ for model in sources} > {"SiteSettings", "SecurityContact", "KeyFigure", "Partner"}


def test_link_has_the_words_that_visitors_read(site):
    page = make_page(
        [
            {"type": "paragraph", "value": '<p><a href="https://example.org/a">Our <b>first</b> &amp; best</a></p>'},
            {
                "type": "call_to_action",
                "value": {"title": "T", "text": "", "link": {"text": "The button", "address": "https://example.org/b"}},
            },
        ]
    )
    SocialLink.objects.create(settings=SiteSettings.objects.get(), name="On X", url="https://example.org/c")
    make_partner(website="https://example.org/d")
    links = {link.target: (link.source_model, link.text) for link in iter_links()}
    assert links["https://example.org/a"] == (StandardPage, "Our first & best")
    assert links["https://example.org/b"] == (StandardPage, "The button")
    assert links["https://example.org/c"] == (SiteSettings, "On X")
    assert links["https://example.org/d"][1] == "Website"
    assert page.pk in {link.source_pk for link in iter_links()}


def test_walk_ignores_drafts_and_what_is_not_published(site):
    page = make_news(body=[("paragraph", '<p><a href="https://example.org/news">there</a></p>')])
    assert "https://example.org/news" in {link.target for link in iter_links()}
    NewsPage.objects.get(pk=page.pk).unpublish()
    assert "https://example.org/news" not in {link.target for link in iter_links()}

"""Sentences that repeat a key figure: which are found, and which are not."""

import pytest
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from pages.models import AboutPage, KeyFigure
from pages.usage import IGNORED_FIELDS, Matcher, Statement, find_repeats, get_text_fields
from tests.factories import make_page

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

MEN = Statement("77", "years", "life expectancy for men", "")
UNEMPLOYMENT = Statement("10", "%", "unemployment", "Barking and Dagenham")
OLDEST = Statement("Oldest", "", "population in London", "Havering")
HOMES = Statement("1,200", "homes", "monitored", "")
ONE_DIGIT = Statement("7", "", "boroughs with a hub", "")
PHRASE = Statement("1 in 4", "", "residents are carers", "Redbridge")


def repeats_in(*blocks, figures=None):
    """Return the (value, sentence) pairs found on a page with these paragraphs."""
    page = make_page([{"type": "paragraph", "value": block} for block in blocks])
    found = find_repeats(figures or KeyFigure.objects.all())
    return [(repeat.value_found, repeat.sentence) for repeat in found if repeat.page.pk == page.pk]


def test_report_finds_exactly_the_sentences_of_the_initial_content(site):
    found = [
        (str(repeat.figure), repeat.page.title, repeat.sentence[:20])
        for repeat in find_repeats(KeyFigure.objects.all())
    ]
    assert found == [
        ("10% unemployment: Barking and Dagenham", "Social regeneration", "With the highest rat"),
        ("77 years: life expectancy for men", "Social regeneration", "With the highest rat"),
        ("82 years: life expectancy for women", "Social regeneration", "With the highest rat"),
        ("Oldest population in London: Havering", "Healthy ageing", "Havering has the dis"),
    ]


@pytest.mark.parametrize(
    ("statement", "sentence", "expected"),
    [
        (MEN, "They live 77 years.", True),
        (MEN, "A 77-year life.", True),
        (MEN, "Men: 77.", True),
        (MEN, "There are 77 chairs.", False),
        (MEN, "For men, it is 77.5.", False),
        (MEN, "For men, it is 1,077.", False),
        (MEN, "Men telephone 020 7946 0077.", False),
        (MEN, "Men may take 177 steps.", False),
        (UNEMPLOYMENT, "It is 10 per cent.", True),
        (UNEMPLOYMENT, "It is 10%.", True),
        (UNEMPLOYMENT, "Text zooms in to 110%.", False),
        (UNEMPLOYMENT, "In Barking, there are 10 libraries.", False),
        (OLDEST, "London has the oldest population.", True),
        (OLDEST, "The oldest members spoke first.", False),
        (OLDEST, "Havering has a station called Oldestown.", False),
        (HOMES, "We installed sensors in 1200 homes.", True),
        (HOMES, "We installed sensors in 1 200 homes.", True),
        (HOMES, "1,200 were monitored.", True),
        (HOMES, "1,200 people came.", False),
        (ONE_DIGIT, "There is a hub in 7 boroughs.", True),
        (ONE_DIGIT, "Open at 7 every day.", False),
        (PHRASE, "Of the residents, 1  in 4 cares.", True),
        (PHRASE, "Residents scored 1 in 40 games.", False),
    ],
)
def test_sentence_repeats_a_figure(statement, sentence, expected):
    assert Matcher(None, statement).matches(sentence) == expected


def test_only_the_sentence_with_the_figure_is_returned(site):
    found = repeats_in("<p>We work here. Men live <b>77</b> years. All is well.</p>", "<p>Nothing.</p>")
    assert found == [("77", "Men live 77 years.")]


def test_sentence_with_the_value_of_an_older_revision_is_found(site):
    figure = KeyFigure.objects.get(value="77")
    figure.value = "78"
    figure.save_revision().publish()
    assert repeats_in("<p>Men live 77 years.</p>") == [("77, now 78", "Men live 77 years.")]


def test_draft_and_unpublished_pages_are_not_searched(site):
    page = make_page([{"type": "paragraph", "value": "<p>Men live 77 years.</p>"}])
    page.unpublish()
    assert page.pk not in {repeat.page.pk for repeat in find_repeats(KeyFigure.objects.all())}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.model.__name__)
def test_every_text_field_of_a_page_type_is_searched(example, site):
    page, text = example.get_page(), "Men live 77 years."
    for name in get_text_fields(example.model):
        field = example.model._meta.get_field(name)
        if isinstance(field, StreamField):
            value = [(next(iter(field.stream_block.child_blocks)), text)] if name == "body" else None
        else:
            value = text[: field.max_length] if field.max_length else f"<p>{text}</p>"
        if value is None:
            continue
        before = example.model.objects.filter(pk=page.pk).values(name)[0]
        example.model.objects.filter(pk=page.pk).update(**{name: value})
        assert text in {repeat.sentence for repeat in find_repeats(KeyFigure.objects.filter(value="77"))}, name
        example.model.objects.filter(pk=page.pk).update(**before)


def test_ignored_fields_are_fields_of_pages():
    names = {field.name for model in get_page_models() for field in model._meta.concrete_fields}
    assert names >= IGNORED_FIELDS


def test_text_within_nested_blocks_is_searched(site):
    details = {"title": "How long?", "text": "<p>Men live 77 years.</p>"}
    page = make_page([{"type": "details", "value": details}])
    assert page.pk in {repeat.page.pk for repeat in find_repeats(KeyFigure.objects.all())}


def test_search_takes_one_query_for_each_type_of_page(site, django_assert_max_num_queries):
    figures = list(KeyFigure.objects.all())
    with django_assert_max_num_queries(len(get_page_models()) + 4):
        find_repeats(figures)


def test_report_and_edit_screen_link_to_the_page_of_the_sentence(site, editor_client):
    figure = KeyFigure.objects.get(value="77")
    AboutPage.objects.update(summary="Men live 77 years.")
    edit_page = reverse("wagtailadmin_pages:edit", args=[AboutPage.objects.get().pk])
    edit_figure = reverse(KeyFigure.snippet_viewset.get_url_name("edit"), args=[figure.pk])
    report = editor_client.get(reverse("repeated_figures")).text
    assert "Men live 77 years." in report
    assert f'href="{edit_page}"' in report
    assert f'href="{edit_figure}"' in report
    screen = editor_client.get(edit_figure).text
    assert f'<a href="{edit_page}">About</a> (77): Men live 77 years.' in screen
    added = editor_client.get(reverse(KeyFigure.snippet_viewset.get_url_name("add"))).text
    assert "No published page repeats it in a sentence." in added

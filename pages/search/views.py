"""The page `/search/`: a form, and what it finds among the pages that visitors can see."""

from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from django.core.paginator import Paginator
from django.db.models import Case, Q, Value, When
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, Site
from wagtail.search.utils import normalise_query_string

from pages.selectors import public_pages

from .highlights import excerpt
from .query import readable, search_words
from .suggestions import suggest

RESULTS = 10  # on a page of results


@dataclass(frozen=True)
class Result:
    """A line of the list: where it leads, what it is called, and what stands below."""

    url: str
    title: str
    excerpt: SafeString | str = ""
    page_id: int | None = None


@dataclass
class Outcome:
    """What a search brought: keys of the pages with all words, or with some of them, or what may have been meant."""

    pages: list = field(default_factory=list)
    all_words: bool = True
    meant: str = ""


@require_safe
def search(request):
    """Show the form; show what is found. Every query gets an answer, and nothing about it is stored."""
    typed = readable(request.GET.get("q", ""))
    words = search_words(typed)
    promoted = promotions(request, typed)
    others = visible_pages(request).exclude(pk__in=[result.page_id for result in promoted if result.page_id])
    outcome = look_for(others, words, help_out=not promoted)
    found = Paginator(outcome.pages, RESULTS).get_page(request.GET.get("page"))
    shown = Page.objects.specific().in_bulk(found.object_list)
    context = {
        "typed": typed,
        "heading": heading(typed, len(promoted) + (found.paginator.count if outcome.all_words else 0)),
        "promoted": promoted,
        "outcome": outcome,
        "found": found,
        "results": [result_for(shown[key], words, request) for key in found if key in shown],
    }
    return render(request, "search.html", context)


def result_for(page, words, request):
    """Return a line of the list for a page."""
    return Result(page.get_url(request), page.title, excerpt(page, words))


def heading(typed, number):
    """Return the heading of the results: how many there are, or that there are none."""
    if not number:
        return f"Nothing found for “{typed}”"
    return f"{number} {'page' if number == 1 else 'pages'} found for “{typed}”"


def visible_pages(request):
    """Return the pages of the site that visitors can see."""
    site = Site.find_for_request(request)
    pages = Page.objects.descendant_of(site.root_page, inclusive=True) if site else Page.objects.none()
    return public_pages(pages)


def look_for(pages, words, *, help_out=True):
    """Return the pages with all the words, most relevant first; without any, help: those with some of the words."""
    if not words:
        return Outcome()
    found = matching(pages, words, "and")
    if found or not help_out:
        return Outcome(found)
    meant = suggest(words)
    if meant and not matching(pages, meant, "and"):
        meant = None
    some = matching(pages, words, "or") if len(words) > 1 else []
    return Outcome(some, all_words=False, meant=" ".join(meant or []))


def matching(pages, words, operator):
    """Return the keys of what matches: pages named by the words first, then as the database ranks them.

    All of them at once: counting them and taking ten would each cost the database the same again.
    """
    found = pages.search(" ".join(words), operator=operator).get_queryset()
    named = reduce(and_, (Q(title__icontains=word) for word in words))
    first = Case(When(named, then=Value(0)), default=Value(1))
    return list(found.order_by(first, *found.query.order_by).values_list("pk", flat=True))


def promotions(request, typed):
    """Return what editors put on top of the results for exactly this query."""
    chosen = SearchPromotion.objects.filter(query__query_string=normalise_query_string(typed)) if typed else []
    pages = [promotion.page_id for promotion in chosen if promotion.page_id]
    shown = {page.pk: page for page in public_pages(Page.objects.filter(pk__in=pages))} if pages else {}
    results = []
    for promotion in chosen:
        page = shown.get(promotion.page_id)
        if page:
            results.append(Result(page.get_url(request), page.title, promotion.description, page.pk))
        elif promotion.external_link_url:
            results.append(Result(promotion.external_link_url, promotion.external_link_text, promotion.description))
    return results

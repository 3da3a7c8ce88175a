"""The search page: a form, and results among the pages that visitors can see."""

from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from django.core.paginator import Paginator
from django.db.models import Case, Q, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet
from wagtail.search.utils import normalise_query_string

from pages.selectors import listed_pages, public_pages

from .highlights import get_excerpt
from .query import clean_query, get_words, strip_accents
from .suggestions import suggest_words

RESULTS_PER_PAGE = 10


@dataclass(frozen=True)
class SearchResult:
    """A link in the list of results, with an excerpt of the page or the description of a promoted result."""

    url: str
    title: str
    excerpt: SafeString | str = ""
    page: Page | None = None
    is_promoted: bool = False


@dataclass
class SearchOutcome:
    """The primary keys of matching pages. If none has all words: of pages with some of them, and a suggestion."""

    pages: list[int] = field(default_factory=list)
    all_words: bool = True
    suggestion: str = ""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the form and the results. Any query gets a valid response; nothing about it is stored."""
    query = clean_query(request.GET.get("q", ""))
    words = get_words(query)
    promoted = get_promoted_results(request, query)
    pages = get_searchable_pages(request).exclude(pk__in=[result.page.pk for result in promoted if result.page])
    outcome = run_search(pages, words, offer_help=not promoted)
    page_obj = Paginator(outcome.pages, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    instances = Page.objects.specific().in_bulk(page_obj.object_list)
    context = {
        "query": query,
        "heading": get_heading(query, len(promoted) + (page_obj.paginator.count if outcome.all_words else 0)),
        "promoted": promoted,
        "outcome": outcome,
        "page_obj": page_obj,
        "results": [get_result(instances[pk], words, request) for pk in page_obj if pk in instances],
    }
    return render(request, "search.html", context)


def get_result(page: Page, words: list[str], request: HttpRequest) -> SearchResult:
    return SearchResult(page.get_url(request), page.title, get_excerpt(page, words), page)


def get_heading(query: str, count: int) -> str:
    if not count:
        return f"Nothing found for “{query}”"
    return f"{count} {'page' if count == 1 else 'pages'} found for “{query}”"


def get_searchable_pages(request: HttpRequest) -> PageQuerySet:
    """Return the pages of this site that visitors can see."""
    site = Site.find_for_request(request)
    pages = Page.objects.descendant_of(site.root_page, inclusive=True) if site else Page.objects.none()
    return listed_pages(pages)


def run_search(pages: PageQuerySet, words: list[str], *, offer_help: bool = True) -> SearchOutcome:
    """Return the pages with all the words, most relevant first. If there are none, offer pages with some of them."""
    if not words:
        return SearchOutcome()
    matches = search_pages(pages, words, "and")
    if matches or not offer_help:
        return SearchOutcome(matches)
    suggestion = suggest_words(words)
    if suggestion and not search_pages(pages, suggestion, "and"):
        suggestion = None
    partial_matches = search_pages(pages, words, "or") if len(words) > 1 else []
    return SearchOutcome(partial_matches, all_words=False, suggestion=" ".join(suggestion or []))


def search_pages(pages: PageQuerySet, words: list[str], operator: str) -> list[int]:
    """Return the primary keys of all matches: pages with all words in their title first, then as the database ranks.

    All at once: counting them, and fetching ten, would each be as expensive for the database.
    """
    matches = pages.search(" ".join(map(strip_accents, words)), operator=operator).get_queryset()
    in_title = reduce(and_, (Q(title__icontains=word) for word in words))
    rank = Case(When(in_title, then=Value(0)), default=Value(1))
    return list(matches.order_by(rank, *matches.query.order_by).values_list("pk", flat=True))


def get_promoted_results(request: HttpRequest, query: str) -> list[SearchResult]:
    """Return the results that editors promote for exactly this query."""
    promotions = SearchPromotion.objects.filter(query__query_string=normalise_query_string(query)) if query else []
    pks = [promotion.page_id for promotion in promotions if promotion.page_id]
    visible = {page.pk: page for page in public_pages(Page.objects.filter(pk__in=pks))} if pks else {}
    results = []
    for promotion in promotions:
        page = visible.get(promotion.page_id)
        if page:
            results.append(
                SearchResult(page.get_url(request), page.title, promotion.description, page, is_promoted=True)
            )
        elif promotion.external_link_url:
            results.append(
                SearchResult(promotion.external_link_url, promotion.external_link_text, promotion.description)
            )
    return results

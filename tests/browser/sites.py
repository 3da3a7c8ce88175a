"""The sites that the standing loops open, and the URL path of each page and state on them."""

import time
from typing import NamedTuple

from tests.demo import LOAD_DEMO

from .draft_paths import WORKING_KEY, get_path

# Python code for a process that has set Django up; this module itself needs no settings.
CREATE_MEDIA_PAGES = "from tests.browser.media_pages import create_media_pages\ncreate_media_pages()\n"
CREATE_VARIANTS = "from tests.browser.variants import create_variants\ncreate_variants()\n"


class Content(NamedTuple):
    """The Python code that adds content to the initial content, and the paths to open then, by name."""

    python: str
    paths: dict[str, str]


class Site(NamedTuple):
    """The URL of a running site, and the paths to open on it, by name."""

    url: str
    paths: dict[str, str]


# By the name of the fixture that starts the site.
SITES = {
    # The initial content. Its other pages are found by links, which empty lists do not have.
    "site_url": Content(
        "",
        {
            "projects, none": "/projects/",
            "projects, none and a filter": "/projects/?borough=havering",
            "news, none": "/news/",
            "get involved, none": "/get-involved/",
            "jobs, none": "/get-involved/jobs/",
            "search, odd characters": "/search/?q=%00%22%3C&page=x",
        },
    ),
    "media_site_url": Content(
        CREATE_MEDIA_PAGES,
        {
            "images": "/pictures/",
            "embedded videos": "/video/",
            "uploaded video": "/film/",
            "every block": "/every-block/",
        },
    ),
    "demo_site_url": Content(
        LOAD_DEMO,
        {
            "home page with news": "/",
            "projects": "/projects/",
            "projects, filtered": "/projects/?focus_area=healthy-ageing&borough=&state=finished",
            "projects, nothing found": "/projects/?borough=waltham-forest&state=planned",
            "projects, unknown filter": "/projects/?borough=nowhere",
            "projects, last page": "/projects/?page=2",
            "projects, filtered, last page": "/projects/?focus_area=healthy-ageing&page=2",
            "project under way": "/projects/example-project-1/",
            "project finished": "/projects/example-project-11/",
            "project without image": "/projects/example-project-13/",
            "project planned": "/projects/example-project-10/",
            "news": "/news/",
            "news, filtered, last page": "/news/?kind=story&page=2",
            "news, nothing found": "/news/?kind=report&focus_area=healthy-ageing&year=1999",
            "news item": "/news/example-story-1/",
            "get involved": "/get-involved/",
            "get involved, last page": "/get-involved/?page=2",
            "get involved, filtered, last page": "/get-involved/?focus_area=healthy-ageing&page=2",
            "get involved, nothing found": "/get-involved/jobs/?borough=havering",
            "get involved, nothing open, some past": "/get-involved/jobs/?borough=redbridge",
            "get involved, some open, nothing past": "/get-involved/volunteering/",
            "get involved, past year": f"/get-involved/past/{time.localtime().tm_year}/",
            "jobs": "/get-involved/jobs/",
            "open all year": "/get-involved/example-volunteering-1/",
            "job": "/get-involved/example-job-1/",
            "closing today": "/get-involved/example-research-3/",
            "closed": "/get-involved/example-job-2/",
            "event": "/get-involved/example-event-1/",
            "event today": "/get-involved/example-event-5/",
            "event whose booking has closed": "/get-involved/example-event-6/",
            "cancelled event": "/get-involved/example-event-2/",
            "event that is over": "/get-involved/example-event-3/",
            "focus area": "/focus-areas/healthy-ageing/",
            "people and partners": "/people/",
            "images in each layout": "/people/images/",
            "logos": "/people/logos/",
            "about": "/about/",
            "focus areas": "/focus-areas/",
            "contact": "/contact/",
            "site map": "/site-map/",
            "page with versions": "/example-page/",
            "page in Easy Read": "/example-page-easy-read/",
            "page from right to left": "/example-page-urdu/",
            "search result from right to left": "/search/?q=%D9%85%D8%AB%D8%A7%D9%84",
        },
    ),
    "variants_site_url": Content(
        CREATE_VARIANTS,
        {
            "home page with notice, image and other bands": "/",
            "focus areas in four colours": "/focus-areas/",
            "focus area in teal": "/focus-areas/healthy-ageing/",
            "focus area in plum": "/focus-areas/social-regeneration/",
            "focus area in amber": "/focus-areas/amber/",
            "focus area in coral": "/focus-areas/coral/",
            "project with everything": "/projects/everything/",
            "project with a title only": "/projects/a-title-only/",
            "news item with everything": "/news/everything/",
            "news item with a title only": "/news/a-title-only/",
            "get involved, all of it over": "/get-involved/",
            "kind, all of it over": "/get-involved/jobs/",
            "opportunity that is over": "/get-involved/over/",
            "opportunity that was cancelled": "/get-involved/cancelled/",
            "draft": get_path(WORKING_KEY),
        },
    ),
}

"""Structured data of a page for search engines, in the vocabulary of schema.org."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from pages.media.renditions import SHAPES, get_responsive_image

if TYPE_CHECKING:
    from pages.models import BasePage, NewsPage, OpportunityPage, Partner, ProjectPage, SiteImage, SiteSettings

UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b")
ORGANISATION_ID, WEBSITE_ID = "#organisation", "#website"


def absolute_url(path: str) -> str:
    """Return the URL of a path below `SITE_URL`."""
    return urljoin(f"{settings.SITE_URL}/", path)


def structured_data(page: BasePage, site: SiteSettings) -> dict[str, Any]:
    """Return the JSON-LD graph of a page."""
    graph = [organisation(site), website(site)]
    if page.breadcrumbs:
        graph.append(breadcrumb_list(page))
    graph += page.get_structured_data(site)
    return {"@context": "https://schema.org", "@graph": graph}


def organisation(site: SiteSettings) -> dict[str, Any]:
    """Return the organisation, without the details that are not known."""
    details: dict[str, Any] = {
        "name": site.organisation_name,
        "legalName": site.legal_name,
        "telephone": site.telephone,
        "email": site.public_email,
        "address": postal_address(site.visiting_address),
    }
    if site.company_number:
        details["identifier"] = {
            "@type": "PropertyValue",
            "name": "Company number",
            "value": site.company_number,
        }
    return {
        "@type": "Organization",
        "@id": absolute_url(ORGANISATION_ID),
        "url": absolute_url("/"),
        "logo": absolute_url(static("img/icon-512.png")),
    } | {name: value for name, value in details.items() if value}


def postal_address(text: str) -> dict[str, str] | str:
    """Return an address as its parts if its last line is a town and a UK postcode, otherwise as text."""
    lines = [line.strip(" ,") for line in text.splitlines() if line.strip(" ,")]
    postcode = UK_POSTCODE.search(lines[-1]) if lines else None
    town = UK_POSTCODE.sub("", lines[-1]).strip(" ,") if postcode else ""
    street = ", ".join(lines[:-1])
    if not postcode or not town or not street:
        return ", ".join(lines)
    return {
        "@type": "PostalAddress",
        "streetAddress": street,
        "addressLocality": town,
        "postalCode": postcode[0],
        "addressCountry": "GB",
    }


def website(site: SiteSettings) -> dict[str, Any]:
    """Return the site, with the URL of its search."""
    return {
        "@type": "WebSite",
        "@id": absolute_url(WEBSITE_ID),
        "url": absolute_url("/"),
        "name": site.organisation_name,
        "publisher": {"@id": absolute_url(ORGANISATION_ID)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": absolute_url(reverse("search")) + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb_list(page: BasePage) -> dict[str, Any]:
    """Return the breadcrumbs that the page shows, with the page itself as the last one."""
    crumbs = [*page.breadcrumbs, (page.title, page)]
    items = [
        {"@type": "ListItem", "position": position, "name": title, "item": absolute_url(target.get_url_parts()[2])}
        for position, (title, target) in enumerate(crumbs, 1)
        if target.get_url_parts()
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def describe_project(page: ProjectPage) -> dict[str, Any]:
    """Return a project with its partners. schema.org regards a project as an organisation."""
    roles = {"funded": "funder", "commissioned": "sponsor"}
    partners: dict[str, list[dict[str, str]]] = {}
    for row in page.partners.select_related("partner"):
        partners.setdefault(roles.get(row.role, "member"), []).append(_partner(row.partner))
    details = {
        "foundingDate": page.started_on and page.started_on.isoformat(),
        "dissolutionDate": page.ended_on and page.ended_on.isoformat(),
        "areaServed": [borough.name for borough in page.boroughs.all()],
    }
    return _thing("Project", page, details | partners | {"parentOrganization": _organisation_reference()})


def _partner(partner: Partner) -> dict[str, str]:
    url = {"url": partner.website} if partner.website else {}
    return {"@type": "Organization", "name": partner.name} | url


def describe_news(page: NewsPage) -> dict[str, Any]:
    """Return a news item as an article."""
    authors = [{"@type": "Person", "name": person.name} for person in page.people]
    details = {
        "headline": page.display_heading,
        "datePublished": page.date.isoformat(),
        "dateModified": page.last_published_at and page.last_published_at.isoformat(),
        "author": authors or _organisation_reference(),
        "publisher": _organisation_reference(),
        "mainEntityOfPage": page.get_canonical_url(),
    }
    return _thing("NewsArticle", page, details)


def describe_event(page: OpportunityPage) -> dict[str, Any]:
    """Return an event."""
    places: list[dict[str, Any]] = []
    if page.location:
        places.append({"@type": "Place", "name": page.location, "address": page.location})
    if page.online:
        places.append({"@type": "VirtualLocation", "url": page.online})
    modes = {(True, False): "Offline", (False, True): "Online"}
    mode = modes.get((bool(page.location), bool(page.online)), "Mixed")
    details = {
        "startDate": page.starts_at and timezone.localtime(page.starts_at).isoformat(),
        "endDate": page.ends_at and timezone.localtime(page.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if page.cancelled else 'Scheduled'}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": places,
        "organizer": _organisation_reference(),
    }
    return _thing("Event", page, details)


def describe_job(page: OpportunityPage) -> dict[str, Any]:
    """Return a vacancy."""
    posted = page.first_published_at
    details = {
        "title": page.display_heading,
        "datePosted": posted and timezone.localtime(posted).date().isoformat(),
        "validThrough": page.closes_at and timezone.localtime(page.closes_at).isoformat(),
        "hiringOrganization": _organisation_reference(),
        "jobLocation": {"@type": "Place", "address": page.location} if page.location else None,
    }
    return _thing("JobPosting", page, details)


def _organisation_reference() -> dict[str, str]:
    return {"@id": absolute_url(ORGANISATION_ID)}


def _thing(kind: str, page: BasePage, details: dict[str, Any]) -> dict[str, Any]:
    """Return what every page has, and the details that are known."""
    common = {
        "name": page.display_heading,
        "description": page.summary,
        "url": page.get_canonical_url(),
        "image": _image_url(getattr(page, "image", None)),
    }
    return {"@type": kind} | {name: value for name, value in (common | details).items() if value}


def _image_url(image: SiteImage | None) -> str:
    """Return the URL of an image as a JPEG; empty without one, or if its file is unusable."""
    responsive = get_responsive_image(image, SHAPES["poster"]) if image else None
    return absolute_url(responsive.srcset.rpartition(", ")[2].split()[0]) if responsive else ""

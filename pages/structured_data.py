"""Structured data of a page for search engines, in the vocabulary of schema.org."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

if TYPE_CHECKING:
    from pages.models import BasePage, SiteSettings

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
    return {"@context": "https://schema.org", "@graph": graph}


def organisation(site: SiteSettings) -> dict[str, Any]:
    """Return the organisation, without the details that are not known."""
    details: dict[str, Any] = {
        "name": site.organisation_name,
        "legalName": site.legal_name,
        "telephone": site.telephone,
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

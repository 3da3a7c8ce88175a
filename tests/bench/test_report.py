"""The parts of `make bench` that need no server: parsing wrk, checking thresholds, the chart, the summary."""

from xml.etree import ElementTree

import pytest

from tests.bench import chart, results
from tests.bench.__main__ import find_missing
from tests.bench.cms_session import get_body_fields, read_form
from tests.bench.report import Report
from tests.bench.wrk import parse

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


def test_parse_returns_milliseconds():
    assert parse(WRK) == (512345, 64043.12, pytest.approx(0.243), 1300)


@pytest.mark.parametrize(
    "line", ["  Non-2xx or 3xx responses: 5", "  Socket errors: connect 0, read 3, write 0, timeout 0"]
)
def test_parse_refuses_failed_requests(line):
    with pytest.raises(RuntimeError):
        parse(f"{WRK}{line}\n")


def test_threshold_is_met_at_its_limit_and_fails_beyond():
    report = Report()
    report.check("1", "share", 0.65, at_least=0.65)
    report.check("3", "p99", 10, at_most=10)
    report.check("1", "other share", 0.44, at_least=0.45)
    report.check("3", "other p99", 10.2, at_most=10)
    assert [threshold.name for threshold in report.failed] == ["other share", "other p99"]


def test_chart_is_small_and_has_a_description():
    svg = chart.draw("Requests & more", {"file": 64_043, "this site": 51_000.4, "a <slow> one": 29.5})
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own
    texts = {element.tag.rpartition("}")[2]: element.text for element in root}
    assert texts["title"] == "Requests & more"
    assert "this site: 51,000; a <slow> one: 30" in texts["desc"]
    assert len(svg.encode()) < 6000


def test_scale_is_logarithmic():
    position = chart.scale(5)
    assert position(10) - position(1) == pytest.approx(position(100_000) - position(10_000))
    assert position(0.5) == position(1) == chart.LEFT


def test_insert_figures_changes_only_the_text_between_the_comments():
    page = results.PAGE.read_text()
    changed = results.insert_figures(page, "Some figures.")
    assert "<!-- bench -->\nSome figures. <!-- /bench -->" in changed
    assert results.BETWEEN.sub("", changed) == results.BETWEEN.sub("", page)


def test_parts_need_only_their_own_programs():
    programs = {"wrk": None, "nginx": None, "postgresql": "/usr/lib/postgresql/15/bin"}
    assert find_missing(["cms"], programs) == []
    assert find_missing(["cms", "speed"], programs) == ["wrk", "nginx"]
    assert find_missing(["growth"], programs | {"postgresql": None}) == ["postgresql"]


def test_form_is_read_as_a_browser_sends_it():
    form = """
      <form id="page-edit-form"><input name="title" value="A &amp; B"><input type="hidden" name="token" value="1">
      <textarea name="summary">Text</textarea><input type="checkbox" name="off">
      <input type="checkbox" name="on" checked>
      <select name="version"><option value="">-</option><option value="cy" selected>Welsh</option></select>
      <input value="without a name"><input type="submit" name="action"><input type="file" name="file"></form>
    """
    fields = [("title", "A & B"), ("token", "1"), ("summary", "Text"), ("on", ""), ("version", "cy")]
    assert [pair for pair in read_form(form) if not pair[0].startswith("body-")] == fields
    assert dict(get_body_fields("Words"))["body-count"] == "1"

"""The feedback panel in the Wagtail admin, and the figures of `feedback_stats`."""

from datetime import timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone

from contact.models import Feedback, Mail
from contact.statistics import weekly_counts
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db


def make_old(days, **fields):
    feedback = make_feedback(**fields)
    Feedback.objects.filter(pk=feedback.pk).update(received_on=timezone.localdate() - timedelta(days=days))


def test_weekly_counts_are_twelve_weeks_by_kind_without_quarantine():
    make_feedback(kind="problem")
    make_old(7, kind="problem")
    make_old(7 * 12, kind="problem")
    make_feedback(kind="question", quarantined=True)
    weeks, rows = weekly_counts()
    counts = dict(rows)
    assert len(weeks) == 12
    assert {week.weekday() for week in weeks} == {0}
    assert counts["A problem"] == [0] * 10 + [1, 1]
    assert counts["A question"] == [0] * 12


def test_panel_shows_figures_chart_and_table_to_users_with_permission_only(editor_client, manager, site):
    make_feedback(due_on=timezone.localdate() - timedelta(days=1))
    make_feedback(quarantined=True)
    Mail.objects.create(purpose="digest", failed_at=timezone.now())
    assert "feedback-section" not in editor_client.get("/admin/").text
    manager.groups.add(Group.objects.get(name="Editors"))
    editor_client.force_login(manager)
    panel = BeautifulSoup(editor_client.get("/admin/").content, "html.parser").find(id="feedback-section")
    figures = [" ".join(link.text.split()) for link in panel.select(".state-counts a")]
    assert figures == ["Open 1", "Overdue 1", "In quarantine 1", "Failed mail 1"]
    assert len(panel.find_all("rect")) == 6 * 12
    assert len(panel.select("tbody tr")) == 12
    Feedback.objects.all().delete()
    panel = BeautifulSoup(editor_client.get("/admin/").content, "html.parser").find(id="feedback-section")
    assert panel.find(class_="weeks-chart") is None
    assert "No message since" in panel.text


def test_feedback_stats_prints_figures_without_personal_data():
    make_feedback(name="Jo Bloggs", state="closed")
    out = StringIO()
    call_command("feedback_stats", stdout=out)
    figures = {line[:32].strip(): int(line[32:]) for line in out.getvalue().splitlines()}
    assert (figures["Messages"], figures["Closed"], figures["A question"], figures["New"]) == (1, 1, 1, 0)

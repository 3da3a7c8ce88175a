"""The report of the feedback service as CSV."""

import csv
from typing import Any

from django.http import HttpResponse

from .resources import BOM, escape_formula


def get_csv_response(report: dict[str, Any]) -> HttpResponse:
    """Return the figures of `statistics.get_report`: a section, a value and a number in each row."""
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    period = report["period"]
    response["Content-Disposition"] = f'attachment; filename="feedback-{period.start}-{period.end}.csv"'
    rows = [
        ("All", "Messages", report["total"]),
        ("All", "Answered", report["answered"]),
        ("All", "Median working days to first answer", report["median_days"]),
        ("All", "Answered in time (%)", report["in_time_percentage"]),
        *((title, label, number) for title, table in report["tables"].items() for label, number in table),
    ]
    writer = csv.writer(response)
    writer.writerow(["Section", "Value", "Number"])
    writer.writerows([escape_formula(title), escape_formula(label), number] for title, label, number in rows)
    return response

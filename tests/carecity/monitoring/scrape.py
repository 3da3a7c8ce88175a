"""Parses `/metrics` with Prometheus's own parser."""

from prometheus_client.parser import text_string_to_metric_families

TOKEN = "of-a-test"  # noqa: S105 - made up
AUTHORIZATION = {"Authorization": f"Bearer {TOKEN}"}


def parse_metrics(text):
    """Return {name: {label values, ordered by label name: number}}."""
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = tuple(value for _, value in sorted(sample.labels.items()))
            found.setdefault(sample.name, {})[labels] = sample.value
    return found

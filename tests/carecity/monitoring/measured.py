"""Reading what `/metrics` says, with the format's own parser."""

from prometheus_client.parser import text_string_to_metric_families

KEY = "of-a-test"
ALLOWED = {"Authorization": f"Bearer {KEY}"}


def samples(text):
    """Return {name: {values of the labels in order of their names, as a tuple: number}}."""
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = tuple(value for _, value in sorted(sample.labels.items()))
            found.setdefault(sample.name, {})[labels] = sample.value
    return found

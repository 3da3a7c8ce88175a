"""The start of a process: the garbage collector is off while Django imports the apps and their models."""

import gc
import subprocess
import sys

# Prints how often the garbage collector runs before all models are imported.
COUNT_COLLECTIONS = """
import carecity, gc, django
from django.apps import apps
collections = []
gc.callbacks.append(lambda phase, info: collections.append(phase) if not apps.models_ready else None)
django.setup()
print(len(collections))
"""


def test_garbage_collector_is_off_while_the_models_are_imported():
    assert subprocess.check_output([sys.executable, "-c", COUNT_COLLECTIONS], text=True) == "0\n"


def test_garbage_collector_is_on_after_the_start_and_ignores_what_was_imported():
    assert gc.isenabled()
    assert gc.get_freeze_count() > 100_000

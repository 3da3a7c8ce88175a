"""Runs queued tasks inside a test, in place of the worker."""

from django.utils.module_loading import import_string
from django_q.models import OrmQ


def run_queue():
    for entry in OrmQ.objects.all():
        task = entry.task
        function = import_string(task["func"]) if isinstance(task["func"], str) else task["func"]
        function(*task["args"], **task["kwargs"])
        entry.delete()

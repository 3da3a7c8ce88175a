"""A process that fills a database with projects, news and ways to get involved, and runs a scenario for each line."""

import os
import sys
import time
from datetime import timedelta

import tests.environment  # noqa: F401 - sets the variables that settings read

os.environ["DJANGO_SETTINGS_MODULE"] = "carecity.settings"

# The paths of each scenario. Of the projects, half are of one focus area and a fifth in one borough.
PATHS = {
    "projects": ["/projects/", "/projects/?focus_area=healthy-ageing&borough=havering"],
    "news": ["/news/", "/news/?page=2"],
    "opportunities": ["/get-involved/", "/get-involved/jobs/"],
    "feed": ["/news/feed/"],
}
OPEN = 40  # opportunities that are open, however many are over


def fill(size):
    """Insert `size` items of each type in bulk: Wagtail's API takes minutes for 5,000."""
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from pages.models import (
        Borough,
        FocusAreaPage,
        NewsIndexPage,
        NewsPage,
        OpportunityIndexPage,
        OpportunityPage,
        ProjectIndexPage,
        ProjectPage,
    )

    today, now = timezone.localdate(), timezone.now()
    areas, boroughs = list(FocusAreaPage.objects.order_by("path")), list(Borough.objects.all())

    def project(number):
        ended = None if number < size // 2 else today - timedelta(days=number)
        return {"started_on": today - timedelta(days=number + 1), "ended_on": ended}

    def opportunity(number):
        days = number + 1 if number < OPEN else -number
        return {"kind": "job", "closes_at": now + timedelta(days=days)}

    projects = insert(ProjectIndexPage, ProjectPage, [project(number) for number in range(size)])
    insert(NewsIndexPage, NewsPage, [{"date": today - timedelta(days=number)} for number in range(size)])
    insert(OpportunityIndexPage, OpportunityPage, [opportunity(number) for number in range(size)])
    relate(ProjectPage, projects, focus_areas=areas, boroughs=boroughs)
    call_command("update_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def relate(item_type, pks, **relations):
    """Give each item one of the records of each relation in turns."""
    for name, records in relations.items():
        field = item_type._meta.get_field(name)
        source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
        field.remote_field.through.objects.bulk_create(
            field.remote_field.through(**{f"{source}_id": pk, f"{target}_id": records[number % len(records)].pk})
            for number, pk in enumerate(pks)
        )


def insert(index_type, item_type, values):
    """Insert published items below the only page of `index_type`; return their primary keys."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    parent, content_type, now = index_type.objects.get(), ContentType.objects.get_for_model(item_type), timezone.now()
    items = [
        item_type(
            path=item_type._get_path(parent.path, parent.depth + 1, number + 1),
            depth=parent.depth + 1,
            title=f"Item {number}",
            draft_title=f"Item {number}",
            slug=f"item-{number}",
            url_path=f"{parent.url_path}item-{number}/",
            locale=parent.locale,
            content_type=content_type,
            summary="A sentence about the item.",
            first_published_at=now,
            last_published_at=now,
            **fields,
        )
        for number, fields in enumerate(values)
    ]
    shared = [field.attname for field in Page._meta.concrete_fields]
    stored = Page.objects.bulk_create(Page(**{name: getattr(item, name) for name in shared}) for item in items)
    for item, page in zip(items, stored, strict=True):
        item.page_ptr_id = page.pk
    for start in range(0, len(items), 500):
        batch = items[start : start + 500]
        columns = [field for field in item_type._meta.local_concrete_fields if not field.generated]
        item_type.objects._insert(batch, columns, using="default")
    Page.objects.filter(pk=parent.pk).update(numchild=len(items))
    return [page.pk for page in stored]


def main():
    """Create the database, then answer each line with milliseconds and queries."""
    import django

    django.setup()
    from django.contrib.staticfiles import storage
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    storage.staticfiles_storage._wrapped = storage.StaticFilesStorage()
    call_command("migrate", verbosity=0)
    call_command("load_initial_content", stdout=sys.stderr)
    fill(int(sys.argv[1]))
    client = Client(headers={"host": "www.example.org"})
    for line in sys.stdin:
        paths = PATHS[line.strip()]
        began = time.perf_counter()
        responses = [client.get(path) for path in paths]
        milliseconds = (time.perf_counter() - began) * 1000
        assert {response.status_code for response in responses} == {200}
        with CaptureQueriesContext(connection) as queries:
            for path in paths:
                client.get(path)
        print(f"{milliseconds} {len(queries) / len(paths):.0f}", flush=True)


if __name__ == "__main__":
    main()

"""What changes on the site by itself, or falls due, on a day that is known today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q, QuerySet, Value
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, Revision, get_page_models

from .dates import format_day_and_time
from .models import (
    AccessibilityStatement,
    HomePage,
    KeyFigure,
    KnownProblem,
    OpportunityPage,
    Person,
    ProjectPage,
    SecurityContact,
    SiteImage,
)
from .models.images import People
from .models.settings import ACCESSIBILITY_TEST_VALID_FOR
from .page_cache.version import cached_per_version

Key = tuple[type[models.Model], Any]

FORTNIGHT = timedelta(days=14)
PUBLISHED, EXPIRES = "Is published", "Is unpublished"


@dataclass(frozen=True, order=True)
class ScheduledChange:
    """What happens to a record at a moment, or on a day: from its midnight, in local time."""

    at: datetime
    text: str
    title: str
    record: models.Model = field(compare=False)
    is_whole_day: bool = field(default=False, compare=False)
    edit_url: str = field(default="", compare=False)

    @property
    def when(self) -> str:
        """The day, or the day and the time, in words."""
        return date_format(timezone.localtime(self.at), "j F Y") if self.is_whole_day else format_day_and_time(self.at)

    @property
    def kind(self) -> str:
        """The kind of record, such as "Image"."""
        model = self.record.specific_class if isinstance(self.record, Page) else type(self.record)
        return capfirst(str(model._meta.verbose_name))

    @property
    def uid(self) -> str:
        """An identifier of this change, which stays when its date changes."""
        words = self.text.lower().replace(" ", "-")
        return f"{self.record._meta.label_lower}-{self.record.pk}-{words}"


@dataclass(frozen=True)
class DateRule:
    """A field that says when something happens to its record.

    With `delay`, a day after the one in the field: what applies until a day ends with it.
    """

    model: type[models.Model]
    field_name: str
    text: str
    condition: Q = field(default_factory=Q)
    delay: timedelta = timedelta()

    @property
    def has_time(self) -> bool:
        return isinstance(self.model._meta.get_field(self.field_name), models.DateTimeField)

    def get_rows(self, number: int, now: datetime, until: datetime | None) -> QuerySet[Any, tuple[Any, ...]]:
        """Return (number of the rule, primary key, value of the field) of the records with a change ahead."""
        found = self.model._default_manager.filter(self.condition, **{f"{self.field_name}__gte": self._get_limit(now)})
        if until:
            found = found.filter(**{f"{self.field_name}__lt": self._get_limit(until)})
        return found.order_by().values_list(Value(number), "pk", F(self.field_name))

    def _get_limit(self, moment: datetime) -> date | datetime:
        """Return the first value of the field that takes effect at a moment, or after it."""
        return moment if self.has_time else timezone.localdate(moment) + timedelta(days=1) - self.delay

    def get_moment(self, value: date | datetime) -> datetime:
        return value if isinstance(value, datetime) else _get_midnight(value + self.delay)


def get_rules() -> list[DateRule]:
    """Return the rules for every field of the site's models that says when something changes by itself."""
    live, held = Q(live=True), Q(live=True, cancelled=False)
    day = timedelta(days=1)
    drafts = [Page, *(model for model in apps.get_models() if _has_drafts(model))]
    reviewed = [model for model in get_page_models() if hasattr(model, "review_on")]
    return [
        *(DateRule(model, "expire_at", EXPIRES, live) for model in drafts),
        *(DateRule(model, "review_on", "Review is due") for model in [*reviewed, KeyFigure]),
        DateRule(HomePage, "notice_until", "The notice is no longer shown", live & Q(notice__gt="")),
        DateRule(ProjectPage, "started_on", "Is under way", live),
        DateRule(ProjectPage, "ended_on", "Is finished", live, day),
        DateRule(OpportunityPage, "starts_at", "Starts", held & Q(kind="event")),
        DateRule(OpportunityPage, "ends_at", "Is over", held & Q(kind="event")),
        DateRule(OpportunityPage, "closes_at", "Closes", held),
        DateRule(Person, "left_on", "Is no longer listed"),
        DateRule(SiteImage, "consent_until", "Consent has ended", Q(people=People.WITH_CONSENT), day),
        DateRule(SecurityContact, "expires_on", "Is no longer published"),
        DateRule(AccessibilityStatement, "tested_on", "Test is due", delay=ACCESSIBILITY_TEST_VALID_FOR + day),
        DateRule(KnownProblem, "fixed_by", "Should be fixed by the end of this day"),
    ]


def _has_drafts(model: type[models.Model]) -> bool:
    return issubclass(model, DraftStateMixin) and not issubclass(model, Page)


def get_scheduled_changes(user: User, until: datetime | None = None) -> list[ScheduledChange]:
    """Return what changes from now on, next first, of the records that the user may change."""
    now, finder = timezone.now(), AdminURLFinder(user)
    published = list(_get_publications(until))
    replaced = {(type(change.record), change.record.pk): change.at for change in published if change.text == PUBLISHED}
    changes = published + [
        change
        for change in _get_dated_changes(now, until)
        if change.text != EXPIRES or change.at <= replaced.get((type(change.record), change.record.pk), change.at)
    ]
    found = [(change, finder.get_edit_url(_get_edited_record(change.record))) for change in changes]
    return sorted(replace(change, edit_url=url) for change, url in found if url)


def _get_edited_record(record: models.Model) -> models.Model:
    return record.statement if isinstance(record, KnownProblem) else record


def _get_dated_changes(now: datetime, until: datetime | None) -> Iterator[ScheduledChange]:
    """Yield the changes of all rules: with one query for each model with a change, and those of `_get_rows`."""
    rules = get_rules()
    days = timezone.localdate(now), timezone.localdate(until) if until else None
    rows = [
        (rule, pk, moment)
        for number, pk, value in cached_per_version(("dated changes", *days), lambda: _get_rows(rules, *days))
        for rule, moment in [(rules[number], rules[number].get_moment(value))]
        if not rule.has_time or (now <= moment and (until is None or moment < until))
    ]
    records = _get_records({(rule.model, pk) for rule, pk, _ in rows})
    for rule, pk, moment in rows:
        if record := records.get((_get_base(rule.model), pk)):
            yield ScheduledChange(moment, rule.text, _get_title(record), record, is_whole_day=not rule.has_time)


def _get_rows(rules: list[DateRule], first: date, last: date | None) -> list[tuple[int, Any, Any]]:
    """Return the rows of all rules from one day to another: one query for days, and one for moments of these days."""
    now, until = _get_midnight(first), timezone.make_aware(datetime.combine(last, time.max)) if last else None
    rows: list[tuple[int, Any, Any]] = []
    for has_time in (False, True):
        first_rows, *others = (
            rule.get_rows(number, now, until) for number, rule in enumerate(rules) if rule.has_time is has_time
        )
        rows += first_rows.union(*others, all=True)
    return rows


def _get_publications(until: datetime | None) -> Iterator[ScheduledChange]:
    """Yield what goes live, with what that revision says about being unpublished again; also if the worker is late."""
    revisions = Revision.objects.filter(approved_go_live_at__isnull=False)
    if until:
        revisions = revisions.filter(approved_go_live_at__lte=until)
    rows = list(revisions.values_list("base_content_type", "object_id", "approved_go_live_at", "content__expire_at"))
    models_by_pk = {pk: ContentType.objects.get_for_id(pk).model_class() for pk in {row[0] for row in rows}}
    keys = [_get_key(models_by_pk[type_pk], pk) for type_pk, pk, _, _ in rows]
    records = _get_records({key for key in keys if key})
    for key, (_, _, go_live_at, expires) in zip(keys, rows, strict=True):
        record = records.get(key) if key else None
        if record is None:
            continue
        yield ScheduledChange(go_live_at, PUBLISHED, _get_title(record), record)
        expire_at = parse_datetime(expires) if expires else None
        if expire_at and not (until and expire_at > until):
            yield ScheduledChange(expire_at, EXPIRES, _get_title(record), record)


def _get_key(model: type[models.Model] | None, pk: str) -> Key | None:
    """Return the key of a revision's record; None for a model that no longer exists."""
    return (model, model._meta.pk.to_python(pk)) if model else None


def _get_records(keys: set[Key]) -> dict[Key, models.Model]:
    """Return the records by model and primary key; pages as instances of Page, whatever their type."""
    pks = defaultdict(set)
    for model, pk in keys:
        pks[_get_base(model)].add(pk)
    managers = {model: model._default_manager.all() for model in pks}
    if KnownProblem in managers:
        managers[KnownProblem] = managers[KnownProblem].select_related("statement")
    return {
        (model, pk): record for model, wanted in pks.items() for pk, record in managers[model].in_bulk(wanted).items()
    }


def _get_base(model: type[models.Model]) -> type[models.Model]:
    return Page if issubclass(model, Page) else model


def _get_title(record: models.Model) -> str:
    return record.get_admin_display_title() if isinstance(record, Page) else str(record)


def _get_midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

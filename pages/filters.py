"""The filters of index pages: a form that is sent with GET, needs no script, and offers only values that have items."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from pages.page_cache.version import cached_per_version
from pages.selectors import public_pages

if TYPE_CHECKING:
    from django.http import QueryDict
    from wagtail.query import PageQuerySet


class Option(NamedTuple):
    """A value in the URL, its label, the key that `Filter.get_condition` gets, and a text about it for visitors."""

    value: str
    label: str
    key: Hashable
    description: str = ""


@dataclass(frozen=True)
class Filter:
    """A filter with its parameter of the URL. The page cache has to know it: CACHED_PARAMETERS there."""

    name: str
    label: str
    get_options: Callable[[], list[Option]]
    get_condition: Callable[[Any], Q]


def get_public_items(model_name: str) -> PageQuerySet:
    """Return the visible pages of a type of this app."""
    return public_pages(apps.get_model("pages", model_name).objects.all())


def related_filter(name: str, label: str, model_name: str, relation: str) -> Filter:
    """Return a filter by records that visible pages of this type are related to, such as focus areas."""

    def get_options() -> list[Option]:
        records = apps.get_model("pages", model_name)._meta.get_field(relation).related_model._default_manager.all()
        if issubclass(records.model, Page):
            records = public_pages(records).order_by("path")
        used = records.filter(pk__in=get_public_items(model_name).order_by().values(relation))
        return [Option(record.slug, str(record), record.pk, getattr(record, "description", "")) for record in used]

    return Filter(name, label, get_options, lambda pk: Q(**{relation: pk}))


def choice_filter(name: str, label: str, model_name: str, field: str) -> Filter:
    """Return a filter by a field with choices."""

    def get_options() -> list[Option]:
        used = set(get_public_items(model_name).order_by().values_list(field, flat=True).distinct())
        choices = apps.get_model("pages", model_name)._meta.get_field(field).choices
        return [Option(value, str(text), value) for value, text in choices if value in used]

    return Filter(name, label, get_options, lambda value: Q(**{field: value}))


class FilterForm(forms.Form):
    """One choice for each filter that has options. An unknown value is an error, and filters nothing."""

    def __init__(self, data: QueryDict, filters: list[Filter], key: str) -> None:
        """`key` distinguishes the page type, for the options that are cached until something visible changes."""
        super().__init__(data)
        self._filters = {}
        for each in filters:
            options = cached_per_version(("filter", key, each.name), each.get_options)
            if not options:
                continue
            self._filters[each.name] = each, {option.value: option for option in options}
            field = forms.ChoiceField(
                label=each.label,
                required=False,
                choices=[("", "All"), *((option.value, option.label) for option in options)],
            )
            unknown = f"This {each.label.lower()} is not in the list. The other filters apply."
            field.error_messages["invalid_choice"] = unknown
            self.fields[each.name] = field
        self.is_valid()

    @property
    def is_active(self) -> bool:
        """Whether a filter may leave items out."""
        return any(self.cleaned_data.values())

    def filter(self, items: PageQuerySet) -> PageQuerySet:
        """Return the items that match every valid value."""
        for name, value in self.cleaned_data.items():
            if value:
                each, options = self._filters[name]
                items = items.filter(each.get_condition(options[value].key))
        return items

    @property
    def descriptions(self) -> list[str]:
        """The texts about the values that are chosen, such as the description of a borough."""
        chosen = [self._filters[name][1][value] for name, value in self.cleaned_data.items() if value]
        return [option.description for option in chosen if option.description]

"""Logs what the CMS does without signals."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from .log import log_event


@hooks.register("after_bulk_action")
def log_bulk_activation(request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any) -> None:
    """Log users that were enabled or disabled together, which the CMS does with one UPDATE."""
    if action_type == "set_active_state":
        is_active = action_class_instance.cleaned_form.cleaned_data["mark_as_active"]
        for user in objects:
            log_event("permissions_changed", user=user.pk, is_active=is_active)

"""Starts the clocks of a session when a user signs in."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from .sessions import start_session


@receiver(user_logged_in, dispatch_uid="accounts.start_session_clocks")
def start_session_clocks(request: HttpRequest, **_kwargs: Any) -> None:
    start_session(request.session)

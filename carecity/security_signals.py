"""Security events of accounts, from the signals of Django and allauth."""

from functools import partial

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_delete, post_save, pre_save

from .security_events import record

NEW = {"is_active": True, "is_staff": False, "is_superuser": False}  # what a new account is if nobody says otherwise


def connect():
    """Listen: accounts are changed in many places, and each of them is heard here."""
    user = get_user_model()
    user_logged_in.connect(on_signed_in)
    user_logged_out.connect(on_signed_out)
    user_login_failed.connect(on_sign_in_failed)
    pre_save.connect(before_user_saved, sender=user)
    post_save.connect(after_user_saved, sender=user)
    post_delete.connect(on_user_deleted, sender=user)
    if apps.is_installed("allauth.mfa"):
        connect_second_factor()


def connect_second_factor():
    """Listen to allauth, whose module of signals cannot be imported where it is not installed."""
    from allauth.mfa import signals

    signals.authenticator_added.connect(partial(on_second_factor, "second_factor_added"), weak=False)
    signals.authenticator_removed.connect(partial(on_second_factor, "second_factor_removed"), weak=False)
    signals.authentication_failed.connect(on_second_factor_failed)


def on_signed_in(request, user, **_kwargs):
    """Somebody came in."""
    record("signed_in", request=request, actor=user.pk, user=user.pk)


def on_signed_out(request, user, **_kwargs):
    """Somebody left; without a user it was a stranger who only asked for the address."""
    if user:
        record("signed_out", request=request, actor=user.pk, user=user.pk)


def on_sign_in_failed(credentials, request=None, **_kwargs):
    """Somebody did not come in. The name that they typed may be anything, even a password: it is only looked up."""
    names = {f"{name}__iexact": credentials[name] for name in ("username", "email") if credentials.get(name)}
    user = get_user_model().objects.filter(**names).values_list("pk", flat=True).first() if names else None
    record("sign_in_failed", request=request, actor=None, user=user, step="password")


def on_second_factor(event, request, user, authenticator, **_kwargs):
    """Somebody's second factor came or went."""
    record(event, request=request, user=user.pk, kind=authenticator.type)


def on_second_factor_failed(request, user, authenticator, **_kwargs):
    """Somebody knew the password and not the rest."""
    record("sign_in_failed", request=request, actor=None, user=user.pk, step="second factor", kind=authenticator.type)


def before_user_saved(instance, update_fields, **_kwargs):
    """Remember what the database says, to tell afterwards what changed."""
    watched = [name for name in NEW if update_fields is None or name in update_fields]
    stored = get_user_model().objects.filter(pk=instance.pk).values(*watched) if watched and instance.pk else None
    instance.flags_before = (stored and stored.first()) or {}


def after_user_saved(instance, created, **_kwargs):
    """Write down who is new, whose password is new, and whose flags changed."""
    if created:
        record("user_created", user=instance.pk)
    elif instance._password is not None:  # set by hand; a stronger hash of the same password leaves None here
        record("password_changed", user=instance.pk)
    before = NEW if created else instance.flags_before
    now = {name: getattr(instance, name) for name in before}
    if changed := {name: value for name, value in now.items() if value != before[name]}:
        record("permissions_changed", user=instance.pk, **changed)


def on_user_deleted(instance, **_kwargs):
    """Somebody's account is gone."""
    record("user_deleted", user=instance.pk)

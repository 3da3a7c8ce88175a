"""Logs events of accounts and permissions, from the signals of Django and allauth."""

from functools import partial
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission, ModelLogEntry

from carecity.core.middleware import run_after_response
from carecity.core.patches import has_new_password

from .log import log_event

User = get_user_model()

DEFAULT_FLAGS = {"is_active": True, "is_staff": False, "is_superuser": False}  # of a new account
# Of many-to-many changes. Before clearing: afterwards, the cleared rows cannot be known.
SIGNS = {"post_add": "+", "post_remove": "-", "pre_clear": "-"}


@receiver(user_logged_in, dispatch_uid="audit.log_signed_in")
def log_signed_in(request: HttpRequest, user: AbstractUser, **_kwargs: Any) -> None:
    log_event("signed_in", request=request, actor=user.pk, user=user.pk)


@receiver(user_logged_out, dispatch_uid="audit.log_signed_out")
def log_signed_out(request: HttpRequest, user: AbstractUser | None, **_kwargs: Any) -> None:
    if user:  # None: a visitor who is not signed in requested the URL
        log_event("signed_out", request=request, actor=user.pk, user=user.pk)


@receiver(user_login_failed, dispatch_uid="audit.log_sign_in_failed")
def log_sign_in_failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_kwargs: Any) -> None:
    """Log the user's id. The typed username may be anything, even a password: it is only looked up."""
    names = {f"{name}__iexact": credentials[name] for name in ("username", "email") if credentials.get(name)}
    users = dict(User.objects.filter(**names).values_list("username", "pk")) if names else {}
    user = users.get(credentials.get("username", ""), next(iter(users.values()), None))
    log_event("sign_in_failed", request=request, actor=None, user=user, step="password")


@receiver(authentication_failed, dispatch_uid="audit.log_second_factor_failed")
def log_second_factor_failed(
    request: HttpRequest, user: AbstractUser, authenticator: Authenticator, **_kwargs: Any
) -> None:
    kind = authenticator.type
    log_event("sign_in_failed", request=request, actor=None, user=user.pk, step="second factor", kind=kind)


@receiver(authenticator_added, dispatch_uid="audit.log_second_factor_added")
def log_second_factor_added(
    request: HttpRequest, user: AbstractUser, authenticator: Authenticator, **_kwargs: Any
) -> None:
    log_event("second_factor_added", request=request, user=user.pk, kind=authenticator.type)


@receiver(authenticator_removed, dispatch_uid="audit.log_second_factor_removed")
def log_second_factor_removed(
    request: HttpRequest, user: AbstractUser, authenticator: Authenticator, **_kwargs: Any
) -> None:
    log_event("second_factor_removed", request=request, user=user.pk, kind=authenticator.type)


@receiver(pre_save, sender=User, dispatch_uid="audit.remember_flags")
def remember_flags(instance: Any, update_fields: frozenset[str] | None, **_kwargs: Any) -> None:
    """Read the stored flags, for `log_user_saved` to compare."""
    names = [name for name in DEFAULT_FLAGS if update_fields is None or name in update_fields]
    stored = User.objects.filter(pk=instance.pk).values(*names).first() if names and instance.pk else None
    instance.stored_flags = stored or {}


@receiver(post_save, sender=User, dispatch_uid="audit.log_user_saved")
def log_user_saved(instance: Any, created: bool, **_kwargs: Any) -> None:  # noqa: FBT001 - Django's signature
    """Log a new account, a new password, and changed flags."""
    if created:
        log_event("user_created", user=instance.pk)
    elif has_new_password(instance):
        log_event("password_changed", user=instance.pk)
    before = DEFAULT_FLAGS if created else instance.stored_flags
    changed = {name: getattr(instance, name) for name in before if getattr(instance, name) != before[name]}
    if changed:
        log_event("permissions_changed", user=instance.pk, **changed)


@receiver(post_delete, sender=User, dispatch_uid="audit.log_user_deleted")
def log_user_deleted(instance: AbstractUser, **_kwargs: Any) -> None:
    log_event("user_deleted", user=instance.pk)


def log_relation_changed(field: str, sender: type[Model], instance: Model, action: str, **signal: Any) -> None:
    """Log groups or permissions that were added or removed, from either side: `user.groups` or `group.user_set`."""
    if action not in SIGNS:
        return
    others = get_related_ids(sender, instance) if signal["pk_set"] is None else signal["pk_set"]
    holders, values = (others, {instance.pk}) if signal["reverse"] else ({instance.pk}, others)
    names = get_permission_names(values) if field == "permissions" else [str(pk) for pk in sorted(values)]
    holder_model = signal["model"] if signal["reverse"] else type(instance)
    holder = "group" if holder_model is Group else "user"
    for pk in sorted(holders) if names else ():
        log_event("permissions_changed", **{holder: pk, field: [SIGNS[action] + name for name in names]})


for field, relation in (
    ("groups", User.groups),
    ("permissions", User.user_permissions),
    ("permissions", Group.permissions),
):
    m2m_changed.connect(
        partial(log_relation_changed, field),
        sender=relation.through,
        weak=False,  # nothing else refers to the partial
        dispatch_uid=f"audit.log_relation_changed.{relation.through.__name__}",
    )


@receiver(post_save, sender=ModelLogEntry, dispatch_uid="audit.log_group_saved_in_cms")
def log_group_saved_in_cms(instance: ModelLogEntry, **_kwargs: Any) -> None:
    """Log a group's permissions once all are stored: the CMS writes some of them without signals."""
    if instance.content_type_id == ContentType.objects.get_for_model(Group).pk:
        run_after_response(log_group_permissions, int(instance.object_id))


def log_group_permissions(group: int) -> None:
    """Log the permissions of a group that depend on a page, a collection or a site."""
    log_event(
        "permissions_changed",
        group=group,
        pages=get_object_permissions(GroupPagePermission, group, "page"),
        collections=get_object_permissions(GroupCollectionPermission, group, "collection"),
        sites=get_object_permissions(GroupSitePermission, group, "site"),
    )


def get_related_ids(through: Any, instance: Model) -> set[int]:
    """Return the ids that the table of a many-to-many relation connects with this instance."""
    mine, other = through._meta.fields[1:]
    if not isinstance(instance, mine.related_model):
        mine, other = other, mine
    return set(through.objects.filter(**{mine.name: instance.pk}).values_list(other.attname, flat=True))


def get_permission_names(permissions: set[int]) -> list[str]:
    """Return the names, which unlike ids are the same in every database."""
    found = Permission.objects.filter(pk__in=permissions).order_by("content_type__app_label", "codename")
    return [f"{app}.{codename}" for app, codename in found.values_list("content_type__app_label", "codename")]


def get_object_permissions(model: Any, group: int, field: str) -> list[str]:
    """Return the group's permissions as "id: codename"."""
    found = model.objects.filter(group=group).order_by(field, "permission__codename")
    return [f"{pk}: {codename}" for pk, codename in found.values_list(field, "permission__codename")]

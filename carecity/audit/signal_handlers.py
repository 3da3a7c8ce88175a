"""Security events of accounts, from the signals of Django and allauth."""

from functools import partial

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission, ModelLogEntry

from carecity.core.middleware import run_after_response

from .log import record

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


SIGNS = {"post_add": "+", "post_remove": "-", "pre_clear": "-"}  # once cleared, nobody could say what there was


def connect_rights():
    """Listen to the sets of groups and permissions, and to the CMS, which writes some of a group's past all signals."""
    user = get_user_model()
    for what, relation in (
        ("groups", user.groups),
        ("permissions", user.user_permissions),
        ("permissions", Group.permissions),
    ):
        m2m_changed.connect(partial(on_set_changed, what), sender=relation.through, weak=False)
    post_save.connect(on_cms_wrote_log, sender=ModelLogEntry)


def on_set_changed(what, sender, instance, action, **signal):
    """Groups or permissions came or went, told from either side: `user.groups` or `group.user_set`."""
    if action not in SIGNS:
        return
    others = _others(sender, instance) if signal["pk_set"] is None else signal["pk_set"]
    holders, things = (others, {instance.pk}) if signal["reverse"] else ({instance.pk}, others)
    names = _names(things) if what == "permissions" else [str(pk) for pk in sorted(things)]
    kind = "group" if Group is (signal["model"] if signal["reverse"] else type(instance)) else "user"
    for pk in sorted(holders) if names else ():
        record("permissions_changed", **{kind: pk, what: [SIGNS[action] + name for name in names]})


def on_cms_wrote_log(instance, **_kwargs):
    """A group was saved in the CMS: write down what it may do when all of it is stored."""
    if instance.content_type_id == ContentType.objects.get_for_model(Group).pk:
        run_after_response(record_rights, int(instance.object_id))


def record_rights(group):
    """Write down the rights of a group that depend on a page, a collection or a site, as they are now."""
    record(
        "permissions_changed",
        group=group,
        pages=_rights(GroupPagePermission, group, "page"),
        collections=_rights(GroupCollectionPermission, group, "collection"),
        sites=_rights(GroupSitePermission, group, "site"),
    )


def on_users_changed_at_once(_request, action_type, objects, action):
    """Write down what the CMS does to many users with one UPDATE, of which no signal tells."""
    if action_type == "set_active_state":
        active = action.cleaned_form.cleaned_data["mark_as_active"]
        for user in objects:
            record("permissions_changed", user=user.pk, is_active=active)


def _others(through, instance):
    """Return the ids that stand beside this one in the table between them."""
    mine, other = through._meta.fields[1:]
    if not isinstance(instance, mine.related_model):
        mine, other = other, mine
    return set(through.objects.filter(**{mine.name: instance.pk}).values_list(other.attname, flat=True))


def _names(permissions):
    """Return the permissions' names, which unlike their ids are the same on every database."""
    found = Permission.objects.filter(pk__in=permissions).order_by("content_type__app_label", "codename")
    return [f"{app}.{codename}" for app, codename in found.values_list("content_type__app_label", "codename")]


def _rights(model, group, what):
    """Return the group's rights as "page id: permission"."""
    found = model.objects.filter(group=group).order_by(what, "permission__codename")
    return [f"{pk}: {codename}" for pk, codename in found.values_list(what, "permission__codename")]

"""Security events of rights: who belongs to which group, and what groups and people may do."""

from functools import partial

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import m2m_changed, post_save
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission, ModelLogEntry

from .request_context import after_answer
from .security_events import record

SIGNS = {"post_add": "+", "post_remove": "-", "pre_clear": "-"}  # once cleared, nobody could say what there was


def connect():
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
        after_answer(record_rights, int(instance.object_id))


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

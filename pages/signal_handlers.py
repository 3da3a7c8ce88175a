"""Receivers of signals of Django and Wagtail, except those of the page cache."""

from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from django.http import HttpRequest
from django_q.tasks import async_task
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Image

from .models import Partner, Person


@receiver(user_logged_in, dispatch_uid="pages.mark_first_sign_in")
def mark_first_sign_in(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    """Mark the session of a user's first sign-in, so that the CMS shows the welcome panel.

    `pages` precedes `django.contrib.auth` in INSTALLED_APPS, so this runs before Django sets `last_login`.
    """
    if user.last_login is None and request is not None:
        request.session["first_sign_in"] = True


@receiver(post_save, sender=get_image_model(), dispatch_uid="pages.queue_renditions")
def queue_renditions(instance: AbstractImage, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """Let the worker create an image's renditions after an upload or a new focal point, so that no visitor waits."""
    if update_fields is None:  # otherwise Wagtail only stores metadata of the file
        async_task("pages.media.renditions.create_renditions", instance.pk)


@receiver(post_save, sender=Person, dispatch_uid="pages.queue_portrait")
@receiver(post_save, sender=Partner, dispatch_uid="pages.queue_logo")
def queue_record_renditions(instance: Person | Partner, **kwargs: Any) -> None:
    """Let the worker create the renditions of a photograph or logo in the shape that no other image needs."""
    image_pk, shape = (instance.photo_id, "portrait") if isinstance(instance, Person) else (instance.logo_id, "logo")
    if image_pk:
        async_task("pages.media.renditions.create_renditions", image_pk, [shape])


@receiver(pre_delete, sender=get_image_model(), dispatch_uid="pages.delete_original")
def delete_original(instance: AbstractImage, **kwargs: Any) -> None:
    """Delete the row that this image was copied from, first: `finish_upgrade` would copy it again."""
    Image.objects.filter(pk=instance.pk, created_at=instance.created_at).delete()

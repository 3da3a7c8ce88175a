"""Where somebody belongs, and where the admins' own sign-in pages lead."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from carecity.admin_site import may_enter


def own_admin(user):
    """Return the address of the admin that this person may use; with none, of what belongs to the account."""
    if user.has_perm("wagtailadmin.access_admin"):
        return reverse("wagtailadmin_home")
    if may_enter(user):
        return reverse("admin:index")
    return reverse("mfa_index")


@never_cache
def lead_to_the_door(request):
    """Stand in for the sign-in pages of Wagtail, its private pages and the Django admin.

    They send people here who are not signed in, and people who are but may not see what they asked for: those get to
    know, instead of going in circles between the two.
    """
    asked_for = request.GET.get(REDIRECT_FIELD_NAME, "")
    if not url_has_allowed_host_and_scheme(asked_for, {request.get_host()}, require_https=request.is_secure()):
        asked_for = ""
    if request.user.is_anonymous:
        return redirect_to_login(asked_for) if asked_for else redirect(settings.LOGIN_URL)
    if asked_for:
        raise PermissionDenied
    return redirect(own_admin(request.user))


def admins_of(user):
    """Return the names and addresses of the admins that this person may use."""
    places = []
    if user.has_perm("wagtailadmin.access_admin"):
        places.append(("Pages and pictures", reverse("wagtailadmin_home")))
    if may_enter(user):
        places.append((admin.site.site_header, reverse("admin:index")))
    return places

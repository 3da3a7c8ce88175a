"""The steps of somebody who signs in, as a browser takes them."""

import re
import time

from allauth.mfa import app_settings
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.test import Client

DOOR = "/sign-in/"
CODE = "/sign-in/code/"
SECURITY = "/sign-in/security/"
PASSWORD = "four words nobody says"  # noqa: S105 - of people who exist in tests
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of an authenticator app in tests


def make_person(name="jo", **fields):
    """Return somebody who may use both admins."""
    return User.objects.create_superuser(name, f"{name}@example.org", PASSWORD, **fields)


def with_app(user):
    """Give somebody an authenticator app and recovery codes, and return the codes."""
    TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).get_unused_codes()


def code(secret=SECRET):
    """Return what the authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD))


def fresh_code(secret):
    """Return a code that is good for some seconds more: like a person, wait for the next one where it is not."""
    while time.time() % app_settings.TOTP_PERIOD > app_settings.TOTP_PERIOD - 5:
        time.sleep(0.2)
    return code(secret)


def wrong_code():
    """Return a code that the app does not show."""
    return f"{(int(code()) + 1) % 1_000_000:06}"


def sign_in(client, name="jo", password=PASSWORD, path=DOOR, **headers):
    """Send name and password and return the answer."""
    return client.post(path, {"login": name, "password": password}, **headers)


def signed_in(name="jo"):
    """Return a client of somebody with a second factor, who has taken both steps."""
    client = Client()
    sign_in(client, name)
    client.post(CODE, {"code": code()})
    return client


def is_inside(client):
    """Tell whether this client may use the admins."""
    return client.get("/admin/").status_code == 200 and client.get("/django-admin/").status_code == 200


def words(answer):
    """Return what a page says, without what differs from one request to the next."""
    return re.sub(r'value="[^"]*"', "", answer.text)

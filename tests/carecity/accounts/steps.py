"""The requests of a user who signs in, as a browser sends them."""

import re
import time

from allauth.mfa import app_settings
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.test import Client

SIGN_IN = "/sign-in/"
CODE_PATH = "/sign-in/code/"
SECURITY = "/sign-in/security/"
PASSWORD = "four words nobody says"  # noqa: S105 - of users in tests
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of an authenticator app in tests


def make_user(name="jo", **fields):
    """Return a superuser, who may use both admins."""
    return User.objects.create_superuser(name, f"{name}@example.org", PASSWORD, **fields)


def add_authenticator_app(user):
    """Give the user an authenticator app and recovery codes, and return the codes."""
    TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).get_unused_codes()


def code(secret=SECRET, step=0, now=None):
    """Return the code that the authenticator app shows, or the one that it shows some steps later."""
    counter = int(now or time.time()) // app_settings.TOTP_PERIOD + step
    return format_hotp_value(hotp_value(secret, counter))


def fresh_code(secret):
    """Return a code that is valid for at least five more seconds; wait for the next one where needed."""
    while time.time() % app_settings.TOTP_PERIOD > app_settings.TOTP_PERIOD - 5:
        time.sleep(0.2)
    return code(secret)


def wrong_code():
    """Return a code that is not the current one."""
    return f"{(int(code()) + 1) % 1_000_000:06}"


def sign_in(client, name="jo", password=PASSWORD, path=SIGN_IN, **headers):
    """Post the username and password, and return the response."""
    return client.post(path, {"login": name, "password": password}, **headers)


def signed_in(name="jo"):
    """Return a client of a user with an authenticator app, after both steps."""
    client = Client()
    sign_in(client, name)
    client.post(CODE_PATH, {"code": code()})
    return client


def can_use_admins(client):
    """Return whether this client reaches both admins."""
    return client.get("/admin/").status_code == 200 and client.get("/django-admin/").status_code == 200


def get_text(response):
    """Return the text of a page, without tokens, which differ between requests."""
    return re.sub(r'value="[^"]*"', "", response.text)

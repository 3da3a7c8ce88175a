"""`python -m tests.bench.cms_data TYPE SIZE` fills a site with pages, and prints a superuser's session as JSON.

It runs in this site and in the plain project: DJANGO_SETTINGS_MODULE says which.
"""

import json
import sys

import django


def sign_in():
    """Create a superuser, with a second factor where the project has them; return the name and value of the cookie."""
    from django.apps import apps
    from django.contrib.auth import get_user_model
    from django.test import Client

    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "unused")
    if apps.is_installed("allauth.mfa"):
        from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

        TOTP.activate(user, generate_totp_secret())
    client = Client()
    client.force_login(user)
    (cookie,) = client.cookies.values()
    return cookie.key, cookie.value


def main(label, size):
    django.setup()
    from django.apps import apps

    from .bulk_pages import fill, vocabulary

    words = vocabulary()
    home, pks = fill(apps.get_model(label), size, words)
    print(json.dumps({"cookie": sign_in(), "home": home.pk, "pages": pks, "word": words[1500]}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

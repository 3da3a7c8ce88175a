"""Settings of HTTPS, cookies and headers."""

from .csp import PERMISSIONS, PUBLIC

SAME_EVERYWHERE = {
    "CONTENT_SECURITY_POLICY": {"DIRECTIVES": PUBLIC},
    "PERMISSIONS_POLICY": PERMISSIONS,
    "WHITENOISE_ALLOW_ALL_ORIGINS": False,  # our files are for our pages
    # Templates of ours may stand in for those of Wagtail's form fields.
    "FORM_RENDERER": "django.forms.renderers.TemplatesSetting",
    # Lax for both: a link in a mail leads to where its reader is signed in. A strict token would be made anew at such
    # a link, and the form that waits in another tab would be refused.
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Lax",
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_FAILURE_VIEW": "carecity.views.csrf_failure",
    # Messages travel in the session: no further cookie.
    "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
}


def security_settings(env):
    """Return the settings by name."""
    https = env.bool("HTTPS", default=True)
    # A cookie named so is taken by browsers only over HTTPS, from this very host, for all of it.
    prefix = "__Host-" if https else ""
    # How many proxies of ours stand in front. Without one, forwarding headers are a stranger's claims: not believed.
    proxies = env.int("TRUSTED_PROXIES", default=0)
    return SAME_EVERYWHERE | {
        "HTTPS": https,
        "SECURE_SSL_REDIRECT": https,
        "SECURE_REDIRECT_EXEMPT": ["^(livez|healthz|metrics)$"],  # asked by machines: watching/machines.py
        "SECURE_HSTS_SECONDS": 365 * 24 * 3600 if https else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": https,
        "SECURE_HSTS_PRELOAD": https,
        "TRUSTED_PROXIES": proxies,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if proxies else None,
        "SESSION_COOKIE_NAME": f"{prefix}sessionid",
        "SESSION_COOKIE_SECURE": https,
        "CSRF_COOKIE_NAME": f"{prefix}csrftoken",
        "CSRF_COOKIE_SECURE": https,
    }

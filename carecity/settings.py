"""Every setting of the project, read from the environment: without variables a production set-up.

`make run` writes a `.env` that loosens it for development. A variable in the environment wins over one in `.env`.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ

from carecity.accounts.settings import sign_in_settings

from .database import database
from .logs import log_settings
from .security.settings import security_settings
from .social import social_settings
from .uploads import *  # noqa: F403 - settings
from .uploads import upload_storage
from .wagtail_settings import *  # noqa: F403 - Wagtail's settings

# --- Paths ---------------------------------------------------------------------------------------------------
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(env.path("ENV_FILE", default=str(BASE_DIR / ".env")))

# Everything that running the site writes lives here, so that backing up and ignoring it is one line.
DATA_DIR = Path(env.path("DATA_DIR", default=str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)

missing = [name for name in ("SECRET_KEY", "SITE_URL") if not env.str(name, default="")]
if missing:
    # Not ImproperlyConfigured: its traceback would bury the one line that an operator needs to read.
    raise SystemExit(f"Care City cannot start: set {' and '.join(missing)} (see .env.example).")

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")

# --- Apps ----------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "carecity.apps.CarecityConfig",
    "carecity.security",
    "pages",
    "contact",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "carecity.apps.PeopleConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_guid",
    "django_q",
    "import_export",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "carecity.apps.FeedbackAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.forms",
    "whitenoise.runserver_nostatic",  # development serves static files as production does
    "django.contrib.staticfiles",
]

# --- Requests ------------------------------------------------------------------------------------------------
# The site's public address, without a slash at the end: mail, sitemap and canonical links use it.
SITE_URL = WAGTAILADMIN_BASE_URL = env.str("SITE_URL").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname])
ROOT_URLCONF = "carecity.urls"
WSGI_APPLICATION = "carecity.wsgi.application"

MIDDLEWARE = [
    "carecity.security.middleware.SecurityHeaders",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "carecity.core.middleware.remember_request",
    "django_guid.middleware.guid_middleware",
    "carecity.monitoring.middleware.watch_requests",
    "pages.middleware.count_missed_addresses",
    "django.middleware.security.SecurityMiddleware",
    "carecity.monitoring.probes.answer_machines",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "pages.middleware.SiteCacheMiddleware",
    "carecity.core.middleware.refuse_unreadable",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "carecity.accounts.middleware.SessionLimits",
    "allauth.account.middleware.AccountMiddleware",
    "carecity.accounts.mfa.SecondFactorRequired",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# --- Database ------------------------------------------------------------------------------------------------
DATABASES = {"default": database(env, DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Cache ---------------------------------------------------------------------------------------------------
CACHES = {
    "default": {"BACKEND": "carecity.core.cache_backends.RoutedCache"},
    # What all processes must agree on, such as how many messages somebody sent: a table, so that no server is needed.
    "shared": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# --- Files ---------------------------------------------------------------------------------------------------
STATIC_URL, MEDIA_URL = "/static/", "/media/"
# A relative one lies within the release, so that releases side by side have their own.
STATIC_ROOT = BASE_DIR / env.str("STATIC_ROOT", default=str(DATA_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"
DOCUMENTS_ROOT = DATA_DIR / "documents"  # not below media: a web server must not hand them out
BACKUP_DIR = Path(env.path("BACKUP_DIR", default=str(DATA_DIR / "backups")))

STORAGES = {
    "default": upload_storage(env),
    "staticfiles": {
        # Hashed names need `collectstatic` to have run, which development does not ask for.
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# --- Mail ----------------------------------------------------------------------------------------------------
# Only the worker sends mail. In development it is printed to the console.
vars().update(env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "smtp://localhost:25"))
MAIL_BACKEND, EMAIL_BACKEND = vars()["EMAIL_BACKEND"], "carecity.core.email_backends.QueuedEmailBackend"
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"no-reply@{urlsplit(SITE_URL).hostname}")
EMAIL_TIMEOUT = 10  # seconds for each answer of the mail server

# --- Background work -----------------------------------------------------------------------------------------
# The queue lives in the site's own database: storing something and queueing work for it is one transaction.
# A task is handed out again when its worker has not finished after `retry` seconds.
Q_CLUSTER = {
    "name": "carecity",
    "orm": "default",
    "workers": 1,
    "poll": 1,
    "timeout": 60,
    "retry": 120,
    "ack_failures": True,  # what must not be given up has a table of its own, as mail has
    "catch_up": False,
    "save_limit": 250,
    "label": "Background work",
}
SOCIAL = social_settings(env)

# --- Sign-in -------------------------------------------------------------------------------------------------
vars().update(sign_in_settings(env, DEBUG))

# --- Security ------------------------------------------------------------------------------------------------
vars().update(security_settings(env))

# --- Logging -------------------------------------------------------------------------------------------------
vars().update(log_settings(env, DEBUG))

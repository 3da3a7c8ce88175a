"""Every setting of the project. Without further variables than SECRET_KEY and SITE_URL it is a production set-up.

`make run` writes a `.env` that relaxes it for development. A variable in the environment overrides the one in `.env`.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from carecity.security import csp

# --- Paths ---------------------------------------------------------------------------------------------------
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(env.path("ENV_FILE", default=str(BASE_DIR / ".env")))

# Everything that the running site writes is in this directory, so that backing it up and ignoring it is one line.
DATA_DIR = Path(env.path("DATA_DIR", default=str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = env.str("SECRET_KEY", default="")
# The site's public URL, without a slash at the end: mail, sitemap and canonical links use it.
SITE_URL = WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="").rstrip("/")
if missing := [name for name, value in (("SECRET_KEY", SECRET_KEY), ("SITE_URL", SITE_URL)) if not value]:
    # Not ImproperlyConfigured: its traceback would bury the one line that an operator needs to read.
    raise SystemExit(f"Care City cannot start: set {' and '.join(missing)} (see .env.example).")

DEBUG = env.bool("DEBUG", default=False)

# --- Apps ----------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "carecity.apps.CarecityConfig",
    "carecity.accounts.apps.AccountsConfig",
    "carecity.audit",
    "carecity.monitoring",
    "carecity.security",
    "pages",
    "contact",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "carecity.accounts.apps.UsersConfig",  # instead of "wagtail.users"
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
    "carecity.apps.FeedbackAdminConfig",  # instead of "django.contrib.admin"
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.forms",  # below our apps, so that templates of ours can replace those of form fields (see FORM_RENDERER)
    "whitenoise.runserver_nostatic",  # development serves static files as production does
    "django.contrib.staticfiles",
]

# --- Requests ------------------------------------------------------------------------------------------------
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname])
# The number of our own proxies in front. With none, forwarding headers are claims of the sender and are ignored.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
ROOT_URLCONF = "carecity.urls"
WSGI_APPLICATION = "carecity.wsgi.application"

MIDDLEWARE = [
    # First: redirects, errors and files that any other middleware responds with need the headers too.
    "carecity.security.middleware.SecurityHeadersMiddleware",
    # So high for the same reason; a view's own X-Frame-Options takes precedence.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Below SecurityHeadersMiddleware, which replaces its header on pages with videos and removes it from files.
    "django_permissions_policy.PermissionsPolicyMiddleware",
    # Above django-guid, which must not see the sender's own X-Request-ID; above everything that logs.
    "carecity.core.middleware.RequestContextMiddleware",
    # Above everything that logs: each line carries the request's id.
    "django_guid.middleware.guid_middleware",
    # Below django-guid, so that the line about the request carries its id; above everything that takes time.
    "carecity.monitoring.middleware.RequestMetricsMiddleware",
    # Above the middleware that may turn a 404 into a redirect (CommonMiddleware, RedirectMiddleware).
    "pages.middleware.NotFoundMiddleware",
    # Above everything that responds with content: plain HTTP is redirected to HTTPS first.
    "django.middleware.security.SecurityMiddleware",
    # Above everything that checks the host or queries the database: probes know only an IP address.
    "carecity.monitoring.middleware.ProbeMiddleware",
    # Directly below SecurityMiddleware and the probes, as WhiteNoise asks: static files need neither session nor user.
    "carecity.core.middleware.StaticFilesMiddleware",
    # Above CSRF, authentication and messages, which use the session.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Below CommonMiddleware, which has checked the host; above everything that asks Wagtail for the site.
    "pages.middleware.SiteCacheMiddleware",
    # Above CSRF, whose check would read a malformed form and fail with 500.
    "carecity.core.middleware.MalformedRequestMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # Below authentication and messages: it signs users out and tells them why.
    "carecity.accounts.middleware.SessionTimeoutMiddleware",
    # Below authentication, as allauth asks.
    "allauth.account.middleware.AccountMiddleware",
    # Below the session timeout: only users whose session is still valid are asked for a second factor.
    "carecity.accounts.middleware.RequireMFAMiddleware",
    # Above RedirectMiddleware: an editor's redirect takes precedence.
    "pages.middleware.OldPathMiddleware",
    # Last: it looks for a redirect only where the view responds with 404.
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
# The default renderer finds Django's own templates only, not those in `templates/` that replace Wagtail's.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
# Messages are stored in the session, so that they need no further cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE, TIME_ZONE, USE_TZ = "en-gb", "Europe/London", True

# --- Database ------------------------------------------------------------------------------------------------
database = env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
if database["ENGINE"].endswith("sqlite3"):
    # Web and worker share the file: readers never wait for a writer (WAL), a transaction takes the write lock when it
    # begins, not half-way through (IMMEDIATE), and a second writer waits for the lock (timeout, seconds).
    database["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    database |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    # A server that does not even refuse connections is given up after seconds (connect_timeout) or milliseconds
    # (tcp_user_timeout), so that neither threads nor the health check hang.
    database["OPTIONS"] = {"connect_timeout": 3, "tcp_user_timeout": 5000} | database.get("OPTIONS", {})
DATABASES = {"default": database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Cache ---------------------------------------------------------------------------------------------------
CACHES = {
    "default": {
        "BACKEND": "carecity.core.cache_backends.RoutedCache",
        # Wagtail invalidates its entries by signals, which only reach the process that made the change.
        "OPTIONS": {"LOCAL_BACKEND": "pages.page_cache.backends.VersionedCache"},
    },
    # What is only true of this process and survives a change of content.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"},
    # What all processes must agree on, such as rate limits: a database table, so that no further server is needed.
    "shared": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# --- Files ---------------------------------------------------------------------------------------------------
STATIC_URL, MEDIA_URL = "/static/", "/media/"
# A relative path is inside the release, so that releases side by side each have their own files.
STATIC_ROOT = BASE_DIR / env.str("STATIC_ROOT", default=str(DATA_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our files are for our pages
MEDIA_ROOT = DATA_DIR / "media"
DOCUMENTS_ROOT = DATA_DIR / "documents"  # not below media: a web server must not serve documents without a check
BACKUP_DIR = Path(env.path("BACKUP_DIR", default=str(DATA_DIR / "backups")))


def upload_storage(bucket: str, endpoint_url: str) -> dict[str, Any]:
    """Return the storage of uploads: an S3 bucket if one is named (boto3 reads its own variables), else DATA_DIR."""
    if not bucket:
        return {"BACKEND": "pages.media.storages.UploadStorage"}
    options = {"bucket_name": bucket, "endpoint_url": endpoint_url or None}
    return {"BACKEND": "pages.media.s3.S3UploadStorage", "OPTIONS": options}


STORAGES = {
    "default": upload_storage(env.str("MEDIA_BUCKET", default=""), env.str("S3_ENDPOINT_URL", default="")),
    "staticfiles": {
        # Hashed names need `collectstatic` to have run, which development does not require.
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

FILE_UPLOAD_HANDLERS = [
    # First: it discards files that are too large, or sent by a visitor who is not signed in.
    "pages.media.upload_handlers.SizeLimitUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

WAGTAILIMAGES_IMAGE_MODEL = "pages.SiteImage"
# Formats that browsers display or the site converts. No SVG: it can contain scripts. No GIF: it cannot be stopped.
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "heif", "jpg", "jpeg", "mpo", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000  # the best phone cameras; more would fill the server's memory
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.media.forms.ImageForm"

# Every kind of document, and the content type that it is served as: nothing else is served, whatever the name of an
# old file. The last three are for videos: two formats, and captions.
WAGTAILDOCS_CONTENT_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt",
}
WAGTAILDOCS_EXTENSIONS = list(WAGTAILDOCS_CONTENT_TYPES)
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # a document is downloaded, never opened within the site
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # the view checks whether the document's collection is private
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.media.forms.DocumentForm"
MAX_DOCUMENT_SIZE = 20 * 1024 * 1024  # bytes
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100 * 1024 * 1024  # bytes, for videos: about five minutes in good quality

# --- Mail ----------------------------------------------------------------------------------------------------
# Requests queue all mail, and only the worker delivers it. In development it is printed to the console.
EMAIL_BACKEND = "carecity.core.email_backends.QueuedEmailBackend"
mail_server = env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "smtp://localhost:25")
QUEUED_EMAIL_DELIVERY_BACKEND = mail_server["EMAIL_BACKEND"].replace(
    "django.core.mail.backends.smtp.EmailBackend", "carecity.core.email_backends.InternationalSMTPBackend"
)
EMAIL_HOST, EMAIL_PORT = mail_server["EMAIL_HOST"], mail_server["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = mail_server["EMAIL_HOST_USER"], mail_server["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = mail_server.get("EMAIL_USE_TLS", False), mail_server.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = mail_server["EMAIL_FILE_PATH"]
EMAIL_TIMEOUT = 10  # seconds for each response of the mail server
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"no-reply@{urlsplit(SITE_URL).hostname}")
FEEDBACK_TELEPHONE = "pages.selectors.get_telephone"  # returns the number for mails: `contact` imports no pages

# --- Background work -----------------------------------------------------------------------------------------
# The queue is in the site's own database: storing something and queueing work for it is one transaction.
Q_CLUSTER = {
    "name": "carecity",
    "orm": "default",
    "cache": "process",  # of statistics that only `qmonitor` reads
    "workers": 1,
    "poll": 1,
    "timeout": 60,
    "retry": 120,  # seconds after which another worker takes over the task
    "ack_failures": True,  # what must be retried for longer has a table of its own, as mail has
    "catch_up": False,
    "save_limit": 250,
    "label": "Background work",
}

# Reading social media accounts. The URL of X can be changed so that a test server can take its place.
SOCIAL = {"x": env.str("X_API_URL", default="https://api.x.com"), "x_token": env.str("X_BEARER_TOKEN", default="")}
CHECK_LINKS = env.bool("CHECK_LINKS", default=not DEBUG)  # at night, those to other sites
GUARDED_REQUESTS = {  # limits of requests to URLs that editors enter
    "connect_timeout": 3,  # seconds
    "read_timeout": 5,  # seconds without a byte
    "total_timeout": 10,  # seconds in all, however slowly the other side sends
    "size_limit": 1_000_000,  # bytes
    # Private IP addresses are never requested: no URL may give access to our own network. Tests need loopback.
    "allow_loopback": env.bool("SOCIAL_ALLOW_LOOPBACK", default=False),
}

# --- Sign-in -------------------------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 3600  # seconds for which a link to set a password works
LOGIN_URL = LOGOUT_REDIRECT_URL = "account_login"
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_AGE = 12 * 3600  # seconds in all, from signing in
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

ACCOUNT_ADAPTER = "carecity.accounts.adapters.AccountAdapter"
# An account has one name: attempts under an e-mail address would be counted separately.
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators enter the addresses
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of changed passwords and second factors
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# allauth's own generator would copy addresses into a table in which an old one would remain.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a path
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True  # as far as the second factor
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "carecity.accounts.forms.LoginForm",
    "reauthenticate": "carecity.accounts.forms.ReauthenticateForm",
    "change_password": "carecity.accounts.forms.ChangePasswordForm",
    "reset_password": "carecity.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "carecity.accounts.forms.ResetPasswordKeyForm",
}
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/15m/key",  # of a second factor; passwords are counted in accounts/rate_limits.py
    "change_password": "5/15m/user",
    "reset_password": "20/15m/ip,5/h/key",
}

# The environment variable keeps its documented name.
REQUIRE_MFA = env.bool("MFA_REQUIRED", default=not DEBUG)
MFA_ADAPTER = "carecity.accounts.mfa.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators enter the addresses
MFA_TOTP_ISSUER = "Care City"
# The code before and the next one are accepted too: clocks differ, and typing takes time. Each works once: see patches.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "carecity.accounts.forms.AuthenticateForm",
    "reauthenticate": "carecity.accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "carecity.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "carecity.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "carecity.accounts.forms.EditPasskeyForm",
}

# --- Security ------------------------------------------------------------------------------------------------
HTTPS = env.bool("HTTPS", default=True)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# Both are promises about hosts that this project does not know, which browsers hold its operator to for a year or more.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
if SECURE_HSTS_PRELOAD and not SECURE_HSTS_INCLUDE_SUBDOMAINS:
    raise SystemExit("Care City cannot start: HSTS_PRELOAD needs HSTS_INCLUDE_SUBDOMAINS (see .env.example).")
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # they ask for these two
SECURE_REDIRECT_EXEMPT = ["^(livez|healthz|metrics)$"]  # ProbeMiddleware's paths
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
# Browsers accept a cookie with this prefix only over HTTPS, from this very host, for all of it.
cookie_prefix = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{cookie_prefix}sessionid", f"{cookie_prefix}csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Lax for both: a link in a mail opens a page on which its reader is signed in. A strict token would be made anew at
# such a link, and the form that is open in another tab would be refused.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "carecity.views.csrf_failure"

CONTENT_SECURITY_POLICY = {"DIRECTIVES": csp.PUBLIC_DIRECTIVES}
PERMISSIONS_POLICY = csp.PERMISSIONS_POLICY

# --- Wagtail -------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Care City"
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False  # no requests to other hosts
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nor for pictures of users
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # of a form: each block of a page sends five, and a table many more
WAGTAIL_AUTOSAVE_INTERVAL = 3000  # milliseconds: Wagtail's half a second saves nearly every word of an editor
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # editors enter the hours of events in the time that visitors read
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "english"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
TAGGIT_CASE_INSENSITIVE = True
# Passwords are changed in allauth's pages, which ask for the current one; addresses are changed by administrators.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = "password_required.html"  # noqa: S105 - a template

# --- Logging -------------------------------------------------------------------------------------------------
# The DSN of a Sentry project, which errors are sent to without personal data. Empty: they are only logged.
SENTRY_DSN = env.str("SENTRY_DSN", default="")
# Each response names its request, so that a user who reports an error can say which request it was.
DJANGO_GUID = {"GUID_HEADER_NAME": "X-Request-ID", "RETURN_HEADER": True, "EXPOSE_HEADER": False}
SLOW_QUERY_MS = env.int("SLOW_QUERY_MS", default=200)  # milliseconds from which a query is logged
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")  # bearer token for `/metrics`. Empty: nothing may read it
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {"()": f"carecity.monitoring.log_formatters.{'ConsoleFormatter' if DEBUG else 'JSONFormatter'}"}
    },
    "filters": {"id": {"()": "django_guid.log_filters.CorrelationId", "correlation_id_field": "request_id"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["id"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers are removed: they would mail errors to ADMINS, of whom there are none.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # The audit log is written whatever level the other loggers have.
        "security": {"level": "INFO"},
        # A line for each request; in development `runserver` writes its own.
        "carecity.monitoring.middleware": {"level": "WARNING" if DEBUG else "INFO"},
    },
}

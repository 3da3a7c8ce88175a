"""What is logged, in what form, where errors are reported, and who may read what is measured."""


def log_settings(env, debug):
    """Return the settings by name."""
    return {
        # Errors go to this address of a Sentry server, without personal data; without it, nowhere.
        "SENTRY_DSN": env.str("SENTRY_DSN", default=""),
        # Each answer names its request, so that somebody who reports a fault can say which it was.
        "DJANGO_GUID": {"GUID_HEADER_NAME": "X-Request-ID", "RETURN_HEADER": True, "EXPOSE_HEADER": False},
        # A query that takes longer than so many milliseconds is told.
        "SLOW_QUERY_MS": env.int("SLOW_QUERY_MS", default=200),
        # Whoever carries it may read `/metrics`; without it, nobody.
        "METRICS_TOKEN": env.str("METRICS_TOKEN", default=""),
        "LOGGING": _logging(debug),
    }


def _logging(debug):
    """Return Python's own settings: one handler, whose lines are JSON, or readable with DEBUG."""
    lines = (
        "carecity.monitoring.log_formatters.ReadableLines" if debug else "carecity.monitoring.log_formatters.JsonLines"
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": lines}},
        "filters": {"id": {"()": "django_guid.log_filters.CorrelationId", "correlation_id_field": "request_id"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["id"]}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            # Django's own handlers are replaced: without a mail server of ours there is nobody to mail errors to.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # Whatever else is silenced, who signed in and who changed whose rights is written down.
            "security": {"level": "INFO"},
            # A line for each request; in development `runserver` writes its own.
            "carecity.monitoring.middleware": {"level": "WARNING" if debug else "INFO"},
        },
    }

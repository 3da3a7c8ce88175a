"""What is logged, and in what form."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handlers are replaced: without a mail server of ours there is nobody to mail errors to.
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}

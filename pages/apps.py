"""Django's configuration of the pages app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The public site and what editors work with."""

    name = "pages"
    verbose_name = "Pages"

    def ready(self) -> None:
        # These import models, which is possible only now; the first two register what they define.
        from . import checks, patches, signal_handlers  # noqa: F401, PLC0415 - see above
        from .page_cache.signal_handlers import connect_signal_handlers  # noqa: PLC0415 - see above

        patches.apply()
        connect_signal_handlers(self)

"""Old name of `load_initial_content`, which scripts of the release before call. Remove in the next release."""

from typing import Any

from .load_initial_content import Command as LoadInitialContent


class Command(LoadInitialContent):
    """Runs `load_initial_content`."""

    help = "Deprecated: use load_initial_content."

    def handle(self, **options: Any) -> None:
        self.stderr.write("load_content is deprecated: use load_initial_content.")
        super().handle(**options)

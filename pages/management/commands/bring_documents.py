"""Old name of `move_documents`, which schedules of the release before call. Remove in the release after this one."""

from .move_documents import Command

__all__ = ["Command"]

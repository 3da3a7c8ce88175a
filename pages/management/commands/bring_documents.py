"""Old name of `finish_upgrade`, which schedules of the release before call. Remove in the release after this one."""

from .finish_upgrade import Command

__all__ = ["Command"]

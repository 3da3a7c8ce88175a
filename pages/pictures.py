"""Old path of a queued task. Remove in the release after the one that moved it to `pages.media.renditions`.

The worker of this release runs tasks that the release before has queued under this path.
"""

from pages.media.renditions import create_renditions as make_files

__all__ = ["make_files"]

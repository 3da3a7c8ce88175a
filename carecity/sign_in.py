"""Old path of a queued task, `links.send_reset_links`. Remove in the release after the one that moved it.

The worker of this release runs tasks that the release before has queued under this path.
"""

from carecity.accounts import emails as links

__all__ = ["links"]

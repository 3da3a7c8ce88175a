"""Old path of a queued task. Remove in the release after the one that moved it to `carecity.core.email_backends`.

The worker of this release runs tasks that the release before has queued under this path.
"""

from carecity.core.email_backends import deliver as send_now

__all__ = ["send_now"]

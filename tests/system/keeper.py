"""What an operating system does: start again what has ended, as the units in deploy/systemd say."""

from contextlib import contextmanager
from threading import Event, Thread

RESTART_AFTER = 2  # seconds, as in the units


@contextmanager
def kept_running(site):
    """Keep web server and worker of a site running until the block ends."""
    over = Event()

    def keep():
        while not over.wait(0.1):
            for part in ("web", "worker"):
                if getattr(site, part).poll() is not None and not over.wait(RESTART_AFTER):
                    setattr(site, part, site.start(part))

    thread = Thread(target=keep)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()

"""nginx with the configuration of deploy/, in front of servers that come and go while it serves."""

import os
import signal
import ssl
from contextlib import contextmanager
from pathlib import Path

from tests.binaries import free_port

from .nginx import in_front_of, nginx
from .waiting import wait_until


class Front:
    """Where visitors ask, with which certificate, and who answers them."""

    def __init__(self, folder, https):
        self.folder, self.port, self.address = folder, https, f"https://localhost:{https}"
        self.tls = ssl.create_default_context(cafile=folder / "fullchain.pem")

    def lead_to(self, *ports):
        """Send who comes from now on to these; return when all who came before have their answers.

        Nobody is turned away for asking too often: a whole town comes from one address here.
        """
        file = self.folder / "carecity.conf"
        text = in_front_of(file.read_text(), ports)
        file.write_text(text.replace("rate=30r/s", "rate=100000r/s"))
        before = self._processes()
        os.kill(int((self.folder / "nginx.pid").read_text()), signal.SIGHUP)
        wait_until(lambda: not before & self._processes(), "nginx to take leave of its old processes")

    def _processes(self):
        master = (self.folder / "nginx.pid").read_text().strip()
        return set(Path(f"/proc/{master}/task/{master}/children").read_text().split())


@contextmanager
def front(folder):
    """Start nginx in an empty folder and yield its `Front`, which leads nowhere yet."""
    folder.mkdir()
    https = free_port()
    with nginx(folder, [free_port()], https):
        yield Front(folder, https)

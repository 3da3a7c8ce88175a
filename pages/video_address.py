"""The addresses of videos at YouTube and Vimeo: which video they name, and where the player is that asks the least."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class OnlineVideo:
    """A video that another company keeps: its name for readers, the video's own address, and its player's."""

    keeper: str
    url: str
    player: str

    @property
    def host(self):
        """The host that the player is loaded from, once a reader presses."""
        return urlsplit(self.player).hostname


def find_video(address):
    """Return the video that an address names, or None."""
    parts = urlsplit(address or "")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host in {"youtube.com", "youtube-nocookie.com", "youtu.be"}:
        return _youtube(parts)
    return _vimeo(parts) if host in {"vimeo.com", "player.vimeo.com"} else None


def _youtube(parts):
    path = re.fullmatch(r"/(?:(?:embed|shorts|live|v)/)?([\w-]{11})/?", parts.path, re.ASCII)
    named = re.fullmatch(r"[\w-]{11}", parse_qs(parts.query).get("v", [""])[0], re.ASCII)
    if parts.path.rstrip("/") == "/watch" and named:
        name = named[0]
    elif path:
        name = path[1]
    else:
        return None
    player = f"https://www.youtube-nocookie.com/embed/{name}?autoplay=1&rel=0"
    return OnlineVideo("YouTube", f"https://www.youtube.com/watch?v={name}", player)


def _vimeo(parts):
    path = re.fullmatch(r"/(?:video/|channels/[\w-]+/)?(\d{5,12})(?:/([0-9a-f]{6,20}))?/?", parts.path, re.ASCII)
    if not path:
        return None
    number, key = path[1], path[2] or parse_qs(parts.query).get("h", [""])[0]
    if key and not re.fullmatch(r"[0-9a-f]{6,20}", key):
        return None
    player = f"https://player.vimeo.com/video/{number}?dnt=1&autoplay=1"
    if not key:
        return OnlineVideo("Vimeo", f"https://vimeo.com/{number}", player)
    return OnlineVideo("Vimeo", f"https://vimeo.com/{number}/{key}", f"{player}&h={key}")

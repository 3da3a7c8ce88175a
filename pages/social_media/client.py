"""The guarded download: short, small, from public addresses, never led elsewhere."""

import threading
from concurrent.futures import Future
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from django.conf import settings

from .addresses import Lines, PublicAdapter
from .post import ReadingError

REDIRECTS = 3
CHUNK = 16_384


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict
    body: bytes


def download(url, headers):
    """Return the answer to a GET. It runs in a thread of its own, because nothing else ends a name look-up in time."""
    lines, result = Lines(), Future()
    threading.Thread(target=_run, args=(lines, result, url, headers), daemon=True).start()
    try:
        return result.result(settings.SOCIAL["total_timeout"])
    except TimeoutError:
        raise ReadingError("The server takes too long to answer.") from None
    finally:
        lines.cut()


def _run(lines, result, url, headers):
    """Do the download and hand over its answer, or why there is none."""
    try:
        result.set_result(_follow(lines, url, headers))
    except (requests.Timeout, urllib3.exceptions.TimeoutError):
        result.set_exception(ReadingError("The server takes too long to answer."))
    except requests.exceptions.SSLError:
        result.set_exception(ReadingError("The server's certificate is not valid."))
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError):
        result.set_exception(ReadingError("The connection could not be made or broke off."))
    except Exception as error:  # noqa: BLE001 - handed over, and raised where somebody waits for it
        result.set_exception(error)


def _follow(lines, url, headers):
    """Ask, and ask again where the same server says so."""
    with requests.Session() as session:
        session.trust_env = False  # no proxy: it would connect to what is checked here; no passwords of ~/.netrc
        session.headers["User-Agent"] = f"Care City website (+{settings.SITE_URL})"
        session.mount("http://", PublicAdapter(lines))
        session.mount("https://", PublicAdapter(lines))
        timeout = settings.SOCIAL["connect_timeout"], settings.SOCIAL["read_timeout"]
        for _ in range(REDIRECTS + 1):
            options = {"headers": headers, "timeout": timeout, "stream": True, "allow_redirects": False}
            with session.get(url, **options) as response:
                if not response.is_redirect:
                    return Answer(response.status_code, response.headers, _body(response))
                url = _next(url, response.headers["Location"])
    raise ReadingError("The server leads round in a circle.")


def _next(url, location):
    """Return where a redirect leads, if it is the same server: elsewhere neither our question nor our key goes."""
    target = urljoin(url, location)
    here, there = urlsplit(url), urlsplit(target)
    to_https = (here.scheme, there.scheme) == ("http", "https") and {here.port, there.port} == {None}
    if here.hostname == there.hostname and (to_https or (here.scheme, here.port) == (there.scheme, there.port)):
        return target
    raise ReadingError(f"The server leads on to another one ({there.hostname}), which is not followed.")


def _body(response):
    """Return the body, unpacked, as long as it is small."""
    body = b""
    for chunk in response.raw.stream(CHUNK, decode_content=True):
        body += chunk
        if len(body) > settings.SOCIAL["size_limit"]:
            raise ReadingError("The answer is too large.")
    return body

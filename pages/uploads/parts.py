"""Sending a stored file: whole, or the part that a player asks for; an honest answer where it cannot be had."""

import re
from functools import wraps

from django.http import Http404, HttpResponse

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
# The most of a film that a player is sent at once: it asks again, and until then others are served. A film that
# somebody watches would otherwise keep one of few threads busy for minutes.
PART = 4 * 1024 * 1024
PIECE = 1024 * 1024  # bytes that are read at once: from a bucket, each piece costs a question


def told_without_file(view):
    """Answer with 404 where the file is gone, with 503 where the place that it is kept in does not answer."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except FileNotFoundError as error:
            raise Http404 from error
        except OSError:
            later = {"Retry-After": "10", "Cache-Control": "no-store"}
            return HttpResponse("This file cannot be had right now.\n", "text/plain", 503, headers=later)

    return answer


def part_of(answer, request):
    """Return the part that the request asks for (RFC 9110, section 14), or the answer as it is."""
    answer.block_size = PIECE
    answer["Accept-Ranges"] = "bytes"
    size = int(answer["Content-Length"])
    wanted = _range(request.headers.get("Range", ""), size)
    if wanted and request.headers.get("Sec-Fetch-Dest") in ("audio", "video"):
        wanted = wanted[:PART]
    condition = request.headers.get("If-Range")
    changed = condition not in (None, answer.get("ETag"), answer.get("Last-Modified"))
    if request.method != "GET" or wanted is None or changed:
        return answer
    file = answer.file_to_stream
    if not wanted:
        file.close()  # not the answer: Django would take the request for finished
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file.seek(wanted.start)
    answer.streaming_content = _pieces(file, len(wanted))
    answer.status_code = 206
    answer["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
    answer["Content-Length"] = len(wanted)
    return answer


def _range(header, size):
    """Return the bytes that are asked for, empty where there are none such; None where nothing clear is asked."""
    asked = RANGE.fullmatch(header.strip())
    if not asked or asked.groups() == ("", ""):
        return None
    first, last = asked.groups()
    if not first:  # the last so many
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def _pieces(file, length):
    while length > 0 and (piece := file.read(min(PIECE, length))):
        length -= len(piece)
        yield piece

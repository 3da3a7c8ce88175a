"""Handing out a document: as a download that can run nothing, in parts where a player asks for them."""

import re

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
# The most of a film that a player is sent at once: it asks again, and until then others are served. A film that
# somebody watches would otherwise keep one of few threads busy for minutes.
PART = 4 * 1024 * 1024
PIECE = 64 * 1024


@require_safe
def serve_document(request, document_id, document_filename):
    """Let Wagtail see to who may have the document; then make the answer harmless, and short where that will do."""
    document = get_object_or_404(get_document_model().objects.select_related("collection"), pk=document_id)
    answer = serve(request, document_id, document_filename)
    if not isinstance(answer, FileResponse):
        add_never_cache_headers(answer)
        return answer
    answer["Content-Type"] = settings.WAGTAILDOCS_CONTENT_TYPES.get(
        document.file_extension.lower(), "application/octet-stream"
    )
    del answer["Content-Encoding"]  # Wagtail writes "None"
    if document.collection.get_view_restrictions().exists():
        add_never_cache_headers(answer)
    else:
        patch_cache_control(answer, no_cache=True)
    return _part_of(answer, request)


def _part_of(answer, request):
    """Return the part that the request asks for (RFC 9110, section 14), or the answer as it is."""
    answer["Accept-Ranges"] = "bytes"
    size = int(answer["Content-Length"])
    wanted = _range(request.headers.get("Range", ""), size)
    if wanted and request.headers.get("Sec-Fetch-Dest") in ("audio", "video"):
        wanted = wanted[:PART]
    condition = request.headers.get("If-Range")
    changed = condition not in (None, answer.get("ETag"), answer.get("Last-Modified"))
    if request.method != "GET" or wanted is None or changed:
        return answer
    if not wanted:
        answer.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file = answer.file_to_stream
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

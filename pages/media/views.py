"""Handing out a document: as a download that can run nothing, in parts where a player asks for them."""

import re
from functools import cache, wraps

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers, get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, http_date
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve
from whitenoise.base import WhiteNoise
from whitenoise.media_types import MediaTypes
from whitenoise.middleware import WhiteNoiseMiddleware

from .names import caching
from .storages import is_document


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


@require_safe
@told_without_file
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
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=document.filename)
    del answer["Content-Encoding"]  # Wagtail writes "None"
    if document.collection.get_view_restrictions().exists():
        add_never_cache_headers(answer)
    else:
        patch_cache_control(answer, no_cache=True)
    return part_of(answer, request)


KINDS = MediaTypes()


@require_safe
@told_without_file
def media(request, path):
    """Answer with a file, or with 404."""
    return _from_bucket(request, path) if default_storage.in_bucket else _from_folder(request)


def _add_caching(headers, path, url):
    headers["Cache-Control"] = caching(url)


@cache
def _library():
    """Return whitenoise with the folder of uploads, in which it looks anew at each request."""
    own = {"autorefresh": True, "allow_all_origins": False, "add_headers_function": _add_caching}
    return WhiteNoise(None, settings.MEDIA_ROOT, settings.MEDIA_URL, **own)


def _from_folder(request):
    file = _library().find_file(request.path_info)
    if file is None:
        raise Http404
    return WhiteNoiseMiddleware.serve(file, request)


def _from_bucket(request, path):
    """Send what whitenoise would; of a document not even where it is spelled so that it might be a picture."""
    if is_document(path) or not WhiteNoise.url_is_canonical(request.path_info):
        raise Http404
    file = default_storage.open(path)
    answer = FileResponse(file, content_type=KINDS.get_type(path))
    del answer["Content-Disposition"]
    answer["Cache-Control"] = caching(path)
    changed = file.last_modified.timestamp()
    answer["ETag"], answer["Last-Modified"] = file.etag, http_date(changed)
    return get_conditional_response(request, file.etag, changed, part_of(answer, request))


RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
# The most of a film that a player is sent at once: it asks again, and until then others are served. A film that
# somebody watches would otherwise keep one of few threads busy for minutes.
PART = 4 * 1024 * 1024
PIECE = 1024 * 1024  # bytes that are read at once: from a bucket, each piece costs a question


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

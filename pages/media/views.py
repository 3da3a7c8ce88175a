"""Serves uploads: documents as downloads that can run nothing, images, and byte ranges of both."""

import re
from collections.abc import Callable, Iterator
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers, get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, http_date
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve
from whitenoise.base import WhiteNoise
from whitenoise.media_types import MediaTypes
from whitenoise.middleware import WhiteNoiseMiddleware

from .storages import get_cache_control, is_document

View = Callable[..., HttpResponseBase]

CONTENT_TYPES = MediaTypes()
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
# The maximum that a video player gets at once. It requests the next range later, and in the meantime the thread can
# serve other requests: otherwise each visitor who watches a video would occupy one of few threads for minutes.
MAX_MEDIA_RANGE = 4 * 1024 * 1024  # bytes
CHUNK_SIZE = 1024 * 1024  # bytes that are read at once: each chunk from a bucket is a request


def handle_storage_errors(view: View) -> View:
    """Respond with 404 if the file is missing, and with 503 if the storage does not respond."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except FileNotFoundError as error:
            raise Http404 from error
        except OSError:
            headers = {"Retry-After": "10", "Cache-Control": "no-store"}
            return HttpResponse("This file is not available right now.\n", "text/plain", 503, headers=headers)

    return wrapper


@require_safe
@handle_storage_errors
def serve_document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Serve a document with Wagtail's view, which checks restrictions, as a download of a safe content type."""
    document = get_object_or_404(get_document_model().objects.select_related("collection"), pk=document_id)
    response = serve(request, document_id, document_filename)
    if not isinstance(response, FileResponse):
        add_never_cache_headers(response)
        return response
    response["Content-Type"] = settings.WAGTAILDOCS_CONTENT_TYPES.get(
        document.file_extension.lower(), "application/octet-stream"
    )
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=document.filename) or ""
    del response["Content-Encoding"]  # Wagtail sets it to "None"
    if document.collection.get_view_restrictions().exists():
        add_never_cache_headers(response)
    else:
        patch_cache_control(response, no_cache=True)
    return ranged_response(response, request)


@require_safe
@handle_storage_errors
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve an image, from the storage that uploads are in."""
    storage: Any = default_storage  # an UploadStorageMixin
    return _serve_from_bucket(request, path) if storage.is_remote else _serve_from_disk(request)


@cache
def _get_whitenoise() -> WhiteNoise:
    """Return whitenoise for MEDIA_ROOT. It looks files up on each request, because uploads come at any time."""
    options = {"autorefresh": True, "allow_all_origins": False, "add_headers_function": _add_cache_control}
    return WhiteNoise(None, settings.MEDIA_ROOT, settings.MEDIA_URL, **options)


def _add_cache_control(headers: Any, path: str, url: str) -> None:
    headers["Cache-Control"] = get_cache_control(url)


def _serve_from_disk(request: HttpRequest) -> HttpResponseBase:
    static_file = _get_whitenoise().find_file(request.path_info)
    if static_file is None:
        raise Http404
    return WhiteNoiseMiddleware.serve(static_file, request)


def _serve_from_bucket(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve an image from the bucket; refuse documents even when the path is disguised."""
    if is_document(path) or not WhiteNoise.url_is_canonical(request.path_info):
        raise Http404
    file: Any = default_storage.open(path)
    response = FileResponse(file, content_type=CONTENT_TYPES.get_type(path))
    del response["Content-Disposition"]
    response["Cache-Control"] = get_cache_control(path)
    last_modified = int(file.last_modified.timestamp())
    response["ETag"], response["Last-Modified"] = file.etag, http_date(last_modified)
    ranged: Any = ranged_response(response, request)
    conditional: Any = get_conditional_response(request, file.etag, last_modified, ranged)  # the stubs allow None
    return conditional


def ranged_response(response: FileResponse, request: HttpRequest) -> HttpResponseBase:
    """Return the byte range that the request asks for (RFC 9110, section 14), or the response unchanged."""
    response.block_size = CHUNK_SIZE
    response["Accept-Ranges"] = "bytes"
    size = int(response["Content-Length"])
    requested = _parse_range(request.headers.get("Range", ""), size)
    if requested and request.headers.get("Sec-Fetch-Dest") in ("audio", "video"):
        requested = requested[:MAX_MEDIA_RANGE]
    if_range = request.headers.get("If-Range")
    is_outdated = if_range not in (None, response.get("ETag"), response.get("Last-Modified"))
    if request.method != "GET" or requested is None or is_outdated:
        return response
    file: Any = response.file_to_stream
    if not requested:
        file.close()  # not the response: Django would treat the request as finished
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file.seek(requested.start)
    response.streaming_content = _read_chunks(file, len(requested))
    response.status_code = 206
    response["Content-Range"] = f"bytes {requested.start}-{requested.stop - 1}/{size}"
    response["Content-Length"] = len(requested)
    return response


def _parse_range(header: str, size: int) -> range | None:
    """Return the requested bytes, empty if the file has none of them; None if the header is not a single range."""
    match = RANGE.fullmatch(header.strip())
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:  # the last so many bytes
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def _read_chunks(file: Any, length: int) -> Iterator[bytes]:
    while length > 0 and (chunk := file.read(min(CHUNK_SIZE, length))):
        length -= len(chunk)
        yield chunk

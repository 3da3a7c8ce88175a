"""Uploaded pictures: with the site's headers, from their folder or from a bucket, which no browser ever sees."""

from functools import cache

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from whitenoise.base import WhiteNoise
from whitenoise.media_types import MediaTypes
from whitenoise.middleware import WhiteNoiseMiddleware

from pages.uploads.names import caching
from pages.uploads.parts import part_of, told_without_file
from pages.uploads.storage import is_document

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

"""Uploaded files, where no server in front gives them out: with the site's headers, and in parts as players ask."""

from functools import cache

from django.conf import settings
from django.http import Http404
from whitenoise.middleware import WhiteNoiseMiddleware


@cache
def _library():
    """Return whitenoise with the folder of uploads, in which it looks anew at each request."""
    files = WhiteNoiseMiddleware()
    files.autorefresh, files.use_finders, files.directories = True, False, []
    files.add_files(settings.MEDIA_ROOT, prefix=settings.MEDIA_URL)
    return files


def media(request, path):
    """Answer with a file, or with 404."""
    file = _library().find_file(request.path_info)
    if file is None:
        raise Http404
    return WhiteNoiseMiddleware.serve(file, request)

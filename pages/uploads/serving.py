"""Handing out a document: as a download that can run nothing, in parts where a player asks for them."""

from django.conf import settings
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve

from .parts import part_of, told_without_file


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

"""What editors may upload, as settings: which files, how large, and how they are kept and sent."""

# Formats that every browser in use can show, or that the site can turn into one. No SVG: it is a program that can hold
# a script. No GIF: it moves, and nobody can stop it.
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000  # the best cameras of telephones; more would fill the server's memory
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.media.image_forms.PictureForm"

# Every kind of document, and what it is sent as: nothing else is, whatever an old file is called. The last three are
# for videos: the film in two formats, and its captions.
WAGTAILDOCS_CONTENT_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt",
}
WAGTAILDOCS_EXTENSIONS = list(WAGTAILDOCS_CONTENT_TYPES)
WAGTAILDOCS_INLINE_CONTENT_TYPES = []  # a document is saved, never opened within the site
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # which asks whether its collection is private
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.media.document_forms.DocumentForm"
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "password_required.html"  # noqa: S105 - no password
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = WAGTAIL_PASSWORD_REQUIRED_TEMPLATE
DOCUMENT_LIMIT = 20 * 1024 * 1024  # bytes
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100 * 1024 * 1024  # bytes, for films: some five minutes in good quality

# The first one keeps nothing of what is too large, or comes from somebody who is not signed in.
FILE_UPLOAD_HANDLERS = [
    "pages.media.upload_handlers.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]


def upload_storage(env):
    """Return where uploads are kept: in DATA_DIR or, where a bucket is named, there.

    Who we are to the bucket, and its region, boto3 reads by itself from the variables that it has for them.
    """
    bucket, server = env.str("MEDIA_BUCKET", default=""), env.str("S3_ENDPOINT_URL", default="")
    if not bucket:
        return {"BACKEND": "pages.media.storages.UploadStorage"}
    return {
        "BACKEND": "pages.media.bucket.BucketStorage",
        "OPTIONS": {"bucket_name": bucket, "endpoint_url": server or None},
    }

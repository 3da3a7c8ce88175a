"""What editors may upload, as settings: which files, how large, and how pictures are made from them."""

# Formats that every browser in use can show, or that the site can turn into one. No SVG: it is a program that can hold
# a script. No GIF: it moves, and nobody can stop it.
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000  # the best cameras of telephones; more would fill the server's memory
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.upload_form.PictureForm"

# The last three are for videos: the film in two formats, and its captions.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "mp4", "webm", "vtt"]

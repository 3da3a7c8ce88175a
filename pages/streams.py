"""The blocks of a page, whichever of its fields they stand in."""

from wagtail.fields import StreamField


def parts_of(page):
    """Return every block of every text of a page, those of one text after those of the other."""
    streams = [getattr(page, field.name) for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [part for stream in streams for part in stream]

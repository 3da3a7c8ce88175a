"""Fuzz data: complete posts, combined from the other tables, with the status that each must have."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from contact.forms import FeedbackForm

from .fuzz_bodies import CONTENT_TYPES, MULTIPART, MULTIPARTS, URLENCODED, multipart_with
from .fuzz_form import FORM, valid_form
from .fuzz_requests import HEADERS, PAGES, QUERIES, REFUSED_HEADERS, TOKENS
from .fuzz_texts import BLANKS, CHOICES, EMAILS, KINDS, LONGS, REPLIES, TEXTS


class Post(NamedTuple):
    """A post: the body (with placeholders for tokens), the expected status, the content type and the WSGI environ."""

    body: bytes
    status: int
    content_type: str = FORM
    environ: Mapping = MappingProxyType({})


INVISIBLE = "zero width only"
BYTES = {name: text for name, text in TEXTS.items() if isinstance(text, bytes)}

# (field, values, expected status)
FIELDS = [
    ("message", {name: text for name, text in TEXTS.items() if name != INVISIBLE}, 303),
    ("message", {INVISIBLE: TEXTS[INVISIBLE]}, 200),
    ("name", TEXTS, 303),
    ("email", TEXTS, 200),
    ("page", TEXTS, 303),
    ("message", BLANKS, 200),
    ("name", BLANKS, 303),
    ("email", BLANKS, 200),
    ("page", BLANKS, 303),
    ("message", LONGS, 200),
    ("name", LONGS, 200),
    ("email", LONGS, 200),
    ("page", LONGS, 303),
    ("kind", CHOICES | KINDS | {"missing": None}, 200),
    ("reply_by", CHOICES | REPLIES | {"missing": None}, 200),
    ("token", TOKENS, 403),
    (FeedbackForm.HIDDEN_NAME, CHOICES | {"missing": None}, 303),
]

POSTS = (
    {
        f"{field}: {name}": Post(valid_form(**{field: value}), status)
        for field, values, status in FIELDS
        for name, value in values.items()
    }
    | {f"email field: {name}": Post(valid_form(email=email), status) for name, (email, status) in EMAILS.items()}
    | {f"page field: {name}": Post(valid_form(page=page), 303) for name, page in PAGES.items()}
    | {f"part in bytes: {name}": Post(multipart_with(message=text), 303, MULTIPART) for name, text in BYTES.items()}
    | {
        f"{group}: {name}": Post(body, status, content_type)
        for group, posts in [("form", URLENCODED), ("type", CONTENT_TYPES), ("multipart", MULTIPARTS)]
        for name, (body, content_type, status) in posts.items()
    }
    | {f"query: {name}": Post(valid_form(), 303, environ={"QUERY_STRING": query}) for name, query in QUERIES.items()}
    | {name: Post(valid_form(), 303, environ=environ) for name, environ in HEADERS.items()}
    | {name: Post(valid_form(), 400, environ=environ) for name, environ in REFUSED_HEADERS.items()}
)

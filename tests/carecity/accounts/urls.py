"""Every URL path of the site that takes no argument, read from the resolver."""

from django.urls import URLResolver


def get_paths(resolver, prefix="/"):
    """Yield the paths below a resolver whose patterns have no variable part."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern).removeprefix("^").removesuffix("$")
        if any(sign in path for sign in "<(*[\\?"):
            continue
        if isinstance(entry, URLResolver):
            yield from get_paths(entry, path)
        else:
            yield path

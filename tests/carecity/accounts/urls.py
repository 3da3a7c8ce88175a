"""Every address of the site that takes no argument, read from the resolver."""

from django.urls import URLResolver


def addresses(resolver, prefix="/"):
    """Yield the paths below a resolver, without those whose pattern has a variable part."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern).removeprefix("^").removesuffix("$")
        if any(sign in path for sign in "<(*[\\?"):
            continue
        if isinstance(entry, URLResolver):
            yield from addresses(entry, path)
        else:
            yield path

"""The request that is being answered: for lines of the log that come from where no request is passed along."""

from contextvars import ContextVar

_request = ContextVar("request", default=None)
_afterwards = ContextVar("afterwards", default=None)


def remember_request(get_response):
    """Return the middleware that keeps the request at hand; it stands above django-guid's.

    An `X-Request-ID` that comes in is a stranger's claim, and a line in the log must not carry a stranger's text: it is
    dropped, so that django-guid makes one of ours. Proxies of ours read it from the answer.
    """

    def answer(request):
        request.META.pop("HTTP_X_REQUEST_ID", None)
        tokens = _request.set(request), _afterwards.set([])
        try:
            response = get_response(request)
            for act, argument in _afterwards.get():
                act(argument)
            return response
        finally:
            _request.reset(tokens[0])
            _afterwards.reset(tokens[1])

    return answer


def current_request():
    """Return the request that is being answered, or None, as in the worker."""
    return _request.get()


def acting_user_id():
    """Return the id of the user who asked, or None: a stranger, or the site itself."""
    user = getattr(_request.get(), "user", None)
    return user.pk if user else None


def after_answer(act, argument):
    """Call `act` when the answer is made, once for each argument; at once where nobody asked.

    For what is written last, such as rights that the CMS stores after the group itself.
    """
    notes = _afterwards.get()
    if notes is None:
        act(argument)
    elif (act, argument) not in notes:
        notes.append((act, argument))

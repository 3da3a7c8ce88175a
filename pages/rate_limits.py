"""The limit of guesses at the password of a private page or of a private collection of documents."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import NoReturn

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import BaseViewRestriction

from carecity.core.client_ip import hash_client_ip
from carecity.core.rate_limits import SlidingWindowLimit

PERIOD = 15 * 60  # seconds
# Of one visitor at one password; and of all visitors, so that many IP addresses are no way around it. The second one
# is so high that mistyping does not reach it. Where it is reached, visitors who are already in are not affected.
CLIENT_GUESSES = SlidingWindowLimit("private-password:client", amount=10, seconds=PERIOD)
ALL_GUESSES = SlidingWindowLimit("private-password:all", amount=100, seconds=PERIOD)

View = Callable[..., HttpResponseBase]


class LockedPasswordForm(PasswordViewRestrictionForm):
    """The form once the limit is reached: it does not tell whether a password is right, as it does not compare it."""

    def clean_password(self) -> NoReturn:
        raise ValidationError("Too many attempts at this password. Wait 15 minutes, then try again.")


def limit_password_guesses(model: type[BaseViewRestriction]) -> Callable[[View], View]:
    """Limit the wrong passwords that are posted to a view of Wagtail's. Each is counted before it is compared.

    A right password is not counted. Restrictions that do not exist get 404, so that they fill no cache.
    """

    def decorator(view: View) -> View:
        @never_cache
        @wraps(view)
        def wrapper(request: HttpRequest, restriction_id: int, **kwargs: object) -> HttpResponseBase:
            if not request.POST.get("password", "").strip():  # another method, or no guess
                return view(request, restriction_id, **kwargs)
            restriction = get_object_or_404(model, pk=restriction_id)
            subject = f"{model._meta.label_lower}:{restriction_id}"
            by_client = CLIENT_GUESSES.acquire(f"{subject}:{hash_client_ip(request)}")
            if by_client is None:
                return refuse(request, restriction)
            by_all = ALL_GUESSES.acquire(subject)
            if by_all is None:
                by_client.release()
                return refuse(request, restriction)
            response = view(request, restriction_id, **kwargs)
            if response.status_code == HTTPStatus.FOUND:
                by_client.release()
                by_all.release()
            return response

        return wrapper

    return decorator


def refuse(request: HttpRequest, restriction: BaseViewRestriction) -> HttpResponse:
    """Respond with the form again, which says when to try again."""
    form = LockedPasswordForm(request.POST, instance=restriction)
    context = {"form": form, "action_url": request.path}
    response = render(request, "password_required.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(PERIOD)
    return response

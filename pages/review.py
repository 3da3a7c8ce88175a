"""What editors should look at again: pages whose review is due, figures without evidence."""

from operator import attrgetter

from django.utils import timezone

from .models import BasePage


def pages_to_review(user=None):
    """Return the pages whose review is due, longest due first; those of one person if `user` is given."""
    due = []
    for model in BasePage.__subclasses__():
        pages = model.objects.filter(review_on__lte=timezone.localdate()).select_related("reviewer")
        due += pages.filter(reviewer=user) if user else pages
    return sorted(due, key=attrgetter("review_on", "title"))

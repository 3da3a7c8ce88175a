"""The Django admin, as far as this project uses it: feedback for its reviewers, background work for superusers."""

from django.contrib.admin import AdminSite

# Everything else, people included, is managed in the CMS: in one place, under one set of rights.
SCREENS = {"contact", "django_q"}


def may_enter(user):
    """Tell whether somebody may use the Django admin: who may read feedback."""
    return user.is_active and user.has_perm("contact.view_feedback")


class FeedbackSite(AdminSite):
    """A site for whoever may read feedback: membership of a group decides, with no further flag to forget."""

    site_header = site_title = "Care City feedback"
    index_title = "What the public sent"
    enable_nav_sidebar = False  # the list of messages needs the room

    def has_permission(self, request):
        """Let those in who may read feedback."""
        return may_enter(request.user)

    def register(self, model_or_iterable, admin_class=None, **options):
        """Leave out what is managed in the CMS, also what a package brings along."""
        models = model_or_iterable if isinstance(model_or_iterable, list | tuple | set) else [model_or_iterable]
        super().register([model for model in models if model._meta.app_label in SCREENS], admin_class, **options)

"""What the pages app adds to the CMS."""

from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from pages.models import SocialAccount, SocialPost
from pages.social.admin import BrokenAccountsPanel, SocialMediaGroup

register_snippet(SocialMediaGroup)


@hooks.register("construct_homepage_panels")
def add_broken_accounts_panel(request, panels):
    """Tell those who may change accounts which ones are broken; as long as all is well, nothing is said."""
    if request.user.has_perm("pages.change_socialaccount") and SocialAccount.objects.broken().exists():
        panels.append(BrokenAccountsPanel())


@hooks.register("before_delete_snippet")
def keep_posts(request, snippets):
    """Refuse to delete posts, which superusers could still do with many at once: hidden ones would come back."""
    if any(isinstance(snippet, SocialPost) for snippet in snippets):
        raise PermissionDenied

"""What editors see of social media: a menu of accounts and posts."""

from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.models import SocialAccount, SocialPost


class HideOnly(ModelPermissionPolicy):
    """Nobody makes or deletes a post here, whoever they are: posts come and go with their source."""

    def user_has_permission(self, user, action):
        """Allow what the user may do, short of that."""
        return action not in {"add", "delete"} and super().user_has_permission(user, action)


class AccountViewSet(SnippetViewSet):
    """The accounts, with the state of each."""

    model = SocialAccount
    icon = "user"
    menu_label = "Accounts"
    copy_view_enabled = False
    list_display = ["handle", "kind", BooleanColumn("shown"), DateColumn("good_at", label="Last read well"), "error"]


class PostViewSet(SnippetViewSet):
    """The posts, to be hidden or shown again."""

    model = SocialPost
    icon = "comment"
    menu_label = "Posts"
    copy_view_enabled = False
    list_display = ["__str__", "account", DateColumn("published_at", label="Published"), BooleanColumn("hidden")]
    list_filter = ["account", "hidden"]

    @property
    def permission_policy(self):
        """Return who may do what."""
        return HideOnly(self.model)

    def get_queryset(self, request):
        """Return the posts that are there, with their accounts."""
        return SocialPost.objects.kept().select_related("account")


class SocialMediaGroup(SnippetViewSetGroup):
    """One entry in the menu for both."""

    items = (AccountViewSet, PostViewSet)
    menu_label = "Social media"
    menu_icon = "comment"
    menu_order = 450

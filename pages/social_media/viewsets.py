"""Social media in the CMS: the menu of accounts and posts."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.models import SocialAccount, SocialPost


class NoAddOrDeletePermissionPolicy(ModelPermissionPolicy):
    """Refuses to add or delete posts, even to superusers: a hidden post that is deleted would come back."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)


class SocialAccountViewSet(SnippetViewSet):
    """Editors add accounts, and see when each was last read."""

    model = SocialAccount
    icon = "user"
    menu_label = "Accounts"
    copy_view_enabled = False
    list_display = ["__str__", BooleanColumn("shown"), DateColumn("good_at", label="Last read"), "error"]


class SocialPostViewSet(SnippetViewSet):
    """Editors hide posts, and show them again."""

    model = SocialPost
    icon = "comment"
    menu_label = "Posts"
    copy_view_enabled = False
    list_display = [
        "__str__",
        "account",
        DateColumn("published_at", label="Published"),
        BooleanColumn("is_shown", label="Shown", sort_key="hidden"),
    ]
    list_filter = ["account", "hidden"]

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return NoAddOrDeletePermissionPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SocialPost]:
        return SocialPost.objects.with_text().select_related("account")


class SocialMediaViewSetGroup(SnippetViewSetGroup):
    """One menu item for both."""

    items = (SocialAccountViewSet, SocialPostViewSet)
    menu_label = "Social media"
    menu_icon = "comment"
    menu_order = 450

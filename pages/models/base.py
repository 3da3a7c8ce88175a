"""What every page of the site has: a heading, a summary, a canonical address and a trail back home."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from pages.blocks.video import video_hosts
from pages.content_checks import find_undescribed_media
from pages.selectors import private_paths


class BasePage(Page):
    """A page of the site: its title is the short name in menus, its heading what stands large on the page."""

    heading = models.CharField(
        max_length=120,
        blank=True,
        help_text="What stands large at the top of the page. Leave empty to use the title.",
    )
    summary = models.TextField(
        blank=True,
        max_length=300,
        help_text="One or two sentences that say what the page is about. They stand below the heading, and on "
        "cards and in search engines' results that lead here.",
    )

    review_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="review by",
        help_text="From this day on the page stands on the report of pages to review. Only editors see it.",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who looks after this page.",
    )
    share_image = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The picture beside links to this page on social media, best 1200 by 630 pixels. Leave empty for the "
        "site's own.",
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("heading", boost=2),
        index.SearchField("summary"),
    ]

    content_panels = [*Page.content_panels, FieldPanel("heading"), FieldPanel("summary")]

    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel([FieldPanel("review_on"), FieldPanel("reviewer")], "Review"),
    ]
    promote_panels = [*Page.promote_panels, FieldPanel("share_image")]

    class Meta:
        abstract = True

    @property
    def display_heading(self):
        """The page's one `h1`."""
        return self.heading or self.title

    def publish(self, revision, *args, **kwargs):
        """Refuse what leaves somebody out, whichever way it comes: from the form, from a list, from a workflow."""
        missing = find_undescribed_media(revision.as_object())
        if missing:
            raise PublishPermissionError(" ".join(missing))
        super().publish(revision, *args, **kwargs)

    def get_view_restrictions(self):
        """Return what keeps visitors out, without a question to the database where no page above is private."""
        if any(self.path.startswith(path) for path in private_paths()):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    @cached_property
    def trail(self):
        """The live pages between the site's home page and this one, home first; empty on the home page."""
        return list(self.get_ancestors().filter(depth__gt=1).live().only("title", "url_path", "depth"))

    @cached_property
    def video_hosts(self):
        """The hosts that the page's videos come from once a reader presses; on other pages none."""
        return video_hosts(self)

    def get_canonical_url(self, request=None):
        """The page's one public address, whichever host name it was asked for under."""
        url_parts = self.get_url_parts(request)
        return settings.SITE_URL + url_parts[2] if url_parts else ""

    def get_sitemap_urls(self, request=None):
        """The page in the sitemap, at its public address."""
        return [entry | {"location": self.get_canonical_url(request)} for entry in super().get_sitemap_urls(request)]

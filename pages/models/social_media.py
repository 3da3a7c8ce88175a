"""The organisation's accounts on social media and their newest posts, as the worker has read them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import JSONObject, Now
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from pages.social_media.handles import clean_handle


class Kind(models.TextChoices):
    """Where an account is."""

    X = "x", "X"
    MASTODON = "mastodon", "Mastodon"
    BLUESKY = "bluesky", "Bluesky"
    FEED = "feed", "RSS or Atom feed"


class AccountQuerySet(models.QuerySet):
    """The questions that are asked about accounts."""

    def due(self):
        """Return the accounts to read now, those first that have waited longest."""
        may = Q(retry_at=None) | Q(retry_at__lte=timezone.now())
        return self.filter(may, shown=True).order_by(F("read_at").asc(nulls_first=True), "pk")

    def broken(self):
        """Return the accounts that should be read and could not be."""
        return self.filter(shown=True).exclude(error="")


class SocialAccount(models.Model):
    """An account whose newest posts stand at the foot of each page, and how the last reading went."""

    kind = models.CharField(max_length=10, choices=Kind, verbose_name="where", help_text="Where the account is.")
    handle = models.CharField(
        max_length=300,
        verbose_name="name or address",
        help_text="X: name. Mastodon: name@server. Bluesky: name.bsky.social. Feed: its address, beginning with "
        "https://.",
    )
    shown = models.BooleanField(
        default=True, help_text="Whether its posts are read, every quarter of an hour, and may stand on the site."
    )
    source_id = models.CharField(max_length=300, blank=True, editable=False)
    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    read_at = models.DateTimeField(null=True, editable=False, verbose_name="last read")
    good_at = models.DateTimeField(null=True, editable=False, verbose_name="last read well")
    retry_at = models.DateTimeField(null=True, editable=False, verbose_name="not read again before")
    error = models.CharField(max_length=200, blank=True, editable=False, verbose_name="what is the matter")

    objects = AccountQuerySet.as_manager()

    panels = [
        FieldPanel("kind"),
        FieldPanel("handle"),
        FieldPanel("shown"),
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("read_at", "good_at", "retry_at", "error")], "Last reading"
        ),
    ]

    class Meta:
        verbose_name = "account"
        ordering = ["kind", "handle"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "handle"],
                name="one_account_of_a_name",
                violation_error_message="This account is already here.",
            )
        ]

    def __str__(self):
        return f"{self.handle} ({self.get_kind_display()})"

    def save(self, *args, **kwargs):
        """Forget posts and state when the record becomes another account."""
        another = SocialAccount.objects.filter(pk=self.pk).exclude(kind=self.kind, handle=self.handle)
        if self.pk and another.exists():
            self.posts.all().delete()
            self.source_id = self.etag = self.last_modified = self.error = ""
            self.read_at = self.good_at = self.retry_at = None
        super().save(*args, **kwargs)

    def clean(self):
        """Store the name in one spelling."""
        if self.kind in Kind.values and self.handle:
            self.handle = clean_handle(self.kind, self.handle)


class PostQuerySet(models.QuerySet):
    """The questions that are asked about posts."""

    def kept(self):
        """Return the posts that are there: of a hidden one that is gone, only its id is remembered."""
        return self.exclude(text="")

    def as_shown(self):
        """Return what visitors see of posts, newest first, each as one value: so that another query can carry it."""
        shown = self.kept().filter(hidden=False, account__shown=True, published_at__lte=Now())
        names = ["text", "url", "published_at"]
        return shown.order_by("-published_at", "-pk").values(
            shown=JSONObject(**{name: name for name in names}, kind="account__kind")
        )


class SocialPost(models.Model):
    """A post as plain text. Editors hide it; everything else comes from its source."""

    account = models.ForeignKey(SocialAccount, on_delete=models.CASCADE, related_name="posts")
    source_id = models.CharField(max_length=200, editable=False)
    text = models.TextField(editable=False)
    url = models.CharField(max_length=500, editable=False, verbose_name="at its source")
    published_at = models.DateTimeField(db_index=True, editable=False, verbose_name="published")
    hidden = models.BooleanField(default=False, help_text="A hidden post does not stand on the site, now or later.")

    objects = PostQuerySet.as_manager()

    panels = [
        FieldPanel("hidden"),
        *(FieldPanel(name, read_only=True) for name in ("text", "url", "published_at", "account")),
    ]

    class Meta:
        verbose_name = "post"
        ordering = ["-published_at", "-pk"]
        default_permissions = ("change", "view")
        constraints = [models.UniqueConstraint(fields=["account", "source_id"], name="one_post_of_an_id")]

    def __str__(self):
        return self.text[:60]

"""Accounts on Mastodon and Bluesky become feeds: both publish RSS, so their APIs are no longer read.

Posts keep their IDs and whether they are hidden; the first read of the feed gives them the feed's IDs
(`pages.social_media.sync`). The release before knows the kind `feed`, and shows the stored posts. Its worker, which an
upgrade stops first, must not read these accounts: it would store hidden posts again under the feed's IDs.
"""

from django.db import migrations, models


def convert_api_accounts(apps, schema_editor):
    accounts = apps.get_model("pages", "SocialAccount").objects
    for account in accounts.filter(kind__in=["mastodon", "bluesky"]):
        name, _, server = account.handle.rpartition("@")
        url = f"https://{server}/@{name}.rss" if name else f"https://bsky.app/profile/{account.handle}/rss"
        url = url[:300]  # the limit of the column; no name that exists is as long
        feed = accounts.filter(kind="feed", handle=url).first()
        if feed is None:
            state = {"source_id": "", "etag": "", "last_modified": "", "retry_at": None}  # of the API
            accounts.filter(pk=account.pk).update(kind="feed", handle=url, **state)
        else:  # an editor had entered the feed too
            known = feed.posts.values("source_id")
            account.posts.filter(hidden=True).exclude(source_id__in=known).update(account=feed)
            accounts.filter(pk=feed.pk).update(shown=feed.shown or account.shown)
            account.delete()


class Migration(migrations.Migration):
    """Undoing it leaves the data in place."""

    dependencies = [
        ("pages", "0016_plain_english"),
    ]

    operations = [
        migrations.AlterField(
            model_name="socialaccount",
            name="error",
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AlterField(
            model_name="socialaccount",
            name="good_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="last read"),
        ),
        migrations.AlterField(
            model_name="socialaccount",
            name="handle",
            field=models.CharField(
                help_text="X: name. Mastodon: name@server. Bluesky: name.bsky.social. Feed: its URL, beginning with https://.",
                max_length=300,
                verbose_name="name or URL",
            ),
        ),
        migrations.AlterField(
            model_name="socialaccount",
            name="kind",
            field=models.CharField(
                choices=[("x", "X"), ("feed", "Mastodon, Bluesky, RSS or Atom feed")],
                help_text="Where the account is.",
                max_length=10,
                verbose_name="where",
            ),
        ),
        migrations.AlterField(
            model_name="socialaccount",
            name="read_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="last attempt"),
        ),
        migrations.AlterField(
            model_name="socialaccount",
            name="retry_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="next attempt after"),
        ),
        migrations.AlterField(
            model_name="socialaccount",
            name="shown",
            field=models.BooleanField(
                default=True, help_text="Read its posts every 15 minutes, and show the newest of them on the site."
            ),
        ),
        migrations.AlterField(
            model_name="socialpost",
            name="hidden",
            field=models.BooleanField(
                default=False, help_text="Do not show this post on the site, even if it is published again."
            ),
        ),
        migrations.AlterField(
            model_name="socialpost",
            name="url",
            field=models.CharField(editable=False, max_length=500, verbose_name="original"),
        ),
        migrations.RunPython(convert_api_accounts, migrations.RunPython.noop),
    ]

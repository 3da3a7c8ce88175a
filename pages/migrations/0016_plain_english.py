"""Update the labels and help texts that editors read."""

import django.core.validators
import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from carecity.core.operations import ChangeState


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0015_broken_link_and_seed_record"),
        ("wagtailimages", "0027_image_description"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    # Only texts for editors change: labels, help texts and block descriptions. No SQL is needed, while Django would
    # rebuild the tables on SQLite because a StreamField's definition contains its blocks' help texts.
    operations = [
        ChangeState(
            state_operations=[
                migrations.AlterField(
                    model_name="aboutpage",
                    name="body",
                    field=wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 12),
                            ("details", 15),
                            ("image", 16),
                            ("video", 25),
                            ("key_figures", 26),
                            ("outcomes", 27),
                            ("focus_areas", 28),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.HeadingBlock", (), {"max_length": 120}),
                            1: (
                                "pages.blocks.text.ParagraphBlock",
                                (),
                                {"features": ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "The quotation, without quotation marks.", "max_length": 500},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Who said it.", "max_length": 80, "required": False},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who they are, for example: resident of Barking.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("text", 2), ("name", 3), ("role", 4)]], {}),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What it is about, in a few words.", "max_length": 80},
                            ),
                            7: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "One or two sentences that say why.",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Say where the link goes, and not “click here”.",
                                    "max_length": 60,
                                },
                            ),
                            9: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"help_text": "A page of this site.", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "Or a URL elsewhere, starting with https://.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 8), ("page", 9), ("address", 10)]],
                                {"help_text": "The button."},
                            ),
                            12: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 11)]], {}),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            14: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 13), ("text", 14)]], {}),
                            16: ("wagtail.images.blocks.ImageBlock", [], {}),
                            17: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            18: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            20: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            21: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Enter minutes and seconds with a colon, such as 3:20, or 1:03:20 with hours."
                                    },
                                    "help_text": "The duration in minutes and seconds, for example 3:20.",
                                    "regex": "^(\\d{1,2}:)?[0-5]?\\d:[0-5]\\d$",
                                },
                            ),
                            23: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("sound", "The sound says everything that can be seen."),
                                        ("described", "A voice describes what can be seen."),
                                        ("transcript", "The transcript describes what can be seen."),
                                    ],
                                    "help_text": "How people who cannot see the video learn what it shows. Readers see this sentence.",
                                },
                            ),
                            24: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 17),
                                        ("address", 18),
                                        ("file", 19),
                                        ("captions", 20),
                                        ("poster", 21),
                                        ("length", 22),
                                        ("visuals", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            27: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            28: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                        },
                        help_text="The content of the page, in blocks.",
                    ),
                ),
                migrations.AlterField(
                    model_name="aboutpage",
                    name="heading",
                    field=models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="aboutpage",
                    name="review_on",
                    field=models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                migrations.AlterField(
                    model_name="aboutpage",
                    name="reviewer",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="aboutpage",
                    name="share_image",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                    ),
                ),
                migrations.AlterField(
                    model_name="aboutpage",
                    name="summary",
                    field=models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="accessibilitystatement",
                    name="conformance",
                    field=models.CharField(
                        choices=[
                            ("intended", "is built to meet"),
                            ("full", "meets"),
                            ("partial", "meets most of"),
                            ("not", "does not meet"),
                        ],
                        default="intended",
                        help_text="Choose “meets” only if the whole site was tested and no problem was found.",
                        max_length=20,
                        verbose_name="this site",
                    ),
                ),
                migrations.AlterField(
                    model_name="accessibilitystatement",
                    name="means",
                    field=models.TextField(
                        blank=True,
                        help_text="Who tested what, and how: one entry per line. Only tests that were really done.",
                        max_length=2000,
                        verbose_name="how it was tested",
                    ),
                ),
                migrations.AlterField(
                    model_name="accessibilitystatement",
                    name="not_tested",
                    field=models.TextField(
                        blank=True, help_text="One entry per line.", max_length=2000, verbose_name="what was not tested"
                    ),
                ),
                migrations.AlterField(
                    model_name="accessibilitystatement",
                    name="page",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The page that shows the statement, below its own content.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.standardpage",
                    ),
                ),
                migrations.AlterField(
                    model_name="accessibilitystatement",
                    name="standard",
                    field=models.CharField(
                        default="the Web Content Accessibility Guidelines version 2.2 at level AA",
                        help_text="The standard that the site is tested against.",
                        max_length=160,
                    ),
                ),
                migrations.AlterField(
                    model_name="accessibilitystatement",
                    name="tested_on",
                    field=models.DateField(
                        blank=True,
                        help_text="Test the site once a year and after major changes. The dashboard reminds you after a year.",
                        null=True,
                        verbose_name="last tested on",
                    ),
                ),
                migrations.AlterField(
                    model_name="contactpage",
                    name="form_intro",
                    field=wagtail.fields.RichTextField(
                        blank=True, help_text="What visitors should know before they write."
                    ),
                ),
                migrations.AlterField(
                    model_name="contactpage",
                    name="heading",
                    field=models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="contactpage",
                    name="review_on",
                    field=models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                migrations.AlterField(
                    model_name="contactpage",
                    name="reviewer",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="contactpage",
                    name="sent_heading",
                    field=models.CharField(
                        default="Thank you for your feedback",
                        help_text="The heading of the page that visitors see after they have sent their feedback.",
                        max_length=80,
                    ),
                ),
                migrations.AlterField(
                    model_name="contactpage",
                    name="sent_text",
                    field=wagtail.fields.RichTextField(
                        blank=True, help_text="What happens next. Shown below the reference number."
                    ),
                ),
                migrations.AlterField(
                    model_name="contactpage",
                    name="share_image",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                    ),
                ),
                migrations.AlterField(
                    model_name="contactpage",
                    name="summary",
                    field=models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareafigure",
                    name="figure",
                    field=models.ForeignKey(
                        help_text="Choose a figure or create a new one.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="pages.keyfigure",
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareaindexpage",
                    name="body",
                    field=wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 12),
                            ("details", 15),
                            ("image", 16),
                            ("video", 25),
                            ("key_figures", 26),
                            ("outcomes", 27),
                            ("focus_areas", 28),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.HeadingBlock", (), {"max_length": 120}),
                            1: (
                                "pages.blocks.text.ParagraphBlock",
                                (),
                                {"features": ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "The quotation, without quotation marks.", "max_length": 500},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Who said it.", "max_length": 80, "required": False},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who they are, for example: resident of Barking.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("text", 2), ("name", 3), ("role", 4)]], {}),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What it is about, in a few words.", "max_length": 80},
                            ),
                            7: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "One or two sentences that say why.",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Say where the link goes, and not “click here”.",
                                    "max_length": 60,
                                },
                            ),
                            9: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"help_text": "A page of this site.", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "Or a URL elsewhere, starting with https://.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 8), ("page", 9), ("address", 10)]],
                                {"help_text": "The button."},
                            ),
                            12: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 11)]], {}),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            14: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 13), ("text", 14)]], {}),
                            16: ("wagtail.images.blocks.ImageBlock", [], {}),
                            17: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            18: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            20: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            21: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Enter minutes and seconds with a colon, such as 3:20, or 1:03:20 with hours."
                                    },
                                    "help_text": "The duration in minutes and seconds, for example 3:20.",
                                    "regex": "^(\\d{1,2}:)?[0-5]?\\d:[0-5]\\d$",
                                },
                            ),
                            23: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("sound", "The sound says everything that can be seen."),
                                        ("described", "A voice describes what can be seen."),
                                        ("transcript", "The transcript describes what can be seen."),
                                    ],
                                    "help_text": "How people who cannot see the video learn what it shows. Readers see this sentence.",
                                },
                            ),
                            24: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 17),
                                        ("address", 18),
                                        ("file", 19),
                                        ("captions", 20),
                                        ("poster", 21),
                                        ("length", 22),
                                        ("visuals", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            27: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            28: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                        },
                        help_text="More content, shown below the list.",
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareaindexpage",
                    name="heading",
                    field=models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareaindexpage",
                    name="review_on",
                    field=models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareaindexpage",
                    name="reviewer",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareaindexpage",
                    name="share_image",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareaindexpage",
                    name="summary",
                    field=models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareapage",
                    name="body",
                    field=wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 12),
                            ("details", 15),
                            ("image", 16),
                            ("video", 25),
                            ("key_figures", 26),
                            ("outcomes", 27),
                            ("focus_areas", 28),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.HeadingBlock", (), {"max_length": 120}),
                            1: (
                                "pages.blocks.text.ParagraphBlock",
                                (),
                                {"features": ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "The quotation, without quotation marks.", "max_length": 500},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Who said it.", "max_length": 80, "required": False},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who they are, for example: resident of Barking.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("text", 2), ("name", 3), ("role", 4)]], {}),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What it is about, in a few words.", "max_length": 80},
                            ),
                            7: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "One or two sentences that say why.",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Say where the link goes, and not “click here”.",
                                    "max_length": 60,
                                },
                            ),
                            9: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"help_text": "A page of this site.", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "Or a URL elsewhere, starting with https://.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 8), ("page", 9), ("address", 10)]],
                                {"help_text": "The button."},
                            ),
                            12: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 11)]], {}),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            14: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 13), ("text", 14)]], {}),
                            16: ("wagtail.images.blocks.ImageBlock", [], {}),
                            17: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            18: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            20: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            21: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Enter minutes and seconds with a colon, such as 3:20, or 1:03:20 with hours."
                                    },
                                    "help_text": "The duration in minutes and seconds, for example 3:20.",
                                    "regex": "^(\\d{1,2}:)?[0-5]?\\d:[0-5]\\d$",
                                },
                            ),
                            23: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("sound", "The sound says everything that can be seen."),
                                        ("described", "A voice describes what can be seen."),
                                        ("transcript", "The transcript describes what can be seen."),
                                    ],
                                    "help_text": "How people who cannot see the video learn what it shows. Readers see this sentence.",
                                },
                            ),
                            24: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 17),
                                        ("address", 18),
                                        ("file", 19),
                                        ("captions", 20),
                                        ("poster", 21),
                                        ("length", 22),
                                        ("visuals", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            27: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            28: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                        },
                        help_text="More content, shown below the statement.",
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareapage",
                    name="heading",
                    field=models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareapage",
                    name="review_on",
                    field=models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareapage",
                    name="reviewer",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareapage",
                    name="share_image",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareapage",
                    name="statement",
                    field=models.TextField(
                        help_text="The focus area in Care City's own words. Shown at the top of this page and on the About page."
                    ),
                ),
                migrations.AlterField(
                    model_name="focusareapage",
                    name="summary",
                    field=models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="buttons",
                    field=wagtail.fields.StreamField(
                        [("button", 3)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Say where the link goes, and not “click here”.",
                                    "max_length": 60,
                                },
                            ),
                            1: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"help_text": "A page of this site.", "required": False},
                            ),
                            2: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "Or a URL elsewhere, starting with https://.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("text", 0), ("page", 1), ("address", 2)]], {}),
                        },
                        help_text="Up to two buttons below the summary. The first one is highlighted.",
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="case_statement",
                    field=wagtail.fields.RichTextField(
                        blank=True,
                        help_text="One large sentence on the dark band. Italic text is shown in yellow.",
                        max_length=200,
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="feedback_text",
                    field=models.CharField(
                        blank=True, help_text="One sentence that invites visitors to send feedback.", max_length=200
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="heading",
                    field=models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="review_on",
                    field=models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="reviewer",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="share_image",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="success_heading",
                    field=models.CharField(
                        default="What will success look like?",
                        help_text="The heading above the outcomes, which come from the success page.",
                        max_length=80,
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="summary",
                    field=models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="keyfigure",
                    name="dated",
                    field=models.DateField(
                        blank=True,
                        help_text="The date to which the figure applies. Visitors see the year.",
                        null=True,
                        verbose_name="date",
                    ),
                ),
                migrations.AlterField(
                    model_name="keyfigure",
                    name="label",
                    field=models.CharField(
                        help_text="What the figure measures, for example: life expectancy for men. It completes the figure.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="keyfigure",
                    name="place",
                    field=models.CharField(
                        blank=True,
                        help_text="The place that the figure is about, if any, for example Havering.",
                        max_length=80,
                    ),
                ),
                migrations.AlterField(
                    model_name="keyfigure",
                    name="review_on",
                    field=models.DateField(
                        blank=True,
                        help_text="From this date, the figure is listed in the report of figures to check.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                migrations.AlterField(
                    model_name="keyfigure",
                    name="source_name",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Who published the figure, for example: Office for National Statistics. Visitors see it.",
                        max_length=120,
                        verbose_name="source",
                    ),
                ),
                migrations.AlterField(
                    model_name="keyfigure",
                    name="source_url",
                    field=models.URLField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Where visitors can read it, starting with https://.",
                        verbose_name="URL of the source",
                    ),
                ),
                migrations.AlterField(
                    model_name="keyfigure",
                    name="unit",
                    field=models.CharField(
                        blank=True,
                        help_text="The unit of the figure, for example % or years. Leave empty for a word.",
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="keyfigure",
                    name="value",
                    field=models.CharField(
                        help_text="The figure itself, for example 77, or one word, for example Oldest.", max_length=20
                    ),
                ),
                migrations.AlterField(
                    model_name="knownproblem",
                    name="criterion",
                    field=models.CharField(
                        blank=True,
                        help_text="What it fails, for example: success criterion 1.2.2 (captions).",
                        max_length=80,
                    ),
                ),
                migrations.AlterField(
                    model_name="knownproblem",
                    name="fixed_by",
                    field=models.DateField(
                        blank=True,
                        help_text="The date by which it should be fixed.",
                        null=True,
                        verbose_name="to be fixed by",
                    ),
                ),
                migrations.AlterField(
                    model_name="knownproblem",
                    name="instead",
                    field=models.CharField(
                        blank=True,
                        help_text="What visitors can do until it is fixed.",
                        max_length=300,
                        verbose_name="workaround",
                    ),
                ),
                migrations.AlterField(
                    model_name="knownproblem",
                    name="problem",
                    field=models.CharField(
                        help_text="What does not work, and for whom, in one sentence.", max_length=300
                    ),
                ),
                migrations.AlterField(
                    model_name="securitycontact",
                    name="contacts",
                    field=models.TextField(
                        blank=True,
                        help_text="One URL per line, the preferred one first, for example mailto:security@example.org. Leave empty to use the form on the contact page.",
                        max_length=500,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A(?:(?:https://|mailto:|tel:)[^\\s<>]+(?:\\r?\\n|\\Z))*\\Z",
                                "Enter one URL per line, each starting with https://, mailto: or tel:",
                            )
                        ],
                    ),
                ),
                migrations.AlterField(
                    model_name="securitycontact",
                    name="expires_on",
                    field=models.DateField(
                        blank=True,
                        help_text="At most a year from now. After this date the contact is no longer published. The dashboard shows a reminder before.",
                        null=True,
                        verbose_name="valid until",
                    ),
                ),
                migrations.AlterField(
                    model_name="securitycontact",
                    name="policy_url",
                    field=models.URLField(
                        blank=True,
                        help_text="The URL of a page on how you handle such reports, if there is one.",
                        verbose_name="policy",
                    ),
                ),
                migrations.AlterField(
                    model_name="securitycontact",
                    name="preferred_languages",
                    field=models.CharField(
                        default="en",
                        help_text="The languages in which you can read reports, for example: en, cy",
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?:, ?[a-z]{2,3}(?:-[A-Za-z]{2,4})?)*\\Z",
                                "Enter language codes separated by commas, for example: en, cy",
                            )
                        ],
                    ),
                ),
                migrations.AlterField(
                    model_name="sitemappage",
                    name="heading",
                    field=models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="sitemappage",
                    name="review_on",
                    field=models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                migrations.AlterField(
                    model_name="sitemappage",
                    name="reviewer",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="sitemappage",
                    name="share_image",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                    ),
                ),
                migrations.AlterField(
                    model_name="sitemappage",
                    name="summary",
                    field=models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="company_number",
                    field=models.CharField(
                        blank=True, help_text="The number in the register of companies.", max_length=12
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="founding_year",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Shown as a range up to the current year.",
                        null=True,
                        verbose_name="first year of copyright",
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="legal_line",
                    field=models.CharField(
                        blank=True,
                        help_text="The part of the United Kingdom in which the company is registered.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="legal_name",
                    field=models.CharField(
                        blank=True, help_text="The name in the register of companies.", max_length=120
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="map_url",
                    field=models.URLField(
                        blank=True, help_text="The URL of a map that shows the visiting address.", verbose_name="map"
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="organisation_name",
                    field=models.CharField(
                        default="Care City", help_text="The name that visitors know.", max_length=80
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="show_tweets",
                    field=models.BooleanField(
                        default=True,
                        help_text="Whether the footer has this section.",
                        verbose_name="show latest tweets",
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="telephone",
                    field=models.CharField(
                        blank=True,
                        help_text="In digits and spaces.",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+?[0-9][0-9 ]{8,17}$", "Enter the number in digits and spaces."
                            )
                        ],
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="tweets_heading",
                    field=models.CharField(
                        default="Latest tweets", help_text="The heading of this section.", max_length=40
                    ),
                ),
                migrations.AlterField(
                    model_name="sitesettings",
                    name="visiting_address",
                    field=models.TextField(
                        blank=True,
                        help_text="The address for visitors and post, in lines as on an envelope.",
                        max_length=200,
                    ),
                ),
                migrations.AlterField(
                    model_name="sociallink",
                    name="name",
                    field=models.CharField(
                        help_text="The link text, for example: Care City on LinkedIn.", max_length=40
                    ),
                ),
                migrations.AlterField(
                    model_name="sociallink",
                    name="url",
                    field=models.URLField(help_text="The full URL, starting with https://.", verbose_name="URL"),
                ),
                migrations.AlterField(
                    model_name="standardpage",
                    name="body",
                    field=wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 12),
                            ("details", 15),
                            ("image", 16),
                            ("video", 25),
                            ("key_figures", 26),
                            ("outcomes", 27),
                            ("focus_areas", 28),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.HeadingBlock", (), {"max_length": 120}),
                            1: (
                                "pages.blocks.text.ParagraphBlock",
                                (),
                                {"features": ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "The quotation, without quotation marks.", "max_length": 500},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Who said it.", "max_length": 80, "required": False},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who they are, for example: resident of Barking.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("text", 2), ("name", 3), ("role", 4)]], {}),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What it is about, in a few words.", "max_length": 80},
                            ),
                            7: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "One or two sentences that say why.",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Say where the link goes, and not “click here”.",
                                    "max_length": 60,
                                },
                            ),
                            9: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"help_text": "A page of this site.", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "Or a URL elsewhere, starting with https://.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 8), ("page", 9), ("address", 10)]],
                                {"help_text": "The button."},
                            ),
                            12: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 11)]], {}),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            14: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 13), ("text", 14)]], {}),
                            16: ("wagtail.images.blocks.ImageBlock", [], {}),
                            17: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            18: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            20: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            21: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Enter minutes and seconds with a colon, such as 3:20, or 1:03:20 with hours."
                                    },
                                    "help_text": "The duration in minutes and seconds, for example 3:20.",
                                    "regex": "^(\\d{1,2}:)?[0-5]?\\d:[0-5]\\d$",
                                },
                            ),
                            23: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("sound", "The sound says everything that can be seen."),
                                        ("described", "A voice describes what can be seen."),
                                        ("transcript", "The transcript describes what can be seen."),
                                    ],
                                    "help_text": "How people who cannot see the video learn what it shows. Readers see this sentence.",
                                },
                            ),
                            24: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 17),
                                        ("address", 18),
                                        ("file", 19),
                                        ("captions", 20),
                                        ("poster", 21),
                                        ("length", 22),
                                        ("visuals", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            27: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            28: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                        },
                        help_text="The content of the page, in blocks.",
                    ),
                ),
                migrations.AlterField(
                    model_name="standardpage",
                    name="heading",
                    field=models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="standardpage",
                    name="review_on",
                    field=models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                migrations.AlterField(
                    model_name="standardpage",
                    name="reviewer",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="standardpage",
                    name="share_image",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                    ),
                ),
                migrations.AlterField(
                    model_name="standardpage",
                    name="summary",
                    field=models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="standardpage",
                    name="updated_on",
                    field=models.DateField(
                        blank=True,
                        help_text="The date on which the page was last checked to be correct. Visitors see it.",
                        null=True,
                        verbose_name="last reviewed on",
                    ),
                ),
                migrations.AlterField(
                    model_name="successpage",
                    name="body",
                    field=wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 12),
                            ("details", 15),
                            ("image", 16),
                            ("video", 25),
                            ("key_figures", 26),
                            ("outcomes", 27),
                            ("focus_areas", 28),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.HeadingBlock", (), {"max_length": 120}),
                            1: (
                                "pages.blocks.text.ParagraphBlock",
                                (),
                                {"features": ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "The quotation, without quotation marks.", "max_length": 500},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Who said it.", "max_length": 80, "required": False},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who they are, for example: resident of Barking.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("text", 2), ("name", 3), ("role", 4)]], {}),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What it is about, in a few words.", "max_length": 80},
                            ),
                            7: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "One or two sentences that say why.",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Say where the link goes, and not “click here”.",
                                    "max_length": 60,
                                },
                            ),
                            9: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"help_text": "A page of this site.", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "Or a URL elsewhere, starting with https://.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 8), ("page", 9), ("address", 10)]],
                                {"help_text": "The button."},
                            ),
                            12: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 11)]], {}),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            14: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 13), ("text", 14)]], {}),
                            16: ("wagtail.images.blocks.ImageBlock", [], {}),
                            17: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            18: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            20: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            21: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Enter minutes and seconds with a colon, such as 3:20, or 1:03:20 with hours."
                                    },
                                    "help_text": "The duration in minutes and seconds, for example 3:20.",
                                    "regex": "^(\\d{1,2}:)?[0-5]?\\d:[0-5]\\d$",
                                },
                            ),
                            23: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("sound", "The sound says everything that can be seen."),
                                        ("described", "A voice describes what can be seen."),
                                        ("transcript", "The transcript describes what can be seen."),
                                    ],
                                    "help_text": "How people who cannot see the video learn what it shows. Readers see this sentence.",
                                },
                            ),
                            24: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 17),
                                        ("address", 18),
                                        ("file", 19),
                                        ("captions", 20),
                                        ("poster", 21),
                                        ("length", 22),
                                        ("visuals", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            27: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            28: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                        },
                        help_text="More content, shown below the groups.",
                    ),
                ),
                migrations.AlterField(
                    model_name="successpage",
                    name="figure_title",
                    field=models.CharField(
                        blank=True,
                        help_text="The title of the figure of the groups. Leave empty to hide the figure.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="successpage",
                    name="heading",
                    field=models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                migrations.AlterField(
                    model_name="successpage",
                    name="outcomes",
                    field=wagtail.fields.StreamField(
                        [("outcome", 2)],
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "The group of people, for example: Staff.", "max_length": 80},
                            ),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "A whole sentence that starts with the group, for example: Staff will be able to contribute.",
                                    "max_length": 400,
                                },
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("group", 0), ("statement", 1)]], {}),
                        },
                        help_text="Up to four groups of people, each with a statement. Also shown on the home page and the About page.",
                    ),
                ),
                migrations.AlterField(
                    model_name="successpage",
                    name="review_on",
                    field=models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                migrations.AlterField(
                    model_name="successpage",
                    name="reviewer",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="successpage",
                    name="share_image",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                    ),
                ),
                migrations.AlterField(
                    model_name="successpage",
                    name="summary",
                    field=models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="successpage",
                    name="video",
                    field=wagtail.fields.StreamField(
                        [("video", 8)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            1: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            2: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            3: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            4: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            5: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Enter minutes and seconds with a colon, such as 3:20, or 1:03:20 with hours."
                                    },
                                    "help_text": "The duration in minutes and seconds, for example 3:20.",
                                    "regex": "^(\\d{1,2}:)?[0-5]?\\d:[0-5]\\d$",
                                },
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("sound", "The sound says everything that can be seen."),
                                        ("described", "A voice describes what can be seen."),
                                        ("transcript", "The transcript describes what can be seen."),
                                    ],
                                    "help_text": "How people who cannot see the video learn what it shows. Readers see this sentence.",
                                },
                            ),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 0),
                                        ("address", 1),
                                        ("file", 2),
                                        ("captions", 3),
                                        ("poster", 4),
                                        ("length", 5),
                                        ("visuals", 6),
                                        ("transcript", 7),
                                    ]
                                ],
                                {},
                            ),
                        },
                        db_default=[],
                        default=list,
                        help_text="A video on what success will look like, shown below the groups.",
                    ),
                ),
            ]
        )
    ]

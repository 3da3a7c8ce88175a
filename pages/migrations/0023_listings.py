import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
import wagtail.contrib.routable_page.models
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

import pages.models.projects
from carecity.core.operations import ChangeState


class Migration(migrations.Migration):
    """Projects, news, ways to get involved; partners, people, boroughs."""

    dependencies = [
        ("pages", "0022_blocks"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Borough",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="The name of the borough or area.", max_length=80, unique=True)),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What visitors should know about it, in a sentence or two.",
                        max_length=300,
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "borough",
                "ordering": ["sort_order", "name"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddField(
            model_name="homepage",
            name="latest_heading",
            field=models.CharField(
                db_default="Latest",
                default="Latest",
                help_text="The heading above the newest news. Visitors see it once there is news.",
                max_length=80,
            ),
        ),
        migrations.AddField(
            model_name="keyfigure",
            name="basis",
            field=models.CharField(
                blank=True,
                choices=[("counted", "Counted"), ("estimated", "Estimated"), ("projected", "Projected")],
                db_default="",
                default="",
                help_text="How the figure came about. Visitors read it beside the figure, so that no reader takes a projection for a result.",
                max_length=10,
            ),
        ),
        ChangeState(
            [  # a new block, which no column contains
                migrations.AlterField(
                    model_name="aboutpage",
                    name="body",
                    field=wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="The content of the page, in blocks.",
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
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="More content, shown below the list.",
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
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="More content, shown below the statement.",
                    ),
                ),
                migrations.AlterField(
                    model_name="standardpage",
                    name="body",
                    field=wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="The content of the page, in blocks.",
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
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="More content, shown below the groups.",
                    ),
                ),
            ]
        ),
        migrations.CreateModel(
            name="NewsIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "empty_text",
                    models.CharField(
                        help_text="What visitors read while there is nothing in the list, for example on old links.",
                        max_length=200,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="More content, shown below the list.",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "share_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of news",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="NewsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "image_description",
                    models.CharField(
                        blank=True,
                        help_text="What people who cannot see the image need to know. Leave empty if the text says it all: screen readers then skip the image.",
                        max_length=250,
                    ),
                ),
                ("image_caption", models.CharField(blank=True, help_text="A line below the image.", max_length=200)),
                (
                    "date",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="The day of the news, which may be in the past. The list is in this order.",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("news", "News"), ("story", "Story"), ("report", "Report")],
                        default="news",
                        help_text="What visitors read as its kind.",
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="The content of the page, in blocks.",
                    ),
                ),
                (
                    "focus_areas",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="The news is listed there, too.",
                        related_name="news",
                        to="pages.focusareapage",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown at the top of the page, and on cards that link to it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "share_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
            ],
            options={
                "verbose_name": "news item",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="OpportunityIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "empty_text",
                    models.CharField(
                        help_text="What visitors read while there is nothing in the list, for example on old links.",
                        max_length=200,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="More content, shown below the list.",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "share_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of ways to get involved",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(help_text="The name as the organisation writes it.", max_length=120, unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nhs", "NHS"),
                            ("council", "Local authority"),
                            ("voluntary", "Charity or community group"),
                            ("education", "University or college"),
                            ("business", "Company or social enterprise"),
                            ("other", "Other"),
                        ],
                        help_text="What the organisation is.",
                        max_length=10,
                    ),
                ),
                (
                    "has_light_logo",
                    models.BooleanField(
                        default=False,
                        help_text="Tick this if the logo is drawn for a dark background. It is then shown on one.",
                        verbose_name="white or very light logo",
                    ),
                ),
                (
                    "website",
                    models.URLField(
                        blank=True, help_text="The URL of the organisation's website, starting with https://."
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        help_text="The logo, which the organisation allows Care City to show. It is decoration: the name is beside it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "ordering": ["sort_order", "name"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="The name as the person writes it.", max_length=120)),
                (
                    "role",
                    models.CharField(blank=True, help_text="What the person does, for example: Chair.", max_length=120),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[("team", "Team"), ("board", "Board"), ("adviser", "Advisers")],
                        help_text="In which list the person is shown.",
                        max_length=10,
                    ),
                ),
                (
                    "about",
                    models.TextField(blank=True, help_text="A few sentences that the person has read.", max_length=600),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="Only if visitors should write to the person.",
                        max_length=254,
                        verbose_name="public email address",
                    ),
                ),
                (
                    "has_agreed",
                    models.BooleanField(
                        default=False,
                        help_text="The person has agreed that all of this is on the site.",
                        verbose_name="the person agreed",
                    ),
                ),
                (
                    "left_on",
                    models.DateField(
                        blank=True,
                        help_text="From this day, lists of people and projects do not show the person. News still name their authors.",
                        null=True,
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        help_text="A photograph of the person, who has agreed to it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["sort_order", "name"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="NewsAuthor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="authors", to="pages.newspage"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        help_text="Choose a person or create a new one.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="pages.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "author of a news item",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProjectIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "empty_text",
                    models.CharField(
                        help_text="What visitors read while there is nothing in the list, for example on old links.",
                        max_length=200,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="More content, shown below the list.",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "share_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of projects",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="ProjectPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "image_description",
                    models.CharField(
                        blank=True,
                        help_text="What people who cannot see the image need to know. Leave empty if the text says it all: screen readers then skip the image.",
                        max_length=250,
                    ),
                ),
                ("image_caption", models.CharField(blank=True, help_text="A line below the image.", max_length=200)),
                (
                    "started_on",
                    models.DateField(
                        blank=True,
                        help_text="The first day. Empty or in the future: the project is planned.",
                        null=True,
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day, once it is known. Empty: the project is under way.",
                        null=True,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        default=pages.models.projects.get_outline,
                        help_text="The content of the page, in blocks. Delete headings that you do not need yet.",
                    ),
                ),
                (
                    "boroughs",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, help_text="Where the project works.", related_name="projects", to="pages.borough"
                    ),
                ),
                (
                    "focus_areas",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="The project is listed there, too.",
                        related_name="projects",
                        to="pages.focusareapage",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown at the top of the page, and on cards that link to it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        help_text="The person at Care City who leads the project.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.person",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "share_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
            ],
            options={
                "verbose_name": "project",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ProjectFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "figure",
                    models.ForeignKey(
                        help_text="Choose a figure or create a new one.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="pages.keyfigure",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="pages.projectpage"
                    ),
                ),
            ],
            options={
                "verbose_name": "key figure of a project",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OpportunityPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="The large heading at the top of the page. Leave empty to use the title.",
                        max_length=120,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link to the page, and in search engine results.",
                        max_length=300,
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("event", "Event"),
                            ("research", "Research"),
                            ("job", "Job"),
                            ("volunteering", "Volunteering"),
                            ("ideas", "Call for ideas"),
                        ],
                        help_text="What visitors can do.",
                        max_length=15,
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(
                        blank=True, help_text="When the event starts, in London time. Events need it.", null=True
                    ),
                ),
                (
                    "ends_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When the event ends. Until then it is listed as open. Events need it.",
                        null=True,
                    ),
                ),
                (
                    "closes_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="The day and hour until which people can apply, in London time. Everything but events needs it, or the tick below.",
                        null=True,
                    ),
                ),
                (
                    "open_all_year",
                    models.BooleanField(default=False, help_text="Tick this if people can apply at any time."),
                ),
                (
                    "location",
                    models.CharField(
                        blank=True,
                        help_text="Where it is, so that people find it. Events need this or the next.",
                        max_length=200,
                    ),
                ),
                (
                    "online",
                    models.URLField(
                        blank=True,
                        help_text="The URL at which people join online, starting with https://.",
                    ),
                ),
                ("for_whom", models.CharField(blank=True, help_text="Who can take part.", max_length=200)),
                (
                    "what_you_get",
                    models.CharField(
                        blank=True,
                        help_text="What people get or pay, for example: free, with lunch; or the salary.",
                        max_length=200,
                    ),
                ),
                (
                    "how_to_apply",
                    wagtail.fields.StreamField(
                        [("link", 6)],
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
                            3: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 0),
                                        ("page", 1),
                                        ("address", 2),
                                        ("document", 3),
                                        ("email", 4),
                                        ("telephone", 5),
                                    ]
                                ],
                                {},
                            ),
                        },
                        help_text="The button. Leave empty for the contact form, which then names this page.",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 5),
                            ("call_to_action", 15),
                            ("details", 18),
                            ("table", 21),
                            ("download", 24),
                            ("image", 25),
                            ("video", 34),
                            ("key_figures", 35),
                            ("outcomes", 36),
                            ("focus_areas", 37),
                            ("public_answers", 38),
                            ("listing", 43),
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
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "Or a document. Its kind and size are added to the link text.",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"help_text": "Or an email address.", "label": "Email address", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or a telephone number.",
                                    "max_length": 20,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[0-9](?: ?[0-9]){2,16}$",
                                            "Enter the number in digits and single spaces.",
                                        )
                                    ],
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 8),
                                        ("page", 9),
                                        ("address", 10),
                                        ("document", 11),
                                        ("email", 12),
                                        ("telephone", 13),
                                    ]
                                ],
                                {"help_text": "The button."},
                            ),
                            15: ("wagtail.blocks.StructBlock", [[("title", 6), ("text", 7), ("link", 14)]], {}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The line that readers click to see the text, often a question.",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "help_text": "The text that is hidden until then.",
                                },
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Text.", "max_length": 200, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A number with its unit, aligned at its end.",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 19), ("number", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "The document. Text that people should read is better on a page."},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The link text. Leave empty to use the document's title.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("document", 22), ("text", 23)]], {}),
                            25: ("wagtail.images.blocks.ImageBlock", [], {}),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            27: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            30: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            31: (
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
                            32: (
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
                            33: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("address", 27),
                                        ("file", 28),
                                        ("captions", 29),
                                        ("poster", 30),
                                        ("length", 31),
                                        ("visuals", 32),
                                        ("transcript", 33),
                                    ]
                                ],
                                {},
                            ),
                            35: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            36: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            37: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            38: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("projects", "Projects"),
                                        ("news", "News"),
                                        ("opportunities", "Open opportunities"),
                                        ("team", "People of the team"),
                                        ("board", "People of the board"),
                                        ("advisers", "Advisers"),
                                        ("partners", "Partners"),
                                    ],
                                    "help_text": "What to list.",
                                },
                            ),
                            41: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                                {},
                            ),
                        },
                        help_text="The content of the page, in blocks.",
                    ),
                ),
                (
                    "outcome",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="What came of it. Visitors see it once it is over."
                    ),
                ),
                (
                    "cancelled",
                    models.BooleanField(
                        default=False,
                        help_text="Visitors read that it is cancelled, in the list and in their calendars.",
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "boroughs",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Where it is, or for whom.",
                        related_name="opportunities",
                        to="pages.borough",
                    ),
                ),
                (
                    "focus_areas",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="It is listed there, too.",
                        related_name="opportunities",
                        to="pages.focusareapage",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        help_text="The user who is responsible for this page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "share_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.siteimage",
                    ),
                ),
                (
                    "projects",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="It is listed there, too.",
                        related_name="opportunities",
                        to="pages.projectpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "way to get involved",
                "verbose_name_plural": "ways to get involved",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.AddField(
            model_name="newspage",
            name="projects",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, help_text="The news is listed there, too.", related_name="news", to="pages.projectpage"
            ),
        ),
        migrations.CreateModel(
            name="ProjectPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("led", "Led by"),
                            ("commissioned", "Commissioned by"),
                            ("funded", "Funded by"),
                            ("delivered", "Delivered with"),
                            ("evaluated", "Evaluated by"),
                        ],
                        help_text="What the partner does in this project.",
                        max_length=15,
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="pages.projectpage"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        help_text="Choose a partner or create a new one.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pages.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner of a project",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]

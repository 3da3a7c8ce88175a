"""Bands of the home page, image and colour of focus areas, and blocks with several images or logos."""

import django.core.validators
import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models

import pages.blocks.bands
import pages.models.projects
from carecity.core.operations import ChangeState


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0026_index_dates"),
    ]

    operations = [
        migrations.AddField(
            model_name="focusareapage",
            name="colour",
            field=models.CharField(
                blank=True,
                choices=[("teal", "Teal"), ("plum", "Plum"), ("amber", "Amber"), ("coral", "Coral")],
                db_default="",
                default="",
                help_text="The ground of its cards, labels and key figures. Leave empty to let cards take colours in turns.",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="focusareapage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown at the top of the page, and on cards that link to it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
        migrations.AddField(
            model_name="focusareapage",
            name="image_caption",
            field=models.CharField(
                blank=True, db_default="", default="", help_text="A line below the image.", max_length=200
            ),
        ),
        migrations.AddField(
            model_name="focusareapage",
            name="image_description",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="What people who cannot see the image need to know. Leave empty if the text says it all: screen readers then skip the image.",
                max_length=250,
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="bands",
            field=wagtail.fields.StreamField(
                [("case", 0), ("focus_areas", 1), ("latest", 2), ("success", 3), ("contact", 4), ("listing", 9)],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.static_block.StaticBlock",
                        (),
                        {
                            "admin_text": "The text under “The case for change”, on a dark ground.",
                            "description": "The case for change: a large sentence, and paragraphs beside it.",
                            "icon": "openquote",
                            "label": "The case for change",
                            "template": "blocks/bands/case.html",
                        },
                    ),
                    1: (
                        "wagtail.blocks.static_block.StaticBlock",
                        (),
                        {
                            "admin_text": "A card for each focus area. Edit them on their pages.",
                            "description": "A card for each focus area.",
                            "icon": "pick",
                            "template": "blocks/bands/focus_areas.html",
                        },
                    ),
                    2: (
                        "wagtail.blocks.static_block.StaticBlock",
                        (),
                        {
                            "admin_text": "The three latest news items. Visitors see this band once there is news.",
                            "description": "The three latest news items.",
                            "icon": "doc-full",
                            "label": "Latest news",
                            "template": "blocks/bands/latest.html",
                        },
                    ),
                    3: (
                        "wagtail.blocks.static_block.StaticBlock",
                        (),
                        {
                            "admin_text": "The groups and statements of the success page. Edit them on that page.",
                            "description": "The groups and statements of the success page.",
                            "icon": "group",
                            "label": "What success looks like",
                            "template": "blocks/bands/success.html",
                        },
                    ),
                    4: (
                        "wagtail.blocks.static_block.StaticBlock",
                        (),
                        {
                            "admin_text": "Telephone number, address and the button to the feedback form.",
                            "description": "Telephone number, address and the button to the feedback form.",
                            "icon": "mail",
                            "label": "Contact and feedback",
                            "template": "blocks/bands/contact.html",
                        },
                    ),
                    5: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The heading above the list, if any.", "max_length": 120, "required": False},
                    ),
                    6: (
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
                    7: (
                        "wagtail.blocks.PageChooserBlock",
                        (),
                        {
                            "help_text": "Only projects, news or opportunities of this focus area.",
                            "page_type": ["pages.FocusAreaPage"],
                            "required": False,
                        },
                    ),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": [("3", "3"), ("6", "6"), ("all", "All")], "help_text": "How many, at most."},
                    ),
                    9: (
                        "wagtail.blocks.StructBlock",
                        [[("heading", 5), ("what", 6), ("focus_area", 7), ("number", 8)]],
                        {"template": "blocks/bands/listing.html"},
                    ),
                },
                db_default=[
                    {"type": "case", "value": None},
                    {"type": "focus_areas", "value": None},
                    {"type": "latest", "value": None},
                    {"type": "success", "value": None},
                    {"type": "contact", "value": None},
                ],
                default=pages.blocks.bands.get_default_bands,
                help_text="What is below the heading, from top to bottom. Drag a band to move it, or delete it to leave it out. Its texts are entered in the fields below.",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="boroughs_caption",
            field=models.CharField(
                blank=True,
                db_default="The four boroughs: Waltham Forest, Redbridge, Havering, and Barking and Dagenham. Schematic, not to scale.",
                default="The four boroughs: Waltham Forest, Redbridge, Havering, and Barking and Dagenham. Schematic, not to scale.",
                help_text="The line below the drawing on the home page and the About page.",
                max_length=200,
                verbose_name="caption of the drawing of the boroughs",
            ),
        ),
        migrations.AlterField(
            model_name="newspage",
            name="image_caption",
            field=models.CharField(
                blank=True, db_default="", default="", help_text="A line below the image.", max_length=200
            ),
        ),
        migrations.AlterField(
            model_name="newspage",
            name="image_description",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="What people who cannot see the image need to know. Leave empty if the text says it all: screen readers then skip the image.",
                max_length=250,
            ),
        ),
        migrations.AlterField(
            model_name="projectpage",
            name="image_caption",
            field=models.CharField(
                blank=True, db_default="", default="", help_text="A line below the image.", max_length=200
            ),
        ),
        migrations.AlterField(
            model_name="projectpage",
            name="image_description",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="What people who cannot see the image need to know. Leave empty if the text says it all: screen readers then skip the image.",
                max_length=250,
            ),
        ),
        ChangeState(
            [
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        help_text="The content of the page, in blocks.",
                    ),
                ),
                migrations.AlterField(
                    model_name="contactpage",
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        db_default=[],
                        default=list,
                        help_text="More content, shown below the form, such as how to get there.",
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        help_text="More content, shown below the statement.",
                    ),
                ),
                migrations.AlterField(
                    model_name="newsindexpage",
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        help_text="More content, shown below the list.",
                    ),
                ),
                migrations.AlterField(
                    model_name="newspage",
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        help_text="The content of the page, in blocks.",
                    ),
                ),
                migrations.AlterField(
                    model_name="opportunityindexpage",
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        help_text="More content, shown below the list.",
                    ),
                ),
                migrations.AlterField(
                    model_name="opportunitypage",
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        help_text="The content of the page, in blocks.",
                    ),
                ),
                migrations.AlterField(
                    model_name="projectindexpage",
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        help_text="More content, shown below the list.",
                    ),
                ),
                migrations.AlterField(
                    model_name="projectpage",
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        default=pages.models.projects.get_outline,
                        help_text="The content of the page, in blocks. Delete headings that you do not need yet.",
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
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
                            ("images", 26),
                            ("video", 35),
                            ("key_figures", 36),
                            ("outcomes", 37),
                            ("focus_areas", 38),
                            ("public_answers", 39),
                            ("listing", 44),
                            ("logos", 45),
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
                            26: ("pages.blocks.images.ImagesBlock", (), {}),
                            27: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The title of the video. Readers see it before they play the video.",
                                    "max_length": 120,
                                },
                            ),
                            28: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates automatically are not good enough.",
                                    "label": "URL",
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "Or an uploaded video: an MP4 or WebM document.", "required": False},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "The captions of an uploaded video: a WebVTT document (.vtt).",
                                    "required": False,
                                },
                            ),
                            31: (
                                "pages.blocks.images.PosterBlock",
                                (),
                                {
                                    "help_text": "A still image that is shown until the video is played. Without one, only a button is shown.",
                                    "required": False,
                                },
                            ),
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link"],
                                    "help_text": "Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
                                },
                            ),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 27),
                                        ("address", 28),
                                        ("file", 29),
                                        ("captions", 30),
                                        ("poster", 31),
                                        ("length", 32),
                                        ("visuals", 33),
                                        ("transcript", 34),
                                    ]
                                ],
                                {},
                            ),
                            36: ("pages.blocks.listings.KeyFiguresBlock", (), {}),
                            37: ("pages.blocks.listings.OutcomesBlock", (), {}),
                            38: ("pages.blocks.listings.FocusAreasBlock", (), {}),
                            39: ("pages.blocks.listings.PublicAnswersBlock", (), {}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The heading above the list, if any.",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            41: (
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
                            42: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "Only projects, news or opportunities of this focus area.",
                                    "page_type": ["pages.FocusAreaPage"],
                                    "required": False,
                                },
                            ),
                            43: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("3", "3"), ("6", "6"), ("all", "All")],
                                    "help_text": "How many, at most.",
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 40), ("what", 41), ("focus_area", 42), ("number", 43)]],
                                {},
                            ),
                            45: ("pages.blocks.listings.LogosBlock", (), {}),
                        },
                        help_text="More content, shown below the groups.",
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
                        help_text="Up to six groups of people, each with a statement. Also shown on the home page and the About page.",
                    ),
                ),
            ]
        ),
    ]

import django.core.validators
import wagtail.fields
from django.db import migrations

from carecity.core.operations import ChangeState


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0021_copy_images"),
    ]

    operations = [
        ChangeState(
            [  # new blocks and fields of blocks: no table changes
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
                        },
                        help_text="More content, shown below the statement.",
                    ),
                ),
                migrations.AlterField(
                    model_name="homepage",
                    name="buttons",
                    field=wagtail.fields.StreamField(
                        [("button", 6)],
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
                        help_text="Up to two buttons below the summary. The first one is highlighted.",
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
                        },
                        help_text="More content, shown below the groups.",
                    ),
                ),
            ]
        ),
    ]

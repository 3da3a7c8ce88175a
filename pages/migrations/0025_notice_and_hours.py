import django.core.validators
import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0024_record_permissions"),
    ]

    operations = [
        migrations.AddField(
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
                        {"help_text": "One or two sentences that say why.", "max_length": 300, "required": False},
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
                        {"help_text": "Or a URL elsewhere, starting with https://.", "label": "URL", "required": False},
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
                                    "^\\+?[0-9](?: ?[0-9]){2,16}$", "Enter the number in digits and single spaces."
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
                    19: ("wagtail.blocks.CharBlock", (), {"help_text": "Text.", "max_length": 200, "required": False}),
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
                        {"help_text": "The heading above the list, if any.", "max_length": 120, "required": False},
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
                        {"choices": [("3", "3"), ("6", "6"), ("all", "All")], "help_text": "How many, at most."},
                    ),
                    43: (
                        "wagtail.blocks.StructBlock",
                        [[("heading", 39), ("what", 40), ("focus_area", 41), ("number", 42)]],
                        {},
                    ),
                },
                db_default=[],
                default=list,
                help_text="More content, shown below the form, such as how to get there.",
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="hero_image",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown beside the heading, instead of the drawing of the boroughs.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="hero_image_description",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="What people who cannot see the image need to know. Leave empty if the text says it all.",
                max_length=250,
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="notice",
            field=wagtail.fields.RichTextField(
                blank=True,
                db_default="",
                default="",
                help_text="Something urgent, such as a closure, at the top of the page until the time below.",
                max_length=300,
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="notice_until",
            field=models.DateTimeField(
                blank=True, help_text="When the notice disappears by itself, in London time.", null=True
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="visit_heading",
            field=models.CharField(
                db_default="Visit", default="Visit", help_text="The heading above the address.", max_length=80
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="opening_hours",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="When visitors can come or telephone, in lines, for example: Monday to Friday, 9am to 5pm.",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="public_email",
            field=models.EmailField(
                blank=True,
                db_default="",
                default="",
                help_text="An address that visitors may write to instead of sending the form.",
                max_length=254,
                verbose_name="public email address",
            ),
        ),
        migrations.AlterField(
            model_name="homepage",
            name="focus_heading",
            field=models.CharField(
                default="Focus areas", help_text="The heading above the focus areas.", max_length=80
            ),
        ),
    ]

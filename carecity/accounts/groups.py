"""What the members of each group may do, in one sentence, for administrators who choose a user's groups.

docs/accounts.md has the same as a table.
"""

from django.contrib.auth.models import Group
from django.utils.html import format_html
from django.utils.safestring import SafeString

# After the name of the group. Migrations create these groups; tests/carecity/accounts/test_groups.py compares.
GROUP_DESCRIPTIONS = {
    "Editors": "write pages and submit them, upload images and documents, and propose key figures.",
    "Moderators": "do what editors do, publish, move and delete pages and key figures, and change the "
    "details of the organisation, redirects and social media accounts.",
    "Administrators": "add and disable users and choose their groups, and change collections, workflows, the details "
    "of the organisation, redirects, social media accounts and the guide; they write no pages.",
    "Feedback reviewers": "read, answer and close feedback.",
    "Feedback managers": "do what feedback reviewers do, export and erase feedback, and decide whom to notify, what is "
    "spam, how long feedback is retained and what is published about it.",
}
OWN_GROUP = "have the permissions that this site has given the group, under Settings, Groups."


def describe_group(group: Group) -> SafeString:
    """Return the name and the sentence, for a label."""
    description = GROUP_DESCRIPTIONS.get(group.name, OWN_GROUP)
    return format_html("<span><strong>{}</strong> {}</span>", group.name, description)

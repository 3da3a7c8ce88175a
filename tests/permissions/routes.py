"""Every route of the site, read from the resolver, and a URL for each."""

import re

from django.urls import URLPattern, get_resolver

# Regular expressions among the routes, each with its replacement.
EXPRESSIONS = {
    r"^(?P<app_label>pages|contact|django_q)/$": "contact/",
    r"(?P<url>.*)$": "no-such-screen",
    r"^(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/$": "{page}/revisions/compare/live...latest/",
    r"history/(?P<pk>.+)/revisions/compare/"
    r"(?P<revision_id_a>live|earliest|\d+)\.\.\.(?P<revision_id_b>live|latest|\d+)/$": (
        "history/<pk>/revisions/compare/live...latest/"
    ),
    r"^.*/$": "no-such-screen/",
    r"^(\d+)/(.*)$": "{document}/{document_name}",
    r"^((?:[\w\-]+/)*)$": "about/",
    r"^reset/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]+)/$": "reset/1-set-password/",
}
# The value of an argument of this name in every route.
ARGUMENTS = {
    "action_name": "approve", "collection_id": "{collection}", "content_type_app_name": "pages",
    "content_type_id": "{content_type}", "content_type_model_name": "standardpage", "destination_id": "{about}",
    "filter_spec": "width-100", "page_id": "{page}", "page_pk": "{page}", "page_to_move_id": "{page}",
    "page_view_restriction_id": "{page_restriction}", "parent_page_id": "{home}",
    "restriction_id": "{document_restriction}", "revision_id": "{revision}", "task_id": "{task}",
    "task_state_id": "{task_state}", "token": "set-password", "uidb64": "MQ", "uploaded_file_id": "{upload}",
    "workflow_pk": "{workflow}", "workflow_state_id": "{workflow_state}",
}  # fmt: skip
# The same for routes of one kind of object.
ARGUMENTS_OF = {
    "key_figure": {
        "revision_id": "{figure_revision}",
        "task_state_id": "{figure_task_state}",
        "workflow_state_id": "{figure_workflow_state}",
    },
    "chapter": {"revision_id": "{chapter_revision}"},
}
# The object that any other argument refers to, by prefix of the route: the longest prefix decides.
KINDS = {
    "admin/api/main/documents/": "document", "admin/api/main/images/": "image", "admin/api/main/pages/": "page",
    "admin/collections/": "collection", "admin/documents/": "document", "admin/editing-sessions/": "editing_session",
    "admin/groups/": "group", "admin/images/": "image", "admin/redirects/": "redirect", "admin/searchpicks/": "query",
    "admin/sites/": "site", "admin/snippets/": "key_figure", "admin/snippets/choose/pages/socialaccount/": "account",
    "admin/snippets/choose/pages/guidechapter/": "chapter", "admin/snippets/pages/guidechapter/": "chapter",
    "admin/snippets/choose/pages/borough/": "borough", "admin/snippets/choose/pages/partner/": "partner",
    "admin/snippets/choose/pages/person/": "person", "admin/snippets/pages/borough/": "borough",
    "admin/snippets/pages/partner/": "partner", "admin/snippets/pages/person/": "person",
    "admin/snippets/choose/pages/socialpost/": "post", "admin/snippets/pages/socialaccount/": "account",
    "admin/snippets/pages/socialpost/": "post", "admin/users/": "user", "admin/workflows/": "workflow",
    "admin/workflows/tasks/": "task", "django-admin/contact/feedback/": "feedback",
    "django-admin/contact/feedbacksettings/": "feedback_settings", "django-admin/contact/mail/": "mail",
    "django-admin/contact/retentionrule/": "retention_rule", "django-admin/contact/savedreply/": "saved_reply",
    "django-admin/contact/signature/": "signature", "django-admin/contact/theme/": "theme",
    "django-admin/django_q/failure/": "failed_task",
    "django-admin/django_q/ormq/": "queued_task", "django-admin/django_q/schedule/": "schedule",
    "django-admin/django_q/success/": "done_task", "django-admin/pages/publicanswer/": "public_answer",
    "django-admin/r/": "feedback",
    "sign-in/security/passkeys/": "passkey",
}  # fmt: skip
# Routes in which each argument has its own meaning.
SPECIAL = {
    "admin/api/main/documents/find/": "admin/api/main/documents/find/?id={document}",
    "admin/api/main/images/find/": "admin/api/main/images/find/?id={image}",
    "admin/api/main/pages/find/": "admin/api/main/pages/find/?id={page}",
    "admin/api/main/pages/<int:pk>/action/<str:action_name>/": "admin/api/main/pages/{page}/action/unpublish/",
    "admin/block-preview/": "admin/block-preview/?id={block}",
    "admin/pages/<int:page_id>/convert_alias/": "admin/pages/{alias}/convert_alias/",
    "admin/bulk/<str:app_label>/<str:model_name>/<str:action>/": "admin/bulk/wagtailcore/page/delete/?id={page}",
    "admin/editing-sessions/ping/<str:app_label>/<str:model_name>/<str:object_id>/<int:session_id>/": (
        "admin/editing-sessions/ping/pages/standardpage/{page}/{editing_session}/"
    ),
    "admin/pages/create/<slug:app_label>/<slug:model_name>": "admin/pages/create/pages/standardpage",
    "admin/pages/<int:page_id>/draft_links/<int:pk>/revoke/": "admin/pages/{page}/draft_links/{draft_link}/revoke/",
    "admin/pages/<int:page_id>/unlock/": "admin/pages/{locked}/unlock/",
    "admin/snippets/pages/keyfigure/unlock/<int:pk>/": "admin/snippets/pages/keyfigure/unlock/{locked_figure}/",
    "admin/settings/<slug:app_name>/<slug:model_name>/": "admin/settings/pages/sitesettings/",
    "admin/settings/<slug:app_name>/<slug:model_name>/<int:pk>/": "admin/settings/pages/sitesettings/{site}/",
    "admin/settings/<slug:app_name>/<slug:model_name>/<int:pk>/preview/": (
        "admin/settings/pages/sitesettings/{site}/preview/"
    ),
    "admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/": "admin/tag-autocomplete/taggit/tag/?term=a",
    "admin/workflows/tasks/add/<str:app_label>/<str:model_name>/": (
        "admin/workflows/tasks/add/wagtailcore/groupapprovaltask/"
    ),
}


def get_routes(patterns=None, parents=()):
    """Return each route of the resolver as a tuple of its parts."""
    routes = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        parts = (*parents, str(pattern.pattern))
        routes += [parts] if isinstance(pattern, URLPattern) else get_routes(pattern.url_patterns, parts)
    return routes


def get_url(parts, objects):
    """Return a URL of the route, without the leading slash; raise KeyError for an unknown regular expression."""
    parts = [EXPRESSIONS[part] if "(" in part or part == r"^.*/$" else part.strip("^$") for part in parts]
    route = "".join(parts)
    kind = max((prefix for prefix in KINDS if route.startswith(prefix)), key=len, default="")

    def value(match):
        arguments = ARGUMENTS | ARGUMENTS_OF.get(KINDS.get(kind), {})
        return arguments.get(match[1]) or f"{{{KINDS[kind]}}}"

    return re.sub(r"<(?:\w+:)?(\w+)>", value, SPECIAL.get(route, route)).format(**objects)

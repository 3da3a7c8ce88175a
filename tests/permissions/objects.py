"""One object of everything that a route may name, and a user in each role."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from django_q.models import Failure, OrmQ, Schedule, Success
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupApprovalTask, Site, UploadedFile, Workflow, WorkflowTask

from contact.models import Feedback, FeedbackSettings, Mail, RetentionRule, SavedReply, Signature, Theme
from pages.models import (
    AboutPage,
    Borough,
    DraftLink,
    GuideChapter,
    HomePage,
    KeyFigure,
    NewsAuthor,
    ProjectFigure,
    ProjectPartner,
    PublicAnswer,
    SocialAccount,
    SocialPost,
    StandardPage,
)
from tests.factories import (
    make_feedback,
    make_image,
    make_news,
    make_opportunity,
    make_page,
    make_partner,
    make_person,
    make_project,
)

ROLES = {
    "editor": "Editors",
    "moderator": "Moderators",
    "administrator": "Administrators",
    "reviewer": "Feedback reviewers",
    "manager": "Feedback managers",
}


def make_users():
    """Create a user in each role and a superuser; return the users by role."""
    users = {"superuser": User.objects.create_superuser("superuser", "superuser@example.org")}
    for role, group in ROLES.items():
        users[role] = User.objects.create_user(role, f"{role}@example.org")
        users[role].groups.add(Group.objects.get(name=group))
    return users


def make_objects(editor):
    """Create one object of each kind; return the primary keys by name."""
    user = User.objects.create_user("user", "user@example.org")
    return _pages(editor) | _files(editor) | _lists() | _feedback() | _background() | {
        "user": user.pk,
        "passkey": Authenticator.objects.create(user=user, type="webauthn", data={"name": "A passkey"}).pk,
        "group": Group.objects.create(name="A group").pk,
        "site": Site.objects.get().pk,
        "collection": Collection.get_first_root_node().add_child(name="A collection").pk,
        "content_type": ContentType.objects.get_for_model(Feedback).pk,
    }  # fmt: skip


def _pages(editor):
    page, locked = make_page([]), make_page([], slug="locked")
    locked.locked = True
    locked.save()
    restricted = AboutPage.objects.get()
    return _workflow(page, KeyFigure.objects.first(), editor) | {
        "page": page.pk,
        "alias": page.create_alias(update_slug="alias").pk,
        "locked": locked.pk,
        "home": HomePage.objects.get().pk,
        "about": restricted.pk,
        "page_restriction": restricted.view_restrictions.create(restriction_type="password").pk,
        "block": StandardPage.body.field.stream_block.child_blocks["quote"].definition_prefix,
        "editing_session": EditingSession.objects.create(
            user=editor, content_object=page, last_seen_at=timezone.now()
        ).pk,
    }


def _workflow(page, figure, editor):
    """Submit a draft of a page and one of a figure to the same workflow."""
    task = GroupApprovalTask.objects.create(name="A task")
    task.groups.add(Group.objects.get(name="Moderators"))
    workflow = Workflow.objects.create(name="A workflow")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    revision, figure_revision = page.save_revision(user=editor), figure.save_revision(user=editor)
    state, figure_state = workflow.start(page, editor), workflow.start(figure, editor)
    return {
        "revision": revision.pk,
        "draft_link": DraftLink.objects.create(revision=revision, created_by=editor).pk,
        "task": task.pk,
        "workflow": workflow.pk,
        "workflow_state": state.pk,
        "task_state": state.current_task_state_id,
        "key_figure": figure.pk,
        "locked_figure": KeyFigure.objects.create(value="1", label="locked", locked=True).pk,
        "figure_revision": figure_revision.pk,
        "figure_workflow_state": figure_state.pk,
        "figure_task_state": figure_state.current_task_state_id,
    }


def _files(editor):
    document = get_document_model().objects.create(title="A text", file=ContentFile(b"words", "text.txt"))
    private = Collection.get_first_root_node().add_child(name="Private")
    return {
        "image": make_image().pk,
        "document": document.pk,
        "document_name": document.filename,
        "document_restriction": private.view_restrictions.create(restriction_type="password").pk,
        "upload": UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(get_document_model()),
            file=ContentFile(b"x", "x.txt"),
            uploaded_by_user=editor,
        ).pk,
    }


def _lists():
    partner, person, chapter = make_partner(), make_person(), GuideChapter.objects.first()
    project = make_project(
        partners=[ProjectPartner(partner=partner, role="funded")],
        figures=[ProjectFigure(figure=KeyFigure.objects.first())],
    )
    make_news(authors=[NewsAuthor(person=person)], projects=[project])
    make_opportunity(projects=[project])
    query = Query.get("garden")
    SearchPromotion.objects.create(query=query, page=HomePage.objects.get(), description="")
    account = SocialAccount.objects.create(kind="feed", handle="https://bsky.app/profile/name.example/rss")
    post = {"source_id": "1", "text": "Words", "url": "https://a.example/", "published_at": timezone.now()}
    return {
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/about/").pk,
        "query": query.pk,
        "partner": make_partner("Without a role").pk,
        "person": person.pk,
        "chapter": chapter.pk,
        "chapter_revision": chapter.latest_revision_id,
        "borough": Borough.objects.first().pk,
        "account": account.pk,
        "post": SocialPost.objects.create(account=account, **post).pk,
    }


def _feedback():
    feedback = make_feedback(name="Jo Bloggs", email="jo@example.org", message="Secret words")
    return {
        "feedback": feedback.pk,
        "mail": Mail.objects.create(purpose="notification", feedback=feedback, failed_at=timezone.now()).pk,
        "feedback_settings": FeedbackSettings.objects.create().pk,
        "retention_rule": RetentionRule.objects.first().pk,
        "public_answer": PublicAnswer.objects.create(told="A", response="B", month=timezone.localdate()).pk,
        "theme": Theme.objects.create(name="A theme").pk,
        "saved_reply": SavedReply.objects.create(title="A saved reply", text="A text").pk,
        "signature": Signature.objects.create(user=User.objects.get(username="user"), name="A name").pk,
    }


def _background():
    done = {"func": "f", "started": timezone.now(), "stopped": timezone.now() + timedelta(seconds=1)}
    return {
        "schedule": Schedule.objects.first().pk,
        "queued_task": OrmQ.objects.create(key="k", payload="", lock=timezone.now()).pk,
        "done_task": Success.objects.create(id="a" * 32, name="done", success=True, **done).pk,
        "failed_task": Failure.objects.create(id="b" * 32, name="failed", success=False, **done).pk,
    }

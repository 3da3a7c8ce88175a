"""URLs for senders that do not depend on where editors put the contact page: they are in mails."""

from django.urls import path

from .views import FollowUpView, StatusView

urlpatterns = [
    path("status/", StatusView.as_view(), name="feedback_status"),
    path("reply/<str:token>/", FollowUpView.as_view(), name="feedback_follow_up"),
]

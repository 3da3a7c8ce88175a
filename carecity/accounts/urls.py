"""URLs of the sign-in: only those of allauth's that are needed."""

from allauth.account import views as account_views
from allauth.mfa.base import views as mfa_views
from allauth.mfa.recovery_codes import views as recovery_codes_views
from allauth.mfa.totp import views as totp_views
from allauth.mfa.webauthn import views as webauthn_views
from django.urls import path, re_path
from django.views.generic import RedirectView

from . import views
from .rate_limits import limit_attempts_by_ip

urlpatterns = [
    path("", limit_attempts_by_ip(account_views.login), name="account_login"),
    path("code/", limit_attempts_by_ip(views.SecondFactorView.as_view()), name="mfa_authenticate"),
    path("passkey/", webauthn_views.login_webauthn, name="mfa_login_webauthn"),
    path("sign-out/", account_views.logout, name="account_logout"),
    path("session/", views.session_status, name="session_status"),
    path("session/renew/", views.session_renew, name="session_renew"),
    # Reauthentication
    path("again/", limit_attempts_by_ip(account_views.reauthenticate), name="account_reauthenticate"),
    path("again/code/", limit_attempts_by_ip(mfa_views.reauthenticate), name="mfa_reauthenticate"),
    path("again/passkey/", webauthn_views.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    # A forgotten password, or the first one
    path("reset/", account_views.password_reset, name="account_reset_password"),
    path("reset/sent/", account_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^reset/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]+)/$",
        views.ChoosePasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    # Account settings
    path("security/", mfa_views.index, name="mfa_index"),
    path("security/password/", account_views.password_change, name="account_change_password"),
    # A user without a password sets one by a link in a mail.
    path(
        "security/first-password/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path("security/app/", totp_views.activate_totp, name="mfa_activate_totp"),
    path("security/app/remove/", totp_views.deactivate_totp, name="mfa_deactivate_totp"),
    path("security/passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("security/passkeys/add/", views.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/", webauthn_views.edit_webauthn, name="mfa_edit_webauthn"),
    path("security/passkeys/<int:pk>/remove/", views.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("security/recovery-codes/", recovery_codes_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "security/recovery-codes/new/",
        recovery_codes_views.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "security/recovery-codes/file/",
        recovery_codes_views.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

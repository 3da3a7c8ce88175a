"""The addresses of the sign-in: those of allauth's that are needed, and no more."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.generic import RedirectView

from . import middleware as sessions
from .rate_limits import limit_tries
from .views import AddPasskey, RemovePasskey, second_step

urlpatterns = [
    path("", limit_tries(account.login), name="account_login"),
    path("code/", limit_tries(second_step), name="mfa_authenticate"),
    path("passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-out/", account.logout, name="account_logout"),
    path("session/", sessions.left, name="session_left"),
    path("session/renew/", sessions.renew, name="session_renew"),
    # Who you are, once more
    path("again/", limit_tries(account.reauthenticate), name="account_reauthenticate"),
    path("again/code/", limit_tries(second_factor.reauthenticate), name="mfa_reauthenticate"),
    path("again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    # A forgotten password, or the first one
    path("reset/", account.password_reset, name="account_reset_password"),
    path("reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    path("reset/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^reset/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    # What belongs to one's account
    path("security/", second_factor.index, name="mfa_index"),
    path("security/password/", account.password_change, name="account_change_password"),
    # Who has no password gets one by mail.
    path(
        "security/first-password/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path("security/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("security/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("security/passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("security/passkeys/add/", AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("security/passkeys/<int:pk>/remove/", RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("security/recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("security/recovery-codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("security/recovery-codes/file/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]

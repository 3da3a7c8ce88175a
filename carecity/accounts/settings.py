"""Settings of the one sign-in for staff."""

VALIDATORS = "django.contrib.auth.password_validation."
HERE = "carecity.accounts."
HOUR = 3600  # seconds


def sign_in_settings(env, debug):
    """Return the settings by name."""
    return {
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"{VALIDATORS}UserAttributeSimilarityValidator"},
            {"NAME": f"{VALIDATORS}MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
            {"NAME": f"{VALIDATORS}CommonPasswordValidator"},
        ],
        "PASSWORD_RESET_TIMEOUT": 24 * HOUR,  # of links that set a password
        "LOGIN_URL": "account_login",
        "LOGOUT_REDIRECT_URL": "account_login",
        "MFA_REQUIRED": env.bool("MFA_REQUIRED", default=not debug),
        "SESSION_IDLE_SECONDS": HOUR // 2,
        "SESSION_COOKIE_AGE": 12 * HOUR,  # in all, from signing in
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        **_account_settings(),
        **_limits(),
        **_second_factor_settings(),
        **_wagtail_settings(),
    }


def _account_settings():
    return {
        "ACCOUNT_ADAPTER": f"{HERE}adapters.AccountAdapter",
        # One account has one name: a try under an e-mail address would be a second row of tries.
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",  # administrators enter addresses
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,  # of changed passwords and second factors
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        # allauth's own would copy addresses into a table where an old one would live on.
        "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": "django.contrib.auth.tokens.PasswordResetTokenGenerator",
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_FORMS": {
            "login": f"{HERE}forms.LoginForm",
            "reauthenticate": f"{HERE}forms.ReauthenticateForm",
            "change_password": f"{HERE}forms.ChangePasswordForm",
            "reset_password": f"{HERE}forms.ResetPasswordForm",
            "reset_password_from_key": f"{HERE}forms.ResetPasswordKeyForm",
        },
    }


def _limits():
    return {
        "ACCOUNT_RATE_LIMITS": {
            "login_failed": "5/15m/key",  # an account's password, and once more its second factor
            "tries": "20/15m/ip",  # of an address, at any account; see limits.py
            "change_password": "5/15m/user",
            "reset_password": "20/15m/ip,5/h/key",
        },
    }


def _second_factor_settings():
    return {
        "MFA_ADAPTER": f"{HERE}mfa.SecondFactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_TOTP_ISSUER": "Care City",
        "MFA_TOTP_TOLERANCE": 0,  # a used code is remembered for one period: it must not be good for longer
        "MFA_FORMS": {
            "authenticate": f"{HERE}forms.AuthenticateForm",
            "reauthenticate": f"{HERE}forms.ReauthenticateByCodeForm",
            "activate_totp": f"{HERE}forms.ActivateTOTPForm",
            "add_webauthn": f"{HERE}forms.AddPasskeyForm",
            "edit_webauthn": f"{HERE}forms.EditPasskeyForm",
        },
    }


def _wagtail_settings():
    """Take password and address out of Wagtail's own account pages: both are changed behind the door, or by others."""
    return {
        "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED": False,
        "WAGTAIL_PASSWORD_RESET_ENABLED": False,
        "WAGTAIL_EMAIL_MANAGEMENT_ENABLED": False,
    }

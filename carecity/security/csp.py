"""The Content Security Policies, the Permissions Policy and the headers that neither Django nor a library sets."""

from csp.constants import NONE, SELF, UNSAFE_HASHES, UNSAFE_INLINE

REPORTS_PATH, REPORTS_ENDPOINT = "/csp-reports/", "csp"

Directives = dict[str, list[str]]
Permissions = dict[str, str | list[str] | tuple[str]]  # as django-permissions-policy declares it

# Visitors' pages: only our own files, and no other site may frame them.
PUBLIC_DIRECTIVES: Directives = {
    "default-src": [NONE],
    "base-uri": [NONE],  # no <base> element may redirect our relative links
    "connect-src": [SELF],  # Lighthouse requests robots.txt from within the page
    "font-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "img-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF],
    "report-uri": [REPORTS_PATH],  # Firefox and Safari
    "report-to": [REPORTS_ENDPOINT],  # Chrome
}

# The CMS. The Django admin works under the public policy. No inline scripts here either: see patches.py.
CMS_DIRECTIVES: Directives = {
    **PUBLIC_DIRECTIVES,
    "frame-src": [SELF],  # previews
    "img-src": [SELF, "data:", "blob:"],  # arrows in Wagtail's own styles; images that are being uploaded
    # Jcrop, Wagtail's cropper, detects touch support with this event handler, which does nothing: "return;".
    "script-src-attr": [UNSAFE_HASHES, "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='"],
    "style-src": [SELF, UNSAFE_INLINE],  # Wagtail's editor writes inline styles
}

# The QR code of an authenticator app is a data: URL: it is a secret, so it has no URL of its own.
SIGN_IN_DIRECTIVES: Directives = {**PUBLIC_DIRECTIVES, "img-src": [SELF, "data:"]}

# Static files and uploads. An upload can be anything: opened in a tab of its own, it must not run scripts or use the
# site's session.
FILE_DIRECTIVES: Directives = {
    "default-src": [NONE],
    "frame-ancestors": [NONE],
    "img-src": [SELF],  # the browser's own page around an image
    "media-src": [SELF],  # the same for a video
    "style-src": [UNSAFE_INLINE],  # an SVG contains its styles
    "sandbox": ["allow-same-origin"],  # without it, a video in a tab of its own is refused as cross-origin
}

DIRECTIVES_BY_PATH_PREFIX = {"/admin/": CMS_DIRECTIVES, "/sign-in/": SIGN_IN_DIRECTIVES}

# Features that no page uses. Browsers log an error for a name that they do not know, so the list is not longer.
DISABLED_FEATURES = [
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
]
PERMISSIONS_POLICY: Permissions = {feature: [] for feature in DISABLED_FEATURES}
PERMISSIONS_POLICY |= {
    "autoplay": ["self"],
    "fullscreen": ["self"],  # our own videos
    "picture-in-picture": ["self"],
    "publickey-credentials-create": ["self"],  # passkeys of staff
    "publickey-credentials-get": ["self"],
}
# What static/js/video.js allows the player of an external video.
PLAYER_FEATURES = ["autoplay", "encrypted-media", "fullscreen", "picture-in-picture"]

# Set on every response that does not have them. Django's SecurityMiddleware and XFrameOptionsMiddleware set the rest.
HEADERS = {
    # Images too: services that show link previews fetch them from their servers, which this does not concern.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Reporting-Endpoints": f'{REPORTS_ENDPOINT}="{REPORTS_PATH}"',
}

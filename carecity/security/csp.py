"""What a browser may load and do with an answer of ours: every policy as data, each with its reason."""

from csp.constants import NONE, SELF, UNSAFE_HASHES, UNSAFE_INLINE

REPORTS_PATH, REPORTS_NAME = "/csp-reports/", "csp"

# What visitors read: nothing but our own files, and no frame around it.
PUBLIC = {
    "default-src": [NONE],
    "base-uri": [NONE],  # no element may send our links elsewhere
    "connect-src": [SELF],  # Lighthouse reads robots.txt from within the page
    "font-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "img-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF],
    "report-uri": [REPORTS_PATH],  # Firefox and Safari
    "report-to": [REPORTS_NAME],  # Chrome
}

# What editors work with; the Django admin needs no more than visitors do. No script stands in a page here either: see
# static/js/start.js.
CMS = PUBLIC | {
    "frame-src": [SELF],  # previews
    "img-src": [SELF, "data:", "blob:"],  # arrows in Wagtail's own styles; pictures that are being uploaded
    # The cropper tries out whether a browser knows touching, with this handler, which does nothing: "return;".
    "script-src-attr": [UNSAFE_HASHES, "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='"],
    "style-src": [SELF, UNSAFE_INLINE],  # Wagtail's editor writes styles into the page
}

# Where staff sign in.
DOOR = PUBLIC | {"img-src": [SELF, "data:"]}  # the QR code, drawn into the page: it is a secret, and has no address

# Files, which anybody may have made: opened by themselves they run nothing, and reach nothing of the site.
FILES = {
    "default-src": [NONE],
    "frame-ancestors": [NONE],
    "img-src": [SELF],  # what a browser shows a picture with
    "media-src": [SELF],  # and a film
    "style-src": [UNSAFE_INLINE],  # a drawing keeps its styles in itself
    "sandbox": ["allow-same-origin"],  # else a film in a page of its own is a stranger to this site
}

# What needs another policy than visitors do, by the beginning of the path.
BY_PATH = {"/admin/": CMS, "/sign-in/": DOOR}

# What no page of ours asks a device for. Features that are not named stay as the browser has them: it complains of
# names that it does not know.
CLOSED = [
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
PERMISSIONS = {feature: [] for feature in CLOSED} | {
    "autoplay": ["self"],
    "fullscreen": ["self"],  # films of our own
    "picture-in-picture": ["self"],
    "publickey-credentials-create": ["self"],  # passkeys of staff
    "publickey-credentials-get": ["self"],
}
# What static/js/video.js lets a player do, for the hosts of the page's own videos only.
PLAYER = ["autoplay", "encrypted-media", "fullscreen", "picture-in-picture"]

# The same on every answer. Where a view has set one of them, that stands.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Pictures too: those who show previews of links fetch them with their servers, which this does not concern.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Reporting-Endpoints": f'{REPORTS_NAME}="{REPORTS_PATH}"',
}


def policy_for(path):
    """Return the policy of an answer at this path."""
    return next((policy for beginning, policy in BY_PATH.items() if path.startswith(beginning)), PUBLIC)


def permissions_with_players(hosts):
    """Return the permissions of a page with videos from these hosts."""
    origins = [f"https://{host}" for host in hosts]
    return PERMISSIONS | {feature: [*PERMISSIONS[feature], *origins] for feature in PLAYER}

"""What machines ask, who know an address and no name: is the process alive, does the site work, what was counted."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

ALIVE = "/livez"
PATHS = {ALIVE, "/healthz", "/metrics"}


def answer_machines(get_response):
    """Return a middleware that answers `/livez`, and lets the others be asked under any host.

    It stands above all that asks the database, and above the check of the host: a container's own check, and Prometheus
    where there are several machines, know only an address. None of the three is led to HTTPS.
    """
    host = urlsplit(settings.SITE_URL).hostname

    def answer(request):
        if request.path_info == ALIVE:
            return HttpResponse("OK\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
        if request.path_info in PATHS:
            request.META["HTTP_HOST"] = host
        return get_response(request)

    return answer

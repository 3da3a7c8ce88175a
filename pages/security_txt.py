"""`/.well-known/security.txt`: whom to tell of a weakness, as long as that is certain to be true (RFC 9116)."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .contact_link import contact_page
from .models import SecurityContact


@require_safe
@cache_control(max_age=3600, public=True)
def security_txt(request):
    """Answer with the file, or with 404 where there is no contact or its day has come."""
    record = SecurityContact.objects.filter(site=Site.find_for_request(request)).first()
    form = contact_page(request)
    contacts = record.contacts.split() if record else []
    if record and not contacts and form:
        contacts = [form.get_canonical_url()]
    if not contacts or record.has_expired:
        raise Http404("No security contact, or it has expired.")
    expires = datetime.combine(record.expires_on, time(), UTC)
    fields = [
        *(("Contact", contact) for contact in contacts),
        ("Expires", expires.strftime("%Y-%m-%dT%H:%M:%SZ")),
        ("Preferred-Languages", record.preferred_languages),
        ("Canonical", f"{settings.SITE_URL}/.well-known/security.txt"),
    ]
    if record.policy_url:
        fields.append(("Policy", record.policy_url))
    return HttpResponse(
        "".join(f"{name}: {value}\n" for name, value in fields), content_type="text/plain; charset=utf-8"
    )

"""The screen of a message as a reviewer uses it: open it, type, press a button."""

from bs4 import BeautifulSoup
from django.urls import reverse


def change_url(feedback):
    return reverse("admin:contact_feedback_change", args=[feedback.pk])


def form_data(page):
    """Return what a browser posts from the rendered screen, without the pressed button."""
    form = BeautifulSoup(page.content, "html.parser").find("form", id="conversation")
    fields = form.select("input[name]:not([type=radio])") + form.select("input[type=radio][checked]")
    data = {field["name"]: field.get("value", "") for field in fields}
    data |= {area["name"]: area.text.removeprefix("\n") for area in form.find_all("textarea")}
    for select in form.find_all("select"):
        chosen = select.find("option", selected=True)
        data[select["name"]] = chosen["value"] if chosen else ""
    return data


def open_form(client, feedback):
    """Open the screen and return what a browser would post from it."""
    return form_data(client.get(change_url(feedback)))


def press(client, feedback, action, typed=None, *, form=None, **options):
    """Type into a form that was opened before, or into a new one, and press a button; return the response."""
    data = (form or open_form(client, feedback)) | (typed or {}) | {"action": action}
    return client.post(change_url(feedback), data, **options)


def errors(page):
    """Return the errors beside the fields."""
    found = BeautifulSoup(page.content, "html.parser").select(".field__error")
    return [error.text.strip().removeprefix("Error: ") for error in found]

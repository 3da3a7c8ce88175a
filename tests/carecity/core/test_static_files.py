"""Static files where no server in front serves them."""

from django.http import HttpResponse
from django.test import RequestFactory

from carecity.core.middleware import StaticFilesMiddleware


def start(settings, root):
    settings.STATIC_ROOT = str(root)
    return StaticFilesMiddleware(lambda request: HttpResponse("From the view"))


def test_middleware_made_anew_serves_the_files_that_the_first_one_found(settings, tmp_path):
    """Wagtail makes all middleware anew for each preview, which must not read a thousand files each time."""
    (tmp_path / "site.css").write_text("body {}")
    first = start(settings, tmp_path)
    (tmp_path / "later.css").write_text("body {}")
    second = start(settings, tmp_path)
    assert second.files == first.files  # the same objects, which have no equality of their own
    request = RequestFactory().get("/static/site.css")
    assert b"".join(second(request)) == b"body {}"
    assert second(RequestFactory().get("/static/later.css")).text == "From the view"


def test_middleware_with_another_folder_serves_that_folder(settings, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.css").write_text("body {}")
    assert set(start(settings, tmp_path / "a").files) == {"/static/a.css"}
    assert set(start(settings, tmp_path / "b").files) == {"/static/b.css"}

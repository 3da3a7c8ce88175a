"""Static files where no server in front serves them."""

from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from carecity.core.middleware import StaticFilesMiddleware


def start(monkeypatch, root):
    monkeypatch.setattr(settings, "STATIC_ROOT", str(root))  # without the signal, which resets the storage of all tests
    return StaticFilesMiddleware(lambda request: HttpResponse("From the view"))


def test_middleware_made_anew_serves_the_files_that_the_first_one_found(monkeypatch, tmp_path):
    """Wagtail makes all middleware anew for each preview, which must not read a thousand files each time."""
    (tmp_path / "site.css").write_text("body {}")
    first = start(monkeypatch, tmp_path)
    (tmp_path / "later.css").write_text("body {}")
    second = start(monkeypatch, tmp_path)
    assert second.files == first.files  # the same objects, which have no equality of their own
    request = RequestFactory().get("/static/site.css")
    assert b"".join(second(request)) == b"body {}"
    assert second(RequestFactory().get("/static/later.css")).text == "From the view"


def test_middleware_with_another_folder_serves_that_folder(monkeypatch, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.css").write_text("body {}")
    assert set(start(monkeypatch, tmp_path / "a").files) == {"/static/a.css"}
    assert set(start(monkeypatch, tmp_path / "b").files) == {"/static/b.css"}

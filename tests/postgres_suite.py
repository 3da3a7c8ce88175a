"""A pytest plugin for the run on PostgreSQL: it leaves out tests whose result the database cannot change.

Everything else runs on both databases: queries, locks, migrations, search, and whatever visitors and editors store.
`tests/run.sh` loads it with `-p tests.postgres_suite`.
"""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Beginning of a test's id, without parameters: why the database cannot change its result.
LEFT_OUT = {
    "tests/bench/": "reads and formats figures",
    "tests/browser/": "drives a browser; runs once, on SQLite",
    "tests/deploy/": "reads unit files, containers and scripts",
    "tests/permissions/": "permissions of groups, which are the same rows on both",
    "tests/system/": "starts its own PostgreSQL",
    "tests/test_architecture.py": "reads the source code",
    "tests/test_code_style.py": "reads the source code",
    "tests/test_commands.py": "starts sites of its own, on SQLite",
    "tests/test_contrast.py": "reads a stylesheet",
    "tests/test_documents.py": "reads the documentation",
    "tests/test_migrations.py": "reads the migrations",
    "tests/test_module_names.py": "reads the source code",
    "tests/test_request_path.py": "counts files of Python code",
    "tests/test_source_text.py": "reads rendered pages, which test_public_pages renders on both",
    "tests/test_upgrade.py": "upgrades a SQLite file; the rolling upgrade does so on PostgreSQL",
    "tests/test_upgrade_images.py": "upgrades a SQLite file; tests/system does so with images on PostgreSQL",
    "tests/carecity/accounts/test_concurrency.py": "starts a server of its own",
    "tests/carecity/accounts/test_login_redirects.py": "redirects, decided before any query",
    "tests/carecity/backups/test_archive.py": "checks archives, of which test_service restores PostgreSQL's",
    "tests/carecity/backups/test_storages.py": "where the files are; test_service restores PostgreSQL's rows",
    "tests/carecity/core/test_cache_backends.py": "routes keys between two backends",
    "tests/carecity/core/test_client_ip.py": "reads headers of a request",
    "tests/carecity/monitoring/test_log_formatters.py": "formats log records",
    "tests/carecity/monitoring/test_sentry.py": "builds error reports",
    "tests/carecity/security/test_behind_tls.py": "starts servers of its own",
    "tests/carecity/security/test_fuzz.py": "starts a server of its own",
    "tests/carecity/security/test_headers.py": "reads headers of responses",
    "tests/carecity/test_settings.py": "starts processes that read the settings",
    "tests/contact/test_fuzz_posts.py::test_post_from_another_website_stores_nothing": "nothing is stored",
    "tests/contact/test_fuzz_posts.py::test_post_over_the_rate_limit_returns_the_typed_text": "nothing is stored",
    "tests/contact/test_malformed_requests.py": "refused before any query",
    "tests/contact/test_permissions.py": "permissions of groups, which are the same rows on both",
    "tests/pages/media/test_file_names.py": "names and contents of files",
    "tests/pages/media/test_images.py": "renditions of image files",
    "tests/pages/media/test_s3.py": "files in a bucket",
    "tests/pages/media/test_upload_server.py": "starts a server of its own",
    "tests/pages/media/test_validators.py": "contents of files, refused before any query",
    "tests/pages/page_cache/test_store.py": "responses in memory",
    "tests/pages/page_cache/test_wsgi.py": "responses in memory",
    "tests/carecity/core/test_http.py": "downloads from a stub, read before any query",
    "tests/pages/social_media/test_providers.py": "parses responses, before any query",
    "tests/pages/social_media/test_text.py": "converts text",
    "tests/pages/test_content_checks.py": "checks words of a text",
    "tests/pages/test_search.py::test_any_query_gets_a_response": "renders what test_database_accepts_any_query finds",
    "tests/pages/test_search.py::test_query_that_is_not_utf8_gets_a_response": "decoded before any query",
    "tests/pages/test_unavailable_pages.py": "renders every URL; test_page_types publishes and unpublishes on both",
    "tests/pages/test_video.py": "parses URLs and renders blocks",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = [item for item in items if item.nodeid.startswith(tuple(LEFT_OUT))]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.nodeid.startswith(tuple(LEFT_OUT))]


def stale_entries() -> list[str]:
    """Return the entries that name no file, folder or test any more."""
    return [
        entry
        for entry in LEFT_OUT
        for path, _, test in [entry.partition("::")]
        if not (ROOT / path).exists() or (test and f"def {test}" not in (ROOT / path).read_text())
    ]

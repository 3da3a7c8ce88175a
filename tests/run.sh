#!/usr/bin/env bash
# Runs everything: checks, tests on SQLite, the same on PostgreSQL, and the browser suite. Fails if any of them does.
set -u
cd "$(dirname "$0")/.."
python=.venv/bin/python
failed=()

bash tests/install_tools.sh
run() {
  local name=$1
  shift
  echo "== $name"
  "$@" || failed+=("$name")
}
# A site that the tests of servers begin with: migrating each time would take most of theirs.
SITE_SNAPSHOT=$(mktemp -d)
export SITE_SNAPSHOT
trap 'rm -rf "$SITE_SNAPSHOT"' EXIT
"$python" -m tests.site_snapshot

run "checks" bash tests/check.sh
run "tests on SQLite" "$python" -m pytest -q -n 2 --ignore tests/browser --ignore tests/system \
  --ignore tests/carecity/security/test_fuzz.py --ignore tests/carecity/security/test_behind_tls.py
# Once more, what asks the database something; not the providers' answers, which are read before it is asked.
run "tests on PostgreSQL" "$python" -m tests.with_postgres "$python" -m pytest -q -n 2 \
  --ignore tests/pages/social_media/test_client.py --ignore tests/pages/social_media/test_text.py \
  tests/carecity/backups tests/contact tests/pages tests/carecity/security/test_reports.py tests/carecity/accounts tests/carecity/monitoring tests/carecity/monitoring/test_health_checks.py \
  tests/carecity/audit/test_log.py tests/test_source_text.py tests/carecity/core/test_schedules.py
# These wait more than they compute: more at once than there are processors.
run "the running site, graded, attacked and broken" "$python" -m pytest -q -n 3 --dist loadfile \
  tests/carecity/security/test_behind_tls.py tests/carecity/security/test_fuzz.py tests/system
run "tests in a browser" "$python" -m pytest -q -n 2 --dist loadfile tests/browser

if [ ${#failed[@]} -gt 0 ]; then
  echo "Failed: ${failed[*]}" >&2
  exit 1
fi

#!/usr/bin/env bash
# Runs everything: checks, tests on both databases, the running site, the browser. Prints one line for each suite with
# its time, and the whole output of each that fails; then it fails too.
set -u
cd "$(dirname "$0")/.." || exit
pytest=(.venv/bin/python -m pytest -q)

unset PYTHONDONTWRITEBYTECODE # where it is set, each process of a test compiles the code again
bash tests/install_tools.sh
# The site that test databases and servers are copied from: migrating each time would take most of the tests' time.
work=$(mktemp -d)
mkdir "$work/logs" "$work/snapshot" "$work/failed"
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

suite() {
  local name=$1 log=$work/logs/$BASHPID began=$SECONDS result=passed
  shift
  "$@" >"$log" 2>&1 || result=FAILED
  # The last line is pytest's count; figures are what tests measured; both databases, say, may be missing here.
  printf '== %s: %s in %d s (%s)\n' "$name" "$result" $((SECONDS - began)) "$(tail -n 1 "$log")"
  grep -hE '^(figure: |Not tested here: )' "$log" | sort -u
  if [ $result = FAILED ]; then
    cat "$log"
    touch "$work/failed/$name"
  fi
}

sqlite() {
  "${pytest[@]}" -n 2 --dist loadgroup --ignore tests/browser --ignore tests/system \
    --ignore tests/carecity/security/test_fuzz.py --ignore tests/carecity/security/test_behind_tls.py
}
# tests/postgres_suite.py names what is not repeated on the second database, and why.
postgres() {
  .venv/bin/python -m tests.with_postgres "${pytest[@]}" -n 2 --dist loadgroup -p tests.postgres_suite \
    --ignore tests/browser --ignore tests/system
}
# These wait more than they compute: more at once than there are processors.
system() {
  "${pytest[@]}" -n 3 --dist loadfile \
    tests/carecity/security/test_behind_tls.py tests/carecity/security/test_fuzz.py tests/system
}
browser() { "${pytest[@]}" -n 2 --dist loadfile tests/browser; }

(suite "checks" nice -n 10 bash tests/check.sh) &
export SITE_SNAPSHOT=$work/snapshot
.venv/bin/python -m tests.site_snapshot || exit 1
# Two at a time: while one waits (for servers, timeouts, the browser) the other computes.
(renice -n 15 $BASHPID >/dev/null && suite "tests on PostgreSQL" postgres) &
(suite "the running site" system) &
wait
(suite "tests on SQLite" sqlite) &
(suite "tests in a browser" browser) &
wait

if [ -n "$(ls "$work/failed")" ]; then
  echo "Failed: $(cd "$work/failed" && printf '%s, ' *)" >&2
  exit 1
fi

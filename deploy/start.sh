#!/usr/bin/env bash
# The entry point of every process: make, systemd, containers and the tests all start it here.
# Usage: start.sh prepare|web|worker|manage COMMAND..., with the variables of docs/operations.md in the environment;
# start.sh build|alive needs none: collects a release's static files; checks that the web process on PORT responds.
set -euo pipefail
cd -P "$(dirname "$0")/.." # -P: stay in this release when the link `current` changes
bin=${VIRTUAL_ENV:-.venv}/bin

# DDL needs an ACCESS EXCLUSIVE lock, and every later query queues behind a waiting lock request. So a migration gives up
# after half a second, which is less than PostgreSQL's deadlock_timeout, and tries again.
migrate() {
  local attempts=20 output
  until output=$(PGOPTIONS="${PGOPTIONS:-} -c lock_timeout=500ms" "$bin/python" manage.py migrate --verbosity 0 2>&1); do
    if [[ $output != *LockNotAvailable* ]] || ((--attempts == 0)); then
      echo "$output" >&2
      return 1
    fi
  done
  [ -z "$output" ] || echo "$output" >&2
}

case ${1:-} in
  # Before new code serves. Old code continues to serve: migrations add what new code needs and remove nothing that old code
  # uses (tests/test_migrations.py).
  prepare)
    migrate
    "$bin/python" manage.py load_initial_content
    # With STATIC_ROOT, the release has a folder of its own for static files, which `build` has filled.
    [ -n "${STATIC_ROOT:-}" ] || "$bin/python" manage.py collectstatic --noinput --verbosity 0
    ;;
  web)
    # The metrics of this service's processes, which /metrics adds up.
    export PROMETHEUS_MULTIPROC_DIR="${TMPDIR:-/tmp}/carecity-metrics-$UID-${PORT:-8000}"
    rm -rf "$PROMETHEUS_MULTIPROC_DIR"
    mkdir -m 700 "$PROMETHEUS_MULTIPROC_DIR"
    exec "$bin/granian" --interface wsgi --no-ws --host "${WEB_HOST:-127.0.0.1}" --port "${PORT:-8000}" \
      --workers "${WEB_PROCESSES:-2}" --blocking-threads 2 --respawn-failed-workers --workers-kill-timeout 60 \
      carecity.wsgi:application # a process that has just replaced a killed one can miss the signal to stop
    ;;
  worker)
    exec "$bin/python" manage.py qcluster
    ;;
  manage)
    exec "$bin/python" manage.py "${@:2}"
    ;;
  # Each release has static files and a manifest of its own: in a shared folder, collectstatic would mistake files of the
  # other release for its own by their age, and overwrite files that are being sent. While both releases run, nginx asks the
  # other server for a file that one does not have; afterwards, nginx serves old files from its cache for a day.
  build)
    SECRET_KEY=none SITE_URL=http://localhost ENV_FILE=/dev/null DATA_DIR=/tmp STATIC_ROOT=collected \
      "$bin/python" manage.py collectstatic --noinput --verbosity 0
    ;;
  alive)
    url=http://${WEB_HOST:-127.0.0.1}:${PORT:-8000}/livez
    "$bin/python" -c "import urllib.request as request; request.urlopen('$url', timeout=5)" 2>&1 | tail -n 1
    ;;
  *)
    sed -n '2,4s/^# //p' "$0" >&2
    exit 2
    ;;
esac

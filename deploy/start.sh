#!/usr/bin/env bash
# The one way in which each process starts, whoever starts it: make, systemd, a container, a test.
# Usage: start.sh prepare|web|worker|manage COMMAND..., with the variables of docs/operations.md in the environment;
# start.sh build|alive needs none: what a release is made with, and whether the web process of PORT answers.
set -euo pipefail
cd -P "$(dirname "$0")/.." # -P: a process stays with its release, also when a link leads to the next one
bin=${VIRTUAL_ENV:-.venv}/bin

# A table can be changed only while nobody reads it, and while that is waited for, all who come after wait too. So it gives
# way after half a second, sooner than PostgreSQL ends one of two that wait for each other, and tries again.
migrate() {
  local tries=20 said
  until said=$(PGOPTIONS="${PGOPTIONS:-} -c lock_timeout=500ms" "$bin/python" manage.py migrate --verbosity 0 2>&1); do
    if [[ $said != *LockNotAvailable* ]] || ((--tries == 0)); then
      echo "$said" >&2
      return 1
    fi
  done
  [ -z "$said" ] || echo "$said" >&2
}

case ${1:-} in
  # Before new code serves. The code that still runs goes on: migrations add what the new one needs and take nothing away
  # (tests/test_migrations.py).
  prepare)
    migrate
    "$bin/python" manage.py load_initial_content
    # A release that has a folder of its own for them brings its static files along, from `build`.
    [ -n "${STATIC_ROOT:-}" ] || "$bin/python" manage.py collectstatic --noinput --verbosity 0
    ;;
  web)
    # What its processes count for /metrics, which is the sum: in a folder that each start empties.
    export PROMETHEUS_MULTIPROC_DIR="${TMPDIR:-/tmp}/carecity-metrics-$UID-${PORT:-8000}"
    rm -rf "$PROMETHEUS_MULTIPROC_DIR"
    mkdir -m 700 "$PROMETHEUS_MULTIPROC_DIR"
    exec "$bin/granian" --interface wsgi --no-ws --host "${WEB_HOST:-127.0.0.1}" --port "${PORT:-8000}" \
      --workers "${WEB_PROCESSES:-2}" --blocking-threads 2 --respawn-failed-workers --workers-kill-timeout 60 \
      carecity.wsgi:application # a process that has just taken a killed one's place does not hear that it should stop
    ;;
  worker)
    exec "$bin/python" manage.py qcluster
    ;;
  manage)
    exec "$bin/python" manage.py "${@:2}"
    ;;
  # Static files lie in the release, with its own list of their names: where releases share a folder, collectstatic
  # takes files of the other for its own by their age, and writes anew what the running one is just sending. While both
  # run, nginx asks the other server for what one does not have; afterwards, it has kept the old ones for a day.
  build)
    SECRET_KEY=none SITE_URL=http://localhost ENV_FILE=/dev/null DATA_DIR=/tmp STATIC_ROOT=collected \
      "$bin/python" manage.py collectstatic --noinput --verbosity 0
    ;;
  alive)
    address=http://${WEB_HOST:-127.0.0.1}:${PORT:-8000}/livez
    "$bin/python" -c "import urllib.request as ask; ask.urlopen('$address', timeout=5)" 2>&1 | tail -n 1
    ;;
  *)
    sed -n '2,4s/^# //p' "$0" >&2
    exit 2
    ;;
esac

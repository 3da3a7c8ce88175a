#!/usr/bin/env bash
# The one way in which each process starts, whoever starts it: make, systemd, a container, a test.
# Usage: start.sh prepare|web|worker, with the variables of the README in the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
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
    "$bin/python" manage.py load_content
    "$bin/python" manage.py collectstatic --noinput --verbosity 0
    ;;
  web)
    exec "$bin/granian" --interface wsgi --no-ws --host "${WEB_HOST:-127.0.0.1}" --port "${PORT:-8000}" \
      --workers "${WEB_PROCESSES:-2}" --blocking-threads 4 --respawn-failed-workers carecity.wsgi:application
    ;;
  worker)
    exec "$bin/python" manage.py qcluster
    ;;
  *)
    sed -n '2,3s/^# //p' "$0" >&2
    exit 2
    ;;
esac

#!/usr/bin/env bash
# Runs web server and worker until one of them ends or the developer presses Ctrl-C; then stops both.
# Usage: run.sh development|production, with PORT, and in production HTTPS, in the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python

if [ "$1" = production ]; then
  mkdir -p var
  [ -s var/serve-secret-key ] || (umask 077 && "$python" -c 'import secrets; print(secrets.token_urlsafe(48))' >var/serve-secret-key)
  SECRET_KEY=$(cat var/serve-secret-key)
  SITE_URL=$([ "$HTTPS" = 0 ] && echo http || echo https)://localhost:$PORT
  export SECRET_KEY SITE_URL HTTPS DEBUG=0 ENV_FILE=/dev/null ALLOWED_HOSTS=localhost,127.0.0.1
elif [ "$PORT" != 8000 ]; then
  export SITE_URL=${SITE_URL:-http://localhost:$PORT}
fi

if [ "$1" = production ]; then
  deploy/start.sh prepare
else
  "$python" manage.py migrate --verbosity 0
  "$python" manage.py load_initial_content
fi
"$python" manage.py create_first_admin

# Each in a process group of its own (set -m), so that it can be stopped with its child processes.
set -m
deploy/start.sh worker &
worker=$!
if [ "$1" = production ]; then
  deploy/start.sh web &
else
  "$python" manage.py runserver "127.0.0.1:$PORT" &
fi
web=$!

# Only the worker's parent process gets SIGTERM: it stops its children itself, and hangs if they are stopped before it.
# A second signal (make passes on the SIGTERM that it gets) must not end this script before it has stopped both.
stop() {
  trap '' INT TERM
  trap - EXIT
  kill -TERM "$worker" 2>/dev/null || true
  kill -TERM -- "-$web" 2>/dev/null || true
  for _ in $(seq 50); do
    jobs -r | grep -q . || break
    sleep 0.2
  done
  # Also after both have ended by themselves: the worker's children outlive it if it was killed.
  kill -KILL -- "-$web" "-$worker" 2>/dev/null || true
}
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM
trap stop EXIT

echo "Care City runs at ${SITE_URL:-http://localhost:$PORT} (Ctrl-C stops it)."
wait -n
echo "The web server or the worker has ended: stopping both." >&2
exit 1

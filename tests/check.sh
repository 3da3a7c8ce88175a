#!/usr/bin/env bash
# Everything that can be told without running a test: lint, formatting, templates, migrations, deployment check.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
ours=(carecity contact pages tests deploy manage.py)
templates=$(find templates -name '*.html')

"$bin/ruff" check --quiet "${ours[@]}"
"$bin/ruff" format --check --quiet "${ours[@]}"
# djade rewrites what it would change and says so with its exit code: on copies, so that checking changes nothing.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r templates "$copy/"
(cd "$copy" && echo "$templates" | xargs "$OLDPWD/$bin/djade" --target-version 5.2)

export ENV_FILE=/dev/null DATA_DIR="$copy/var" SECRET_KEY SITE_URL=https://www.example.org
SECRET_KEY=$("$bin/python" -c 'import secrets; print(secrets.token_urlsafe(48))')
"$bin/python" manage.py makemigrations --check --dry-run
"$bin/python" manage.py check --deploy --fail-level WARNING --verbosity 0
echo "Checks: no findings."

#!/usr/bin/env bash
# What can be checked without running a test. Usage: tests/check.sh [lint|format|compile|templates|types|migrations|deploy]...
# Without arguments all of them run, as in `make check` and in .pre-commit-config.yaml.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$PWD/.venv/bin
code=(carecity contact pages tests deploy manage.py)
checks=(lint format compile templates types migrations deploy)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

export ENV_FILE=/dev/null DATA_DIR="$scratch/var" SECRET_KEY SITE_URL=https://www.example.org
SECRET_KEY=$("$bin/python" -c 'import secrets; print(secrets.token_urlsafe(48))')

lint() { "$bin/ruff" check --quiet "${code[@]}"; }

format() { "$bin/ruff" format --check --quiet "${code[@]}"; }

compile() { PYTHONPYCACHEPREFIX="$scratch/pycache" "$bin/python" -m compileall -q -x node_modules "${code[@]}"; }

templates() { find templates -name '*.html' -print0 | xargs -0 "$bin/djade" --check --target-version 5.2; }

types() { "$bin/mypy" --no-error-summary; }

migrations() { "$bin/python" manage.py makemigrations --check --dry-run; }

deploy() { "$bin/python" manage.py check --deploy --fail-level WARNING --verbosity 0; }

for check in "${@:-${checks[@]}}"; do
  [[ " ${checks[*]} " == *" $check "* ]] || { sed -n '2s/^# //p' "$0" >&2 && exit 2; }
  "$check"
done
echo "Checks: no findings."

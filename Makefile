# Every command of the project. `make` alone lists them.
PYTHON ?= python3
PORT ?= 8000
HTTPS ?= 1
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
OURS := carecity contact pages tests manage.py

.DEFAULT_GOAL := help
.PHONY: help run serve test check audit bom bench format lock backup restore screenshots

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

.venv/installed: requirements.txt
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(INSTALL) -r requirements.txt
	@touch $@

.venv/installed-tests: .venv/installed tests/requirements.txt
	$(INSTALL) -r requirements.txt -r tests/requirements.txt
	@touch $@

.env: | .venv/installed
	@$(BIN)/python deploy/write_env.py

run: .venv/installed .env ## serve the site for development, with its worker, on PORT (8000)
	@PORT=$(PORT) exec bash deploy/run.sh development

serve: .venv/installed ## serve the production set-up on loopback, on PORT (8000); HTTPS=0 without TLS
	@PORT=$(PORT) HTTPS=$(HTTPS) exec bash deploy/run.sh production

test: .venv/installed-tests ## install what the tests need and run all of them, the checks included
	@bash tests/run.sh

check: .venv/installed-tests ## lint, formatting, templates, missing migrations, Django's deployment check
	@bash tests/check.sh

audit: .venv/installed-tests bom ## known vulnerabilities and licences of every pinned package, and the bill of materials
	@$(BIN)/python deploy/audit.py

bom: .venv/installed-tests ## what the site is made of, as CycloneDX, into deploy/build/bom.json
	@mkdir -p deploy/build
	@$(BIN)/python -W ignore -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
	  --output-reproducible --output-file deploy/build/bom.json

# Neither uses these two: where nothing sets them, any value will do.
ANY := $(if $(wildcard .env),,SECRET_KEY=$${SECRET_KEY:-any} SITE_URL=$${SITE_URL:-http://localhost})
backup: .venv/installed ## database and media into one archive in BACKUP_DIR; KEEP=7 removes all but the newest seven
	@$(ANY) $(MANAGE) backup_site $(if $(KEEP),--keep $(KEEP))

restore: .venv/installed ## the site as it was: FILE=archive; FORCE=1 replaces what is there
	@test -n "$(FILE)" || { echo "Which archive? make restore FILE=var/backups/carecity-....tar.gz" >&2; exit 1; }
	@$(ANY) $(MANAGE) restore_site "$(FILE)" $(if $(FORCE),--force)

bench: .venv/installed-tests ## measure side by side with WordPress and a file; PARTS="speed memory growth lighthouse"
	@bash tests/bench/install_tools.sh
	@$(BIN)/python -m tests.bench $(PARTS)

format: .venv/installed-tests ## format Python and templates
	$(BIN)/ruff check --fix --quiet $(OURS)
	$(BIN)/ruff format --quiet $(OURS)
	$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')

screenshots: .venv/installed-tests ## pictures of every page into var/screenshots
	$(BIN)/python -m tests.browser.screenshots var/screenshots

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade
lock: .venv/installed-tests ## renew the pinned versions of everything in pyproject.toml
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) --group pyproject.toml:test --constraint requirements.txt --output-file tests/requirements.txt

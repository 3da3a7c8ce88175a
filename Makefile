# The project's commands; `make` alone lists them.
PYTHON ?= python3
PORT ?= 8000
HTTPS ?= 1
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# uv installs in a third of the time that pip takes; pip is the fallback where uv cannot use the network.
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python --system-certs --compile-bytecode --require-hashes
OURS := carecity contact pages tests manage.py

.DEFAULT_GOAL := help
.PHONY: help run serve demo test check audit bom bench format lock backup restore screenshots

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

$(BIN)/uv: deploy/uv.txt
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@$(PIP) -r deploy/uv.txt
	@touch $@

.venv/installed: $(BIN)/uv requirements.txt
	@echo "Installing the packages of requirements.txt"
	@$(UV) -r requirements.txt || $(PIP) -r requirements.txt
	@touch $@

.venv/installed-tests: .venv/installed tests/requirements.txt
	@echo "Installing the packages of tests/requirements.txt"
	@$(UV) -r requirements.txt -r tests/requirements.txt || $(PIP) -r requirements.txt -r tests/requirements.txt
	@touch $@

.env: | .venv/installed
	@$(BIN)/python deploy/write_env.py

run: .venv/installed .env ## run the development server and the worker on PORT (8000)
	@PORT=$(PORT) exec bash deploy/run.sh development

serve: .venv/installed ## run with production settings on localhost, on PORT (8000); HTTPS=0 without TLS
	@PORT=$(PORT) HTTPS=$(HTTPS) exec bash deploy/run.sh production

demo: .venv/installed-tests ## run a site with invented content, which says so, on PORT (8000)
	@PORT=$(PORT) exec $(BIN)/python -m tests.demo

test: .venv/installed-tests ## install the test dependencies, then run all checks and tests
	@bash tests/run.sh

check: .venv/installed-tests ## run linters, type checks, template checks, missing migrations and Django's deployment check
	@bash tests/check.sh

audit: .venv/installed-tests bom ## check pinned packages for vulnerabilities and licences; write the bill of materials
	@$(BIN)/python deploy/audit.py

bom: .venv/installed-tests ## write the software bill of materials (CycloneDX) to deploy/build/bom.json
	@mkdir -p deploy/build
	@$(BIN)/python -W ignore -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
	  --output-reproducible --output-file deploy/build/bom.json

# The two commands do not use these variables, but settings.py requires values.
PLACEHOLDERS := $(if $(wildcard .env),,SECRET_KEY=$${SECRET_KEY:-any} SITE_URL=$${SITE_URL:-http://localhost})
backup: .venv/installed ## write database and uploads to an archive in BACKUP_DIR; KEEP=7 deletes all but the newest 7
	@$(PLACEHOLDERS) $(MANAGE) backup_site $(if $(KEEP),--keep $(KEEP))

restore: .venv/installed ## restore the site from FILE; FORCE=1 replaces an existing database and uploads
	@test -n "$(FILE)" || { echo "Usage: make restore FILE=var/backups/carecity-....tar.gz" >&2; exit 1; }
	@$(PLACEHOLDERS) $(MANAGE) restore_site "$(FILE)" $(if $(FORCE),--force)

bench: .venv/installed-tests ## benchmark the site against WordPress and a static file; PARTS="speed memory growth cms lighthouse"
	@bash tests/bench/install_tools.sh $(PARTS)
	@$(BIN)/python -m tests.bench $(PARTS)

format: .venv/installed-tests ## format Python and templates
	$(BIN)/ruff check --fix --quiet $(OURS)
	$(BIN)/ruff format --quiet $(OURS)
	$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')

screenshots: .venv/installed-tests ## save screenshots of every page in var/screenshots
	$(BIN)/python -m tests.browser.screenshots var/screenshots

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade
lock: .venv/installed-tests ## update the pinned versions of all dependencies in pyproject.toml
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) --group pyproject.toml:test --constraint requirements.txt --output-file tests/requirements.txt
	$(LOCK) --group pyproject.toml:install --output-file deploy/uv.txt

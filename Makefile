PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

# `make check` looks at the settings of production; the keys live no longer than the check.
PRODUCTION = ENV_FILE=/dev/null ENVIRONMENT=production ALLOWED_HOSTS=medicines.example \
	BASE_URL=https://medicines.example DATABASE_URL=sqlite:///db.sqlite3 \
	SECRET_KEY=$(NEW_KEY)
NEW_KEY = $$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))')
DEVELOPMENT = ENV_FILE=.env.example

.PHONY: help run setup test check bench fmt catalogue checks-report frontend lock
.DEFAULT_GOAL := help

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/runtime .env ## set up, load the demo and serve it at http://127.0.0.1:8000 (HOST and PORT change it)
	@exec $(BIN)/python manage.py demo --serve

setup: .venv/runtime .env ## all that run does, but serve
	@$(BIN)/python manage.py demo

test: .venv/development ## run the whole suite (QUICK=1: what a day needs, ARGS="tests/text -k words" picks, REQUIRE_ALL=1 forbids skips)
	@$(BIN)/python -m tests $(if $(QUICK),--quick) $(ARGS)

check: .venv/development articles/frontend/node_modules ## lint, types, imports, templates, bundle, migrations and production settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/djhtml --tabwidth 2 --check templates
	npm run --silent --prefix articles/frontend check
	$(DEVELOPMENT) $(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) SEAL_KEY=$(NEW_KEY) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(PRODUCTION) FACE=public $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/development .venv-bench/ready ## measure the site beside peers and write docs/performance.md (QUICK=1: a look)
	@$(BIN)/python -m bench $(if $(QUICK),--quick)

fmt: .venv/development ## put code and templates into their form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 2 templates

catalogue: .venv/development ## make docs/checks.md anew from the clinical rules
	$(BIN)/python -m articles.clinical.catalogue > docs/checks.md

checks-report: .venv/development ## measure the clinical checks (RAW="folder …": on raw articles with a defects.json too)
	@$(BIN)/python -m bench.checks $(RAW)

frontend: articles/frontend/node_modules ## make the editor's bundle anew from articles/frontend (needs Node)
	npm run --silent --prefix articles/frontend build

articles/frontend/node_modules: articles/frontend/package-lock.json
	npm ci --prefix articles/frontend --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

LOCK = $(BIN)/pip-compile --quiet --no-header --no-annotate --strip-extras --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links --no-emit-options pyproject.toml

lock: .venv/development ## pin every requirement anew (UPGRADE=--upgrade takes newer releases)
	$(BIN)/pip install --quiet pip-tools
	$(LOCK) $(UPGRADE) --output-file requirements.txt
	$(LOCK) $(UPGRADE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

.env:
	cp .env.example .env

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "klonoinfo needs Python 3.11.5 or newer: make PYTHON=/path/to/python3")'
	$(PYTHON) -m venv .venv

.venv/runtime: requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

.venv-bench/ready: bench/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --requirement bench/requirements.txt
	@touch $@

.venv/development: requirements-dev.txt .venv/runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

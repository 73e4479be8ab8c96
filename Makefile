# Waarborg: `make run` shows it, `make test` tests it, `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
BIN := .venv/bin
PAGES := src/waarborg/frontends/pages
BUILT := $(PAGES)/static/built/.complete
COLLECTED := staticfiles/staticfiles.json
STATIC_SOURCES := $(shell find $(PAGES)/static/waarborg -type f 2>/dev/null)
CATALOGUES := $(shell find src/waarborg/locale -name '*.po' 2>/dev/null)
LOOPS := $(wildcard src/waarborg/analysis/loops/*.py)
FRONTEND := frontend/package.json frontend/package-lock.json frontend/.npmrc hatch_build.py
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --require-hashes --only-binary :all:
export PYTHONUNBUFFERED := 1

.PHONY: help run install test check format lock bench clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: .venv/.run $(COLLECTED) .venv/.loops ## set everything up and serve the example municipality at http://127.0.0.1:8000
	@$(BIN)/waarborg manage migrate --verbosity 0
	@$(BIN)/waarborg example
	@$(BIN)/waarborg serve

install: .venv/.run $(COLLECTED) .venv/.loops ## set everything up, and serve nothing

test: .venv/.dev $(BUILT) ## run all tests: on SQLite, on PostgreSQL and in a browser
	@$(BIN)/python -m tests.servers.everything

check: .venv/.dev $(BUILT) ## run all static checks: style, types, layers, templates, security
	@bash .ci/check $(BIN)

format: .venv/.dev ## put the code in the agreed form
	@$(BIN)/ruff check --fix --quiet . && $(BIN)/ruff format --quiet .

bench: .venv/.bench $(COLLECTED) .venv/.loops ## run all benchmarks and print them as a table
	@$(BIN)/python -m bench

lock: .venv/.dev ## renew the pinned requirements and the front-end's lock file
	@bash requirements/lock.sh $(BIN)

clean: ## remove everything that was installed or built; the data folder stays
	@rm -rf .venv staticfiles $(PAGES)/static/built src/waarborg/documents/fonts .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find src -name '*.mo' -delete

.venv/bin/python:
	@bash requirements/make-venv.sh

.venv/.run: requirements/run.txt requirements/build.txt pyproject.toml hatch_build.py | .venv/bin/python
	@echo "Installing Waarborg and its parts into .venv (the first time only) ..."
	@$(INSTALL) -r requirements/run.txt -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	@echo "Installing the tools for checking and testing into .venv (the first time only) ..."
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

.venv/.bench: requirements/bench.txt .venv/.dev
	@echo "Installing the peers that the benchmarks measure against into .venv (the first time only) ..."
	@$(INSTALL) -r requirements/bench.txt
	@touch $@

.venv/.loops: $(LOOPS) | .venv/.run
	@echo "Compiling the loops of the analysis (the first time only) ..."
	@$(BIN)/python -m waarborg.analysis.compile_loops --anew
	@touch $@

$(BUILT): $(FRONTEND) $(CATALOGUES) | .venv/.run
	@echo "Building style sheets, fonts, scripts and translations ..."
	@$(BIN)/python hatch_build.py

$(COLLECTED): $(BUILT) $(STATIC_SOURCES) | .venv/.run
	@echo "Collecting the static files ..."
	@$(BIN)/waarborg manage collectstatic --noinput --clear --verbosity 0
	@touch $@

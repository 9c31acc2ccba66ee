# The doors for developers. `make` alone lists them.
#
#   make demo                 build the demo country and show it (SERVE=0 stops after the build, PORT=8000 chooses)
#   make test                 every fast test; browser tests skip where there is no Chromium
#   make check                layout, lint, types, import contracts, front end, docs, locks, house rules
#   make lock [UPGRADE=1]     refresh the locks after a change in pyproject.toml (UPGRADE: to newest versions)

.DEFAULT_GOAL := help
SHELL := /bin/sh
BIN := .venv/bin
STATIC := src/jeugdpeil/site/static
PYTEST := $(BIN)/python -m pytest
WORKERS ?= 2
ARGS ?=

.PHONY: help setup web demo test test-browser test-slow check bench validation lock docs docs-serve reference format dist clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: .venv/.stamp ## .venv from the locks; instant when nothing changed

.venv/.stamp: requirements/uv.txt requirements/dev.txt pyproject.toml hatch_build.py web/package-lock.json tools/setup.sh tools/mirror.sh
	@sh tools/setup.sh

WEB_INPUTS := $(wildcard web/*.json web/build.mjs web/src/* web/src/*/*)

web: $(STATIC)/inputs.sha256 ## the site's scripts and style sheets

$(STATIC)/inputs.sha256: $(WEB_INPUTS) | .venv/.stamp
	@$(BIN)/python hatch_build.py
	@touch $@

demo: setup web ## build the fictional country and serve it
	$(BIN)/jeugdpeil demo --out releases $(if $(filter 0,$(SERVE)),--no-serve,--serve) $(if $(PORT),--port $(PORT))

test: setup web ## the fast tests and the examples in docstrings
	$(PYTEST) -n $(WORKERS) $(ARGS)

test-browser: setup web ## only the tests in a real browser
	$(PYTEST) -n $(WORKERS) -m browser $(ARGS)

test-slow: setup web ## the tests that take minutes
	$(PYTEST) -n $(WORKERS) -m slow $(ARGS)

check: setup web ## everything that needs no run of the program
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/python hatch_build.py check
	$(BIN)/python tools/reference.py --check
	$(PYTEST) tests/unit/test_imports.py tests/unit/test_house.py tests/docs
	$(BIN)/zensical build --clean --strict

bench: setup web ## the table of speed and size
	$(BIN)/python -m benchmarks $(ARGS)

.venv-validation/.stamp: requirements/validation.txt tools/validation.sh tools/mirror.sh | .venv/.stamp
	@sh tools/validation.sh

validation: setup .venv-validation/.stamp ## beside other engines: agreement, peers, held-out gemeenten (over an hour)
	$(PYTEST) -m slow tests/reference/stats $(ARGS)
	$(BIN)/python -m benchmarks agreement heldout peers

# Only names and versions with hashes: no address of an index, no path of a machine, so that the
# locks hold for every mirror. The Python is the oldest supported one, and "fewest" gives every
# Python the same versions: numpy must not differ between two readers of the same release.
UV_COMPILE := UV_PYTHON_DOWNLOADS=never $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest \
  --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
  $(if $(UPGRADE),--upgrade)

lock: ## refresh requirements/*.txt and web/package-lock.json
	$(UV_COMPILE) --group dev pyproject.toml -o requirements/dev.txt
	$(UV_COMPILE) -c requirements/dev.txt pyproject.toml -o requirements/runtime.txt
	$(UV_COMPILE) --group validation -o requirements/validation.txt
	$(UV_COMPILE) -c requirements/dev.txt requirements/uv.in -o requirements/uv.txt
	$(BIN)/python hatch_build.py lock

reference: setup ## the reference pages of the docs, from the code
	$(BIN)/python tools/reference.py

docs: setup ## the documentation as a site in docs-site/
	$(BIN)/zensical build --clean --strict

docs-serve: setup ## the documentation while writing
	$(BIN)/zensical serve

format: setup ## lay out and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

dist: setup web ## wheel and sdist in dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist

clean: ## remove what make and the tests made; releases stay
	rm -rf .venv web/node_modules $(STATIC) dist docs-site .cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

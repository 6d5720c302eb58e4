# make serve: set up, build, serve.   make test: set up, run everything.
# Needs Python 3.11 or newer; everything else is installed into .venv and node_modules.

PYTHON ?= python3
PORT ?= 8000
INPUTS ?= 100000
VENV := .venv
BIN := $(VENV)/bin
NPM := $(BIN)/python -m docs.hooks.runtime.npm
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
export NO_MKDOCS_2_WARNING := 1
export PYTHONDONTWRITEBYTECODE := 1
# The tests must not depend on settings of the machine they run on.
unexport PYTHONPATH
unexport VIRTUAL_ENV

.PHONY: serve build portable publish quick test lint bench fuzz load lighthouse pictures check browser lock clean help
.DEFAULT_GOAL := help

help: ## What there is to do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

serve: build ## Build the site and open it to this machine (PORT=8000)
	$(BIN)/wuhua serve --port $(PORT)

build: $(VENV)/ready-build ## Build the whole site into site/
	$(BIN)/python -m mkdocs build --strict --quiet

portable: build ## Put the whole site into one file, build/portal.pyz, for machines without a network
	$(BIN)/wuhua portable

publish: build ## Build the site and put it, packed for a server, into build/publish/ (docs/servers)
	$(BIN)/wuhua pack

check: $(VENV)/ready-build ## Check the content in standards/
	$(BIN)/wuhua check

quick: $(VENV)/ready-dev node_modules/ready ## Check a change while it is made: lint, types, content, and the tests without a browser
	$(BIN)/python -m tests quick

test: $(VENV)/ready-dev node_modules/ready browser ## Check everything (tests/__main__.py)
	$(BIN)/python -m tests

lint: $(VENV)/ready-dev node_modules/ready ## Check the code without running it
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(NPM) run --silent lint

bench: $(VENV)/ready-dev node_modules/ready browser ## Measure speed and size
	$(BIN)/python -m tests.bench

load: $(VENV)/ready-dev node_modules/ready browser ## Replay visitors against nginx with the file in docs/servers
	$(BIN)/python -m tests.bench.load

fuzz: $(VENV)/ready-dev node_modules/ready browser ## Throw 100,000 broken inputs at every door (INPUTS=100000)
	$(BIN)/python -m tests.fuzz --inputs $(INPUTS)

lighthouse: $(VENV)/ready-dev node_modules/ready browser ## Measure the quality of every kind of page with Lighthouse
	$(BIN)/python -m tests.bench.lighthouse

pictures: $(VENV)/ready-dev node_modules/ready browser ## Draw again what a device shows when the portal is installed
	$(BIN)/python -m tests.bench.pictures

browser: $(VENV)/ready-dev ## Find browsers for the tests, or install them
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.others

lock: $(VENV)/ready-dev ## Pin the newest versions of all packages
	$(BIN)/python requirements/lock.py

clean: ## Remove everything that was made here
	rm -rf $(VENV) node_modules site .cache build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready-build: requirements/build.txt requirements/node.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements/build.txt
	command -v node >/dev/null || $(PIP) install --require-hashes -r requirements/node.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-dev: requirements/dev.txt $(VENV)/ready-build
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

node_modules/ready: package-lock.json $(VENV)/ready-build
	$(NPM) ci --no-audit --no-fund --silent
	@touch $@

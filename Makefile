# `make site` builds the handbook, `make test` proves it. Both set up what they need, once.
# Needs Python 3.11+, Node 20+ and a package mirror that pip and npm are configured for.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
RUNTIME_TOOLS := .venv/pyodide-build/.ready
NODE_READY := node_modules/.ready
TOOLS_READY := node_modules/.tools-ready
PIP_FLAGS := --quiet --disable-pip-version-check --require-hashes

.PHONY: site test quick check serve lint setup tools browser old-browsers benchmark guide-pictures audit fuzz mutation lock clean
.DEFAULT_GOAL := site
.DELETE_ON_ERROR:

site: setup  ## build the whole site into site/
	@echo "==> Building the site into site/"
	$(BIN)/handbook build

test: setup tools browser lint  ## linter, type checker and all tests, browser tests included
	@echo "==> Running the tests"
	$(BIN)/pytest -n auto --dist loadfile

quick: setup tools lint  ## linter, type checker and the tests that need neither a browser nor a built site
	@echo "==> Running the quick tests"
	$(BIN)/pytest -n auto --dist worksteal -m "not browser and not site"

check: setup  ## check the canonical file only
	$(BIN)/handbook check

serve: setup  ## preview with live reload
	$(BIN)/handbook serve

lint: setup tools
	@echo "==> Checking the code: ruff, mypy, tsc"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	node_modules/.bin/tsc --project tsconfig.json
	node_modules/.bin/tsc --project tsconfig.worker.json

setup: $(READY) $(RUNTIME_TOOLS) $(NODE_READY)

.venv/pyvenv.cfg:
	@echo "==> Making a virtual environment in .venv"
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; name it with: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

$(READY): requirements.lock pyproject.toml .venv/pyvenv.cfg
	@echo "==> Installing the pinned Python packages"
	$(BIN)/pip install $(PIP_FLAGS) -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# An environment of its own: on Python 3.11 pyodide-build needs an older pydantic than the handbook.
$(RUNTIME_TOOLS): requirements-pyodide-build.lock .venv/pyvenv.cfg
	@echo "==> Installing pyodide-build into an environment of its own"
	$(PYTHON) -m venv .venv/pyodide-build
	.venv/pyodide-build/bin/pip install $(PIP_FLAGS) -r requirements-pyodide-build.lock
	@touch $@

$(NODE_READY): package-lock.json
	@echo "==> Installing the pinned npm packages"
	npm ci --omit=dev
	@touch $@

tools: $(TOOLS_READY)

$(TOOLS_READY): package-lock.json | $(NODE_READY)
	@echo "==> Installing the pinned npm packages that only tests need"
	npm ci
	@touch $(NODE_READY) $@

benchmark: setup tools browser  ## time the PDF beside WeasyPrint and Chromium's print, at 1 and 20 times its size
	$(BIN)/pip install $(PIP_FLAGS) -r requirements-benchmark.lock
	$(BIN)/python -m benchmarks.pdf

guide-pictures: setup tools browser  ## take the pictures of the editor's guide again
	HANDBOOK_WRITE_PICTURES=1 $(BIN)/pytest -q tests/browser/test_guide_pictures.py

fuzz: setup  ## try 10,000 spoilt canonical files
	$(BIN)/python -m tests.fuzz --count 10000 --seed 1

mutation: setup  ## change the calculators in every small way; each change that no test notices must be explained
	$(BIN)/pip install $(PIP_FLAGS) -r requirements-mutation.lock
	PATH="$(CURDIR)/$(BIN):$$PATH" CALCULATOR_TESTS=hurried mutmut run
	$(BIN)/python -m tests.mutation

browser: setup
	@$(BIN)/python -m tests.get_browser

old-browsers: setup  ## bring the oldest browsers promised (Linux on x86-64, 100 MB); `make test` then tries the site in them
	@$(BIN)/python -m tests.old_browsers.fetching

audit: setup  ## ask for known holes in the locked packages; a service that cannot be reached is only said
	@echo "==> Asking for known holes in the dependencies"
	@[ -x .cache/audit/bin/pip-audit ] || { $(PYTHON) -m venv .cache/audit && \
	  .cache/audit/bin/pip install --quiet --disable-pip-version-check pip-audit==2.10.1; } || \
	  echo "pip-audit cannot be installed: the Python packages are not checked"
	@$(BIN)/python -m tests.audit

lock: setup  ## renew the lock files from pyproject.toml and package.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --target .cache/uv uv
	.cache/uv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --extra dev pyproject.toml --output-file requirements.lock
	.cache/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --extra dev --extra benchmark --constraint requirements.lock pyproject.toml \
	  --output-file requirements-benchmark.lock
	.cache/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --extra dev --extra mutation --constraint requirements.lock pyproject.toml \
	  --output-file requirements-mutation.lock
	.cache/uv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header requirements-pyodide-build.in --output-file requirements-pyodide-build.lock
	npm install --package-lock-only --no-fund --no-audit

clean:  ## remove everything that can be made again
	rm -rf .venv node_modules mutants site site-servers .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

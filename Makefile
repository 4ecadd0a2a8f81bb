# make site    set everything up and build the lesson into site/
# make serve   the same, live at http://127.0.0.1:8000/
# make bundle  the same, as an archive in build/ that is read from disk
# make test    set everything up and run every check and test
# make browser find a browser for the tests, or install one
# make test-browsers  run the widgets in Chromium, Firefox and WebKit, which make test leaves out
# make browsers       find those browsers, or install them
# make test-hosts     other hosts, other plugins, and the oldest and newest of Python and libraries

PYTHON ?= python3
# With  make CONSTRAINTS=  pip takes the newest versions instead.
CONSTRAINTS ?= constraints.txt
export CONSTRAINTS
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
NODE := node_modules/ready

# Material prints a notice about the future of MkDocs at each build.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site serve bundle test test-browsers test-hosts check browser browsers golden schemas lesson reference \
  problems pictures screenshots bench clean

site: $(READY)
	@echo "Building the lesson…"
	$(BIN)/mkdocs build --strict --quiet
	@echo "The lesson is in site/. Open it with:  make serve"
	@echo "or serve the folder:  $(BIN)/python -m http.server --directory site"

serve: $(READY)
	$(BIN)/mkdocs serve

bundle: $(READY)
	@echo "Packing the lesson…"
	$(BIN)/mkdocs-genai bundle

test: check browser
	$(BIN)/python -m pytest

check: $(READY) $(NODE)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc --project jsconfig.json
	$(BIN)/zizmor --offline --quiet --pedantic --strict-collection .github template/.github
	$(BIN)/codespell *.md *.toml *.yml Makefile .github data docs mkdocs_genai_plugin overrides template tests
	$(BIN)/python -m tests.spelling

browser: $(READY)
	$(BIN)/python -m tests.browser.install

# All tests of an engine run in one process, so that it starts once.
test-browsers: browsers
	$(BIN)/python -m pytest -m engines --dist loadgroup tests/browser/engines

# Each host has an environment in build/hosts/, which is kept; so do versions of Python.
test-hosts: browser
	$(BIN)/python -m pytest -m "not engines" tests/hosts

browsers: $(READY)
	$(BIN)/python -m tests.browser.engines.install

# Write the expected files of the golden tests anew; read the difference before you commit it.
golden: $(READY)
	$(BIN)/python -m pytest tests/data tests/render --update-golden

# Write the JSON Schemas anew, from the declarations of all fields.
schemas: $(READY)
	$(BIN)/mkdocs-genai schema mkdocs_genai_plugin/schemas

# Write the page of "mkdocs-genai new lesson" anew, from docs/index.md.
lesson: $(READY)
	$(BIN)/python -m tests.lesson_page

# Write the manual's page of every kind and field anew, from their declarations.
reference: $(READY)
	$(BIN)/python -m tests.reference

# Fill the examples of tests/golden/rules into the manual's page about problems.
problems: $(READY)
	$(BIN)/python -m tests.problems_page

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with  make PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV); the first time this takes a minute or two…"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet $(CONSTRAINTS:%=--constraint %) --editable '.[dev]'
	@touch $@

# Take the pictures of the README and of previews anew.
pictures: browser
	$(BIN)/python -m tests.browser.pictures

# Write a picture of each state of the lesson into build/screenshots/.
screenshots: browser
	$(BIN)/python -m tests.browser.screenshots

# Measure, and write the manual's page of benchmarks; no figure decides a test.
# BENCH=--quick takes a minute and only prints; BENCH=build measures one section.
bench: browser
	$(BIN)/python -m tests.benchmarks $(BENCH)

# Node itself comes from PyPI, into the environment; it shall trust whom the machine trusts.
$(NODE): $(READY) package.json
	PATH="$(CURDIR)/$(BIN):$$PATH" NODE_OPTIONS=--use-system-ca \
	  $(BIN)/npm install --loglevel error --no-package-lock --no-audit --no-fund
	@touch $@

clean:
	rm -rf $(VENV) node_modules site dist build

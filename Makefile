# make site    set everything up and build the lesson into site/
# make serve   the same, live at http://127.0.0.1:8000/
# make bundle  the same, as an archive in build/ that is read from disk
# make test    set everything up and run every check and test
# make quick   the checks, and the tests that need neither a browser nor long: a minute or so
# make browser find a browser for the tests, or install one
# make test-browsers  run the widgets in Chromium, Firefox and WebKit, which make test leaves out
# make test-engines   accessibility engines beside axe, over every kind of block
# make browsers       find those browsers, or install them
# make dist    build what is released, twice to the same bytes, and test it as it installs
# make test-course    what Moodle, Anki, e-readers and SCORM take, judged by tools of others
# make test-hosts     other hosts, other plugins, and the oldest and newest of Python and libraries

PYTHON ?= python3
# With  make CONSTRAINTS=  pip takes the newest versions instead.
CONSTRAINTS ?= constraints.txt
export CONSTRAINTS
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
NODE := node_modules/ready
GITHUB := $(BIN)/check-jsonschema --builtin-schema vendor.github
COURSE := tests/course/node_modules/ready

# Material prints a notice about the future of MkDocs at each build.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site serve bundle test quick test-browsers test-course test-hosts check browser browsers \
  golden generated pictures screenshots bench house dist clean

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
	$(BIN)/python -m pytest --durations=20

quick: check
	$(BIN)/python -m pytest -m "not engines and not hosts and not slow and not tables and not course and not judges" --ignore tests/browser

check: $(READY) $(NODE)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc --project jsconfig.json
	$(BIN)/zizmor --offline --quiet --pedantic --strict-collection .github template/.github
	$(GITHUB)-workflows .github/workflows/* template/.github/workflows/*
	$(GITHUB)-actions action.yml
	$(GITHUB)-issue-forms .github/ISSUE_TEMPLATE/[0-9]*
	$(GITHUB)-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff
	$(BIN)/codespell *.md *.toml *.yml Makefile .github data docs mkdocs_genai_plugin overrides template tests
	$(BIN)/python -m tests.spelling
	$(BIN)/python -m tests.generated --check
	$(BIN)/python -m tests.conformance
	$(BIN)/reuse lint --quiet || $(BIN)/reuse lint

browser: $(READY)
	$(BIN)/python -m tests.browser.install

# All tests of an engine run in one process, so that it starts once.
test-browsers: browsers
	$(BIN)/python -m pytest -m engines --dist loadgroup tests/browser/engines

# Each host has an environment in build/hosts/, which is kept; so do versions of Python.
test-hosts: browser
	$(BIN)/python -m pytest -m "not engines" tests/hosts tests/figures

# What these need is large, and nobody else needs it.
test-course: browser $(COURSE)
	$(BIN)/python -m pytest -m course tests/course

# They are many packages, which make test does not need.
test-engines: browser $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" NODE_OPTIONS=--use-system-ca \
	  $(BIN)/npm --prefix tests/judges install --loglevel error --no-package-lock --no-audit --no-fund
	$(BIN)/python -m pytest -m judges tests/judges

browsers: $(READY)
	$(BIN)/python -m tests.browser.engines.install

# Write the expected files of the golden tests anew; read the difference before you commit it.
golden: $(READY)
	$(BIN)/python -m pytest tests/data tests/render --update-golden

# Write anew what follows from the code: schemas, and pages of the manual and of the lesson.
# TABLES=--tables counts the runs of figures anew, too: a quarter of an hour.
generated: $(READY)
	$(BIN)/python -m tests.generated $(TABLES)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with  make PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV); the first time this takes a minute or two…"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet $(CONSTRAINTS:%=--constraint %) --editable '.[dev]' || \
	  { echo "That did not work. The newest versions of all it needs come with  make CONSTRAINTS="; exit 1; }
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

dist: $(READY)
	$(BIN)/python -m pip install --quiet $(CONSTRAINTS:%=--constraint %) --editable '.[release]'
	@$(BIN)/python -m tests.dist

# Print how the house stands: how much a new kind takes, what names mean two things, and so on.
house: $(READY)
	@$(BIN)/python -m tests.house

# Node itself comes from PyPI, into the environment; it shall trust whom the machine trusts.
$(NODE): $(READY) package.json
	PATH="$(CURDIR)/$(BIN):$$PATH" NODE_OPTIONS=--use-system-ca \
	  $(BIN)/npm install --loglevel error --no-package-lock --no-audit --no-fund
	@touch $@

$(COURSE): $(READY) tests/course/package.json
	$(BIN)/python -m pip install --quiet $(CONSTRAINTS:%=--constraint %) --editable '.[course]'
	cd tests/course && PATH="$(CURDIR)/$(BIN):$$PATH" NODE_OPTIONS=--use-system-ca \
	  PUPPETEER_SKIP_DOWNLOAD=1 \
	  $(CURDIR)/$(BIN)/npm install --loglevel error --no-package-lock --no-audit --no-fund
	@touch $@

clean:
	rm -rf $(VENV) node_modules tests/course/node_modules site dist build

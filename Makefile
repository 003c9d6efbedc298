# `make` lists the targets.  Needs Python 3.11 or later, git and make; everything else is installed into .venv once.
# Another Python: make PYTHON=python3.13 report

.DEFAULT_GOAL := help
.PHONY: help report test setup check format lint types golden fixtures rules sample picture shots browser axe eval bench clean
export PIP_DISABLE_PIP_VERSION_CHECK = 1

CANDIDATES = python3 python python3.14 python3.13 python3.12 python3.11
ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(shell for one in $(CANDIDATES); do $$one -c '$(ENOUGH)' 2>/dev/null && echo $$one && break; done)
endif
VENV = .venv
AXE = .cache/node_modules/axe-core/axe.min.js
BIN = $(VENV)/bin
# As pip does for a package that is not editable: starts are quick also where Python may not write byte code itself.
COMPILE = $(BIN)/python -m compileall -q compare
GOLD = $(or $(STORYDIFF_SHARED),../shared)/gold
STORY = tests/golden/court-rewrite
PAIR = $(STORY)/01.left.txt $(STORY)/02.right.txt --label Courier --label Mirror

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | awk -F'|' '{printf "%-16s%s\n", $$1, $$2}'

# Stamps: installed again only when pyproject.toml has changed.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; say where: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up $(VENV), once ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	@$(BIN)/python -m pip install -qq --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.made
	@echo "Installing what the tests need, once ..."
	@$(BIN)/python -m pip install -qq --editable '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed

report: $(VENV)/.installed ## compare two example stories: print the report, write the page, say where
	@PAGER=cat $(BIN)/storydiff compare $(PAIR)
	@$(BIN)/storydiff compare $(PAIR) -o reports/court-rewrite/index.html
	@echo
	@echo "The page: $(CURDIR)/reports/court-rewrite/index.html"

test: $(VENV)/.installed-dev $(AXE) ## run all tests
	@$(BIN)/python -m pytest -q

setup: $(VENV)/.installed-dev ## create .venv with everything for development

check: lint types test ## everything that must be clean before a commit

format: $(VENV)/.installed-dev ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lint: $(VENV)/.installed-dev ## formatting and lint, nothing changed
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(VENV)/.installed-dev ## types, strict
	@$(BIN)/mypy

golden: $(VENV)/.installed-dev ## accept the present reports of the golden stories; then read the diff
	@$(BIN)/python -m tests.stories
	@git --no-pager diff --stat -- tests/golden

fixtures: $(VENV)/.installed-dev ## accept what the readers make of the fixtures now; then read the diff
	@$(BIN)/python -m tests.fixtures.matrix
	@git --no-pager diff --stat -- tests/fixtures/expected

rules: $(VENV)/.installed ## write docs/rules.md from the rules
	@$(BIN)/python -m benchmarks.rules_page > docs/rules.md

sample: $(VENV)/.installed ## rebuild reports/sample; it must come out byte for byte the same
	@rm -rf reports/sample
	@$(BIN)/storydiff site tests/golden/sample.jsonl -o reports/sample --title "Sample stories" -q
	@$(BIN)/storydiff compare $(PAIR) -o reports/sample/report.md
	@$(BIN)/storydiff compare $(PAIR) -o reports/sample/report.json
	@$(BIN)/storydiff compare $(PAIR) --width 100 -o reports/sample/report.txt
	@$(BIN)/storydiff compare $(PAIR) -f line -o reports/sample/report.line
	@$(BIN)/storydiff compare $(PAIR) -o reports/sample/report.docx

picture: sample $(VENV)/.installed-dev ## take the pictures of README and gallery, with Chromium
	@$(BIN)/python -m tests.picture reports/sample docs/images

shots: $(VENV)/.installed-dev ## take a picture of every state of the page into reports/shots, to be looked at
	@$(BIN)/python -m tests.shots reports/shots

$(AXE):
	@npm install --silent --no-audit --no-fund --prefix .cache axe-core@4.14.1 2>/dev/null || \
	echo "npm could not install axe-core, so the accessibility tests are skipped (in CI they fail)" >&2

axe: $(AXE) ## install the accessibility checker of the browser tests, once

browser: $(VENV)/.installed-dev $(AXE) ## the tests that open a page in a browser
	@$(BIN)/python -m pytest -q tests/browser

eval: $(VENV)/.installed-dev ## how well findings, sentences and pairs hold; the last two need labelled data
	@$(BIN)/python -m benchmarks.findings
	@test ! -d "$(GOLD)" || $(BIN)/python -m benchmarks.segmentation
	@test ! -d "$(GOLD)" || $(BIN)/python -m benchmarks.accuracy outlets.dev superpal_dev argrewrite_dev porsimples_dev

bench: $(VENV)/.installed-dev ## cost of a start and of long texts, against peers in the same run
	@$(BIN)/python -m pip install -qq --editable '.[bench]'
	@$(BIN)/python -m benchmarks.cold
	@$(BIN)/python -m benchmarks.scale
	@$(BIN)/python -m benchmarks.page

clean: ## remove .venv and what tools left behind
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis tests/actual

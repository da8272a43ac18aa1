# make demo    does the main job once, on bundled material, into ./demo
# make test    runs the tests
# make check   all that must hold before a change is handed in: lint, types, contracts, tests, quality gate
#
# Needs make and Python 3.11 or newer; all else goes into .venv. Another Python: make PYTHON=python3.13 test

PYTHON ?= python3
ARGS ?=
TORCH ?= torch==2.13.0
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install -qq
UV_COMPILE := uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q

.PHONY: demo test check lint types contracts gate wheel commands train train-ru train-test lock clean
.DEFAULT_GOAL := check

# ---------------------------------------------------------------------------------- what users run

demo: $(VENV)/.installed
	@$(BIN)/svodka demo demo

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -q -n auto --ignore tests/test_wheel.py $(ARGS)

# ------------------------------------------------------------------------------ what developers run

check: lint types contracts test gate

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	@$(BIN)/mypy

contracts: $(VENV)/.installed-dev
	@$(BIN)/lint-imports --no-logo

gate: $(VENV)/.installed-dev
	@$(BIN)/python -m eval.gate $(ARGS)

# builds a wheel and tries it in an empty environment: needs the package registry, a minute
wheel: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -q tests/test_wheel.py

# the page of all commands, from the commands themselves
commands: $(VENV)/.installed-dev
	@$(BIN)/python -m docs.make_commands

# trains the English reader anew, in about half an hour: make train CORPUS=polnear/train.jsonl
train: $(VENV)/.installed-train
	@$(BIN)/python -m training $(CORPUS) $(ARGS)

# trains the Russian reader anew, in about half an hour: make train-ru POSTS=telegram_ru/posts.jsonl
train-ru: $(VENV)/.installed-train
	@$(BIN)/python -m training.russian $(POSTS) $(ARGS)

# the tests of training, which are skipped where PyTorch is not installed
train-test: $(VENV)/.installed-train
	@$(BIN)/python -m pytest -q tests/training $(ARGS)

# renews the pinned versions; needs uv
lock:
	$(UV_COMPILE) pyproject.toml -o requirements.lock $(ARGS)
	$(UV_COMPILE) --group pyproject.toml:dev -c requirements.lock -o requirements-dev.lock $(ARGS)

clean:
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# ------------------------------------------------------------------- the environment, made once
# Stamps: the next run does nothing unless a pinned version or the package's own metadata changed.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "svodka needs Python 3.11 or newer, and '$(PYTHON)' is none: make PYTHON=python3.13 …" >&2; exit 1; }
	@echo "Making $(VENV); the first time this takes a minute or two."
	@$(PYTHON) -m venv $(VENV) || { echo "this Python makes no virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.made requirements.lock pyproject.toml
	@$(PIP) -r requirements.lock
	@$(PIP) --no-deps -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@$(PIP) -r requirements.lock -r requirements-dev.lock
	@touch $@

$(VENV)/.installed-train: $(VENV)/.installed-dev
	@$(PIP) '$(TORCH)'
	@touch $@

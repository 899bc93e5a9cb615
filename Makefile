# Two commands: `make demo` and `make test`. Both make their own environment in .venv.

PYTHON ?= python3
BIN = .venv/bin
STAMP = .venv/.installed
TEST_STAMP = .venv/.installed-for-tests

.PHONY: demo test check lock clean

demo: $(STAMP)
	$(BIN)/tracker demo

test: $(TEST_STAMP) check
	$(BIN)/python -m pytest

check: $(TEST_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv .venv

$(STAMP): requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch $@

$(TEST_STAMP): requirements-test.lock $(STAMP)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.lock
	touch $@

# the pinned versions with their hashes, and no address of an index
lock: $(TEST_STAMP)
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --allow-unsafe -o requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --allow-unsafe --extra test -o requirements-test.lock pyproject.toml

clean:
	rm -rf .venv build dist *.egg-info tracker.db tracker.db-*

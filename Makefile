# Every target is one command, listed in README.md so that it can be typed where there is no make.
# `make` alone lists them. Needs git, make and python3-venv; the rest is fetched by `make setup`.

UV ?= build/uv/bin/uv
export UV_FROZEN := 1
export UV_PYTHON_DOWNLOADS := never

READY := .venv/coachdesk-is-ready
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test nightly lint format types contracts coverage coverage-gate bench check clean

help:
	@printf '%s\n' 'make setup      install what CoachDesk needs' 'make demo       the sample families, in the real program' \
	  'make test       all tests' \
	  'make nightly    the model and fault tests with as many cases as a night has room for' \
	  'make lint       ruff: rules and layout' 'make format     ruff: lay the code out' \
	  'make types      mypy --strict' 'make contracts  import-linter: who may import whom' \
	  'make coverage   all tests, and which lines they never reach' 'make bench      speed and memory' \
	  'make check      everything that .ci/run checks' 'make clean      remove what the targets made'

$(READY): uv.lock pyproject.toml packaging/bootstrap.sh packaging/uv.txt resources/debian-libraries.txt
	sh packaging/bootstrap.sh

setup:
	sh packaging/bootstrap.sh

demo: $(READY)
	$(UV) run coachdesk demo --out build/demo

test: $(READY)
	$(UV) run pytest $(PYTEST_ARGS)

nightly: $(READY)
	$(UV) run pytest -m nightly --hypothesis-profile=nightly $(PYTEST_ARGS)

lint: $(READY)
	$(UV) run ruff check
	$(UV) run ruff format --check

format: $(READY)
	$(UV) run ruff check --fix
	$(UV) run ruff format

types: $(READY)
	$(UV) run mypy

contracts: $(READY)
	$(UV) run lint-imports

coverage: $(READY)
	$(MAKE) test PYTEST_ARGS="--cov --cov-report= $(PYTEST_ARGS)"
	$(MAKE) coverage-gate

coverage-gate: $(READY)
	$(UV) run python .ci/coverage_gate.py

bench: $(READY)
	$(UV) run python -m bench

check: lint types contracts demo coverage

clean:
	rm -rf build/demo build/coverage build/bench dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# What a newcomer needs: make demo, make test. Both set everything up by themselves.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
SHARED ?= ../shared

.PHONY: setup demo test lint docs bench train clean

setup: $(STAMP)

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade "pip>=25.1"
	$(BIN)/python -m pip install -q --group dev --group docs -e .
	touch $(STAMP)

demo: setup
	$(BIN)/dateline code samples --format html --output demo.html --open

test: setup lint
	$(BIN)/python -m pytest -n 2 src tests
	$(MAKE) docs

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: setup
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

bench: setup
	$(BIN)/python -m pip install -q --group bench
	$(BIN)/python -m evaluation.bench $(if $(BENCH_JSON),--json $(BENCH_JSON))

train:
	$(MAKE) -C training SHARED=$(abspath $(SHARED))

clean:
	rm -rf $(VENV) docs/_build demo.html

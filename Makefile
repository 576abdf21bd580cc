# Everything on a bare machine with Python 3.11+ and a package index: make run, make test, make check.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: run test check static eval bench clean

run: $(READY)
	$(BIN)/learning-consultant serve

test: $(READY)
	$(BIN)/python -m pytest

check: static
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

static: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports
	$(BIN)/learning-consultant check

eval: $(READY)
	$(BIN)/learning-consultant eval interview evals/scenarios --mode guided --out build/eval
	$(BIN)/python -m evals.baseline build/eval/report.json

bench: $(READY)
	$(BIN)/learning-consultant bench

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $(READY)

clean:
	rm -rf $(VENV) build dist .pytest_cache .ruff_cache .hypothesis

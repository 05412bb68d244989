# presscope, for people who would rather not remember commands. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help env lock report examples test lab lint gold bench clean
help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

# pip refuses an editable install beside hashes, so the project follows its locked dependencies.
$(STAMP): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --compile -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q analysis
	@touch $@

env: $(STAMP) ## Install everything into .venv

report: $(STAMP) ## Render the standard reports of the sample corpus into reports/site
	$(BIN)/presscope report

examples: $(STAMP) ## Render the report that visitors see into reports/examples
	$(BIN)/python -m analysis.publishing.examples reports/examples

test: $(STAMP) ## Run the tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lab: $(STAMP) ## Open JupyterLab on the notebooks
	$(BIN)/presscope lab

lint: $(STAMP) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

gold: $(STAMP) ## Score the matching against the annotated texts beside the project, if they are there
	@if [ -d ../shared/gold ]; then \
	  $(BIN)/presscope validate ../shared/corpus --gold ../shared/gold --floor tests/gold_floor.yaml \
	    --record analysis/validation/figures.yaml; \
	else \
	  echo "Nothing scored: ../shared/gold is missing (the annotated texts are handed out apart from the project)."; \
	  echo "To score the invented texts of the tests: presscope validate tests/data/gold/texts --gold tests/data/gold"; \
	fi

bench: $(STAMP) ## Measure speed, as ratios of one run
	$(BIN)/python -m benchmarks

LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --no-annotate --quiet
lock: $(STAMP) ## Make the two locks anew from the ranges in pyproject.toml
	$(LOCK) --extra test --extra dev --extra dask --output-file requirements.txt
	$(LOCK) --all-extras --constraint requirements.txt --output-file requirements-extras.txt

clean: ## Remove what the other targets made
	rm -rf $(VENV) reports/site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

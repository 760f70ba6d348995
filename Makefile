# Two commands do everything on a machine with Python 3.11 or later and nothing else:
#   make demo   sets up, and narrates a story from seeds/ into output/
#   make test   sets up, and passes all checks and tests

VENV ?= .venv
# The first Python on this machine that is new enough; or say `make PYTHON=...`.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := $(VENV)/bin
DEMO ?= seeds/a-leak-in-the-atlas.html

.PHONY: demo test check fix golden bench bench-attribution clean

demo: $(VENV)/.ready
	$(BIN)/narrate build $(DEMO)
	@echo "Listen to the MP3 files above, or offer them to a podcast app:"
	@echo "  $(BIN)/narrate publish $(DEMO) && $(BIN)/narrate serve"

test: $(VENV)/.ready-dev
	$(MAKE) check

check:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

fix: $(VENV)/.ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Writes what the program does now as what it should do: read the diff like code.
golden: $(VENV)/.ready-dev
	$(BIN)/pytest tests/golden --save-golden

# Corpora with labeled speakers stay outside: make bench CORPUS="corpus/*.jsonl"
bench: $(VENV)/.ready-dev
	$(BIN)/python tests/benchmarks/build.py
	$(BIN)/python tests/benchmarks/splice.py
	$(BIN)/python tests/benchmarks/reading.py
	$(BIN)/python tests/benchmarks/hostile.py
	$(BIN)/python -m tests.benchmarks.structure
	$(BIN)/python -m tests.benchmarks.edits
	$(BIN)/python -m tests.benchmarks.scenes
	$(BIN)/narrate build --output build/listen $(DEMO) && $(BIN)/python tests/benchmarks/listen.py build/listen/*/
	if [ -n "$(CORPUS)" ]; then $(BIN)/python -m tests.benchmarks.attribution $(CORPUS) && \
		$(BIN)/python -m tests.benchmarks.parsing $(CORPUS); \
	else echo "Speakers and quotations are not measured: name a corpus with CORPUS=..."; fi

# Who says what, on a corpus with labeled speakers, by its scorer:
#   make bench-attribution CORPUS="corpus/*.jsonl" SCORER=evaluate.py
bench-attribution: $(VENV)/.ready-dev
	$(BIN)/python -m tests.benchmarks.scenes
	if [ -n "$(CORPUS)" ]; then $(BIN)/python -m tests.benchmarks.attribution $(CORPUS) $(if $(SCORER),--scorer $(SCORER)); fi

clean:
	rm -rf $(VENV) build dist

$(VENV)/.ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "narrate needs Python 3.11 or later: install it, or say make PYTHON=..."; exit 3; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml
	@test -n "$(PYTHON)" || { echo "narrate needs Python 3.11 or later: install it, or say make PYTHON=..."; exit 3; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.ready

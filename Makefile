# Every target builds what it needs in .venv from pinned, hashed requirements; nothing else on the machine is touched.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The embedded model, whatever endpoint the environment names.
EMBEDDED := env -u SUMMARIZER_BASE_URL -u SUMMARIZER_MODEL -u SUMMARIZER_API_KEY -u OPENAI_API_KEY -u OPENAI_BASE_URL

.PHONY: demo test lint types imports unit seeds record golden schema test-slow test-live wheel-test demo-check measure quality bench bench-small soak lock clean help

help:
	@echo "make demo       the given article through the embedded model (fetches 1.1 GB once)"
	@echo "make test       lint, types, import rules and tests; needs no network once installed, and no model"
	@echo "make seeds      the table of expected and reported fields of all seed articles"
	@echo "make measure    altered drafts caught, true ones refused, the time of checks, and injections obeyed"
	@echo "make quality    accuracy, tokens and seconds beside other tools (DATA, SCORER: annotated news; MOST=20 is quick)"
	@echo "make bench      start-up, throughput, memory, tokens and the embedded model's speed, beside other tools"
	@echo "make bench-small the same as small as can be: does it still run"
	@echo "make soak       the command line at size: memory, kills, full disk (100,000 articles; SIZE=2000 is quick)"
	@echo "make record     record the seeds and the injection articles again with the embedded model"
	@echo "make golden     write the exports of the seeds anew, to be read as a difference"
	@echo "make schema     write the published schema anew, to be read as a difference"
	@echo "make test-slow  the tests that take a minute: sizes, and the pages whose output is printed again"
	@echo "make test-live  the tests that start the embedded model"
	@echo "make wheel-test build the wheel and try it in an environment of its own"
	@echo "make lock       resolve the requirements anew"

$(BIN)/python:
	$(PYTHON) -m venv .venv

.venv/.build: requirements/build.txt | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/build.txt
	@touch $@

.venv/.package: pyproject.toml requirements/runtime.txt .venv/.build
	$(PIP) install --require-hashes -r requirements/runtime.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.local: requirements/local.txt .venv/.package
	$(PIP) install --require-hashes -r requirements/local.txt
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.package
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

demo: .venv/.local
	@$(EMBEDDED) $(BIN)/summarize seeds/takhar-2020-10-22.txt

test: lint types imports unit

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

imports: .venv/.dev
	$(BIN)/lint-imports

unit: .venv/.dev
	$(BIN)/python -m pytest -n 2 -m "not live and not slow"

test-slow: .venv/.dev
	$(BIN)/python -m pytest -m slow

test-live: .venv/.dev .venv/.local
	$(BIN)/python -m pytest -m live

seeds: .venv/.dev
	$(BIN)/python -m tests.seed_table

measure: .venv/.dev
	$(BIN)/python -m benchmarks.mutation
	$(BIN)/python -m benchmarks.check_time
	$(BIN)/python -m benchmarks.injections

# Answers beside those of other tools with the same model, on annotated news that is no part of the project. Hours; what is
# there is not asked again, so it may be stopped. MOST=20 is a first look.
DATA ?= ../shared/data
SCORER ?= ../shared/eval/score.py
ROWS ?= 60
MOST ?=
QUALITY = $(BIN)/python -m benchmarks.quality --data $(DATA) --scorer $(SCORER) --rows $(ROWS)
quality: .venv/.dev .venv/.local build/quality/langextract/.done
	$(QUALITY) run $(if $(MOST),--most $(MOST))
	$(QUALITY) table

# They want other versions of libraries that the project has. The locks are whole, and pip need not resolve anew, which
# before 23.3 it does wrongly for packages that are wanted with and without an extra.
build/quality/langextract/.done: requirements/langextract.txt
	$(PYTHON) -m venv build/quality/langextract
	build/quality/langextract/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r $<
	@touch $@

build/bench/llm/.done: requirements/llm.txt
	$(PYTHON) -m venv build/bench/llm
	build/bench/llm/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r $<
	@touch $@

# How fast it is, beside other tools: benchmarks/RESULTS.md. Pieces that have ended are not measured again in the same
# build/bench; hours at full size, most of them the model's (PIECES="start-up replay calls" leaves it out).
bench: .venv/.dev .venv/.local build/quality/langextract/.done build/bench/llm/.done
	$(BIN)/python -m benchmarks.speed $(PIECES)

# Whether each piece still runs, and its counts hold.
bench-small: .venv/.dev .venv/.local build/quality/langextract/.done build/bench/llm/.done
	$(BIN)/python -m benchmarks.speed --small --folder build/bench-small --again $(PIECES)

# Hours at full size; a piece that has ended well is not run again in the same build/soak.
SIZE ?= 100000
soak: .venv/.dev
	$(BIN)/python -m benchmarks.soak --size $(SIZE) $(PIECES)

record: .venv/.local
	@for seed in seeds/*.txt seeds/*.html; do \
		echo "$$seed"; $(EMBEDDED) $(BIN)/summarize "$$seed" --record cassettes -o /dev/null || exit 1; \
	done
	@for article in seeds/injections/*.txt; do \
		echo "$$article"; $(EMBEDDED) $(BIN)/summarize "$$article" --record cassettes/injections -o /dev/null; \
		test $$? -le 1 || exit 1; \
	done

golden: .venv/.dev
	$(BIN)/python -m tests.export.test_golden

schema: .venv/.dev
	$(BIN)/python -m tests.test_schema

# The wheel in an environment of its own, with the locked requirements and without the checkout on the path.
wheel-test: .venv/.dev
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m build --no-isolation --wheel --outdir build/wheel . > build/wheel/log
	$(PYTHON) -m venv build/wheel/env
	build/wheel/env/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/runtime.txt
	build/wheel/env/bin/python -m pip --disable-pip-version-check --quiet install --no-deps build/wheel/*.whl
	build/wheel/env/bin/summarize --version
	build/wheel/env/bin/summarize seeds/takhar-2020-10-22.txt --quiet --replay cassettes -o build/wheel/report.json
	build/wheel/env/bin/python tests/demo_check.py build/wheel/report.json

# The live path once: the embedded model itself, and what the given article must come to.
demo-check: .venv/.local
	@mkdir -p build
	$(MAKE) --silent demo > build/demo.json || { cat build/demo.json; exit 1; }
	$(BIN)/python tests/demo_check.py build/demo.json
	for format in json jsonl csv acled ucdp hxl geojson md; do \
		$(BIN)/summarize convert build/demo.json --format $$format --quiet > build/demo.$$format.out || exit 1; \
		test -s build/demo.$$format.out || exit 1; \
	done

lock: $(BIN)/python
	$(PIP) install uv
	tools/lock

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

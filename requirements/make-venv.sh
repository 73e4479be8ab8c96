#!/usr/bin/env bash
# Makes .venv with a Python of 3.11 or newer, and says what to do where that cannot be had.
set -euo pipefail

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=""
for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
  if [ -n "$candidate" ] && command -v "$candidate" >/dev/null && new_enough "$candidate"; then
    python="$candidate"
    break
  fi
done
if [ -z "$python" ]; then
  echo "Waarborg needs Python 3.11 or newer, and none was found." >&2
  echo "Install one (Debian and Ubuntu: apt-get install python3 python3-venv), or name it: make run PYTHON=/path/to/python3" >&2
  exit 2
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  echo "This Python lacks the part that makes virtual environments (python3-venv on Debian and Ubuntu)." >&2
  root=""
  if [ "$(id -u)" != 0 ]; then root="sudo -n"; fi
  if command -v apt-get >/dev/null && { [ -z "$root" ] || sudo -n true 2>/dev/null; }; then
    echo "Installing python$version-venv with apt-get ..." >&2
    $root apt-get update -qq && $root apt-get install -y -qq "python$version-venv" >&2
  else
    echo "Install it as an administrator (apt-get install python$version-venv) and run this command again." >&2
    exit 2
  fi
fi

echo "Making a virtual environment in .venv with $("$python" --version) ..."
rm -rf .venv
"$python" -m venv .venv

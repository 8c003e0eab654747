#!/usr/bin/env bash
# Does what JupyterLab needs beside nbformat change how long a program that only reads notebooks takes to start?
#
# Guess: no. Formats of addresses are an extra of jsonschema that is asked for by name, and nbformat does not ask.
# Seen:  jsonschema imports every format checker that happens to be installed. JupyterLab brings rfc3987-syntax by
#        jupyter-events, and that builds a Lark grammar when it is imported. From then on `import nbformat` takes several
#        times as much CPU, in every nbconvert, nbgrader and nbclient process too, though no address is ever checked.
# Versions: nbformat 5.11.1, jsonschema 4.26.0, rfc3987-syntax 1.1.0, lark 1.3.1, jupyter-events 0.12.1.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq nbformat==5.11.1 jsonschema==4.26.0
cat > cost.py <<'PY'
import subprocess
import sys

import_it = "import time, nbformat; print(time.process_time())"
print(min(float(subprocess.check_output([sys.executable, "-c", import_it])) for _ in range(5)))
PY
without=$(python cost.py)
pip install -qq jupyter-events==0.12.1 jsonschema==4.26.0 rfc3987-syntax==1.1.0 lark==1.3.1
with=$(python cost.py)
python - "$without" "$with" <<'PY'
import sys

without, beside = map(float, sys.argv[1:])
print(f"import nbformat: {without:.2f} s of CPU alone, {beside:.2f} s beside jupyter-events, {beside / without:.1f} times")
sys.exit("It has changed: less than twice." if beside < 2 * without else 0)
PY

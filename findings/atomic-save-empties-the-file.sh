#!/usr/bin/env bash
# What does another program read while Jupyter Server saves a notebook?
#
# Guess: the old notebook or the new one: the server saves by `atomic_writing`, and `use_atomic_writing` is on by default.
# Seen:  an empty file. The old text is copied aside to `.~name`, the file itself is emptied and written in place. Who
#        reads it in that moment (a sync client, a grader, a backup) gets nothing, or a first part; only a save that
#        fails in Python brings the old text back. The copy stands beside the file all the while.
# Versions: jupyter_server 2.21.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq jupyter_server==2.21.1
cat > ask.py <<'PY'
from pathlib import Path

from jupyter_server.services.contents.fileio import atomic_writing
from jupyter_server.services.contents.filemanager import AsyncFileContentsManager

LINES = 20_000
path = Path("week.ipynb")
path.write_text("old\n" * LINES)
seen = {"used by default": AsyncFileContentsManager().use_atomic_writing}
inode = path.stat().st_ino
with atomic_writing(str(path)) as file:
    seen["read as the save begins"] = path.read_text()
    seen["the copy aside"] = Path(".~week.ipynb").read_text() == "old\n" * LINES
    for _ in range(LINES):
        file.write("new\n")
    seen["read before it ends"] = 0 < len(path.read_text()) < len("new\n" * LINES)
seen["read after it"] = path.read_text() == "new\n" * LINES
seen["the same file"] = path.stat().st_ino == inode
for when, what in seen.items():
    print(f"{when}: {what!r}")
assert seen == {
    "used by default": True,
    "read as the save begins": "",
    "the copy aside": True,
    "read before it ends": True,  # a first part
    "read after it": True,
    "the same file": True,
}, "it has changed"
PY
python ask.py

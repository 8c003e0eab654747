#!/usr/bin/env bash
# A program makes an IPython shell for each file that it runs, and lets go of it. How much is left in memory?
#
# Guess: nothing once the garbage is collected; a shell is an object like others, and has a way to clean up at the end.
# Seen:  every shell stays for as long as the program runs: none of 20 is freed, also when what it asked to be called at
#        exit is taken back. One shell that is reset between the files (`reset(new_session=True)`) does the same work and
#        leaves no object behind.
# Versions: IPython 9.18.1, traitlets 5.16.1.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH" IPYTHONDIR="$place"
cd "$place"
pip install -qq ipython==9.18.1 traitlets==5.16.1
cat > count.py <<'PY'
import atexit
import gc
import sys

from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell

HistoryManager.enabled = False


def alive():
    gc.collect()
    return sum(isinstance(one, InteractiveShell) for one in gc.get_objects())


def run(shell):
    assert shell.run_cell("answer = 6 * 7").success and shell.user_ns["answer"] == 42


one = InteractiveShell()
run(one)
one.reset(new_session=True)
before = len(gc.get_objects())
for _ in range(20):
    run(one)
    one.reset(new_session=True)
gc.collect()
grown = len(gc.get_objects()) - before
for _ in range(20):
    shell = InteractiveShell()
    run(shell)
    atexit.unregister(shell.atexit_operations)
    del shell
left = alive() - 1
print(f"of 20 shells that nothing of ours refers to, {left} are alive; 20 resets of one shell left {grown} objects")
sys.exit(0 if left == 20 and grown < 200 else "It has changed.")
PY
python count.py

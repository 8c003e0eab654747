"""Runs the tests of the plain JavaScript modules under `node --test`."""

import shutil
import subprocess
from pathlib import Path

TESTS = sorted((Path(__file__).parent / "js").glob("*.test.mjs"))


def test_javascript():
    assert shutil.which("node"), "Node.js is missing: run `python3 run.py setup-browser`"
    done = subprocess.run(["node", "--test", *map(str, TESTS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# fail 0" in done.stdout and "# pass 0" not in done.stdout

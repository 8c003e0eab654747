"""The test run itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has bubblewrap")
def test_without_bubblewrap_the_run_fails_with_the_command_that_installs_it():
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", __file__]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")} | {"PATH": "/none"}
    done = subprocess.run(command, cwd=Path(__file__).parent, env=alone, text=True, capture_output=True)
    assert done.returncode == 1
    assert "run.py check" in done.stdout + done.stderr

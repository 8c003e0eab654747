"""What is built to be installed carries the extension to where JupyterLab looks for it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mestring.lab import manifest

ROOT = Path(__file__).parents[2]
EXTENSION = manifest.FILE.parents[1]


@pytest.mark.slow
def test_the_wheel_installs_the_extension(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as content:
        names = set(content.namelist())
    version = wheel.name.split("-")[1]
    shared = f"mestring-{version}.data/data/share/jupyter/labextensions/mestring/"
    files = {path.relative_to(EXTENSION).as_posix() for path in EXTENSION.rglob("*") if path.is_file()}
    assert "static/remoteEntry.js" in files
    assert {shared + name for name in files} <= names
    assert "mestring/lab/config/student/labconfig/page_config.json" in names

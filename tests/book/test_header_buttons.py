"""The scripts that the header's buttons fetch: plain ones, which no page loads by itself."""

import shutil
import subprocess

import pytest

from mestring.book import header_buttons, translations


@pytest.mark.parametrize("name", header_buttons.PARTS)
def test_it_can_be_read_by_a_browser_as_a_plain_script(tmp_path, name):
    path = tmp_path / "script.cjs"
    path.write_text(header_buttons.script(name, translations.own("nb_NO")[name]), encoding="utf-8")
    assert shutil.which("node"), "Node.js is missing: `python3 run.py test` installs it"
    done = subprocess.run(["node", "--check", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "fetch(" not in path.read_text(encoding="utf-8")

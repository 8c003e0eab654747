"""The script that reads aloud: one plain script, which no page loads by itself."""

import shutil
import subprocess

from mestring.book import read_aloud, translations


def test_it_can_be_read_by_a_browser_as_a_plain_script(tmp_path):
    path = tmp_path / "script.cjs"
    path.write_text(read_aloud.script(translations.own("nb_NO")["read_aloud"]), encoding="utf-8")
    assert shutil.which("node"), "Node.js is missing: `python3 run.py test` installs it"
    done = subprocess.run(["node", "--check", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "fetch(" not in path.read_text(encoding="utf-8")

"""The one script of a page with widgets."""

import json
import re
import shutil
import subprocess

from mestring.book import modules as book
from mestring.book import translations
from mestring.widgets import modules


def script():
    return book.script("prøve", translations.own("nb_NO")["host"])


def test_it_holds_every_widget_as_it_is_now():
    about = json.loads(re.search(r"^const about = (.*);$", script(), re.MULTILINE)[1])
    assert about["book"] == "prøve"
    assert list(about["widgets"]) == modules.names()
    for stem, widget in about["widgets"].items():
        assert widget == {"source": modules.source(stem), "style": modules.style(stem)}


def test_it_is_one_plain_script():
    host = book.host()
    assert not re.search(r"^(import|export) ", host, re.MULTILINE)
    assert "function start(" in host


def test_it_can_be_read_by_a_browser(tmp_path):
    path = tmp_path / "script.cjs"
    path.write_text(script(), encoding="utf-8")
    assert shutil.which("node"), "Node.js is missing: `python3 run.py test` installs it"
    done = subprocess.run(["node", "--check", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_it_fetches_nothing():
    assert not re.search(r"\bfetch\(|XMLHttpRequest|import\s*\(\s*[\"']", script())
    assert not re.search(r"(?:src|href|url)\W{1,3}https?://", script())

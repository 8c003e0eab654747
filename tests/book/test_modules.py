"""The scripts of a page with widgets, and of those that give files."""

import json
import re
import shutil
import subprocess

import pytest

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
    for host in (book.host(), book.files_script()):
        assert not re.search(r"^(import|export) ", host, re.MULTILINE)
    assert "function start(" in book.host() and "function makeExercise(" in book.files_script()


@pytest.mark.parametrize("made", [script, book.files_script])
def test_it_can_be_read_by_a_browser(tmp_path, made):
    path = tmp_path / "script.cjs"
    path.write_text(made(), encoding="utf-8")
    assert shutil.which("node"), "Node.js is missing: `python3 run.py test` installs it"
    done = subprocess.run(["node", "--check", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("made", [script, book.files_script])
def test_it_fetches_nothing(made):
    assert not re.search(r"\bfetch\(|XMLHttpRequest|import\s*\(\s*[\"']", made())
    assert not re.search(r"(?:src|href|url)\W{1,3}https?://", made())

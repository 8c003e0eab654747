"""The test run itself."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from .browser import book_site


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has bubblewrap")
def test_without_bubblewrap_the_run_fails_with_the_command_that_installs_it():
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", __file__]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")} | {"PATH": "/none"}
    done = subprocess.run(command, cwd=Path(__file__).parent, env=alone, text=True, capture_output=True)
    assert done.returncode == 1
    assert "run.py check" in done.stdout + done.stderr


def test_what_opens_a_browser_is_slow():
    """Else it would run in `run.py check`, and not be tried again in `run.py test`."""
    files = [path for path in (Path(__file__).parent / "browser").glob("test_*.py") if path.stem != "test_chromium"]
    assert len(files) > 40
    assert [path.name for path in files if "pytest.mark.slow" not in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("fails", [False, True])
def test_one_worker_builds_the_book_and_the_others_wait_for_it(tmp_path, monkeypatch, fails):
    built, found, all_ask = [], [], threading.Barrier(2)

    def build(out):
        built.append(out)
        all_ask.wait(10)
        book_site.pages(out).mkdir(parents=True)
        assert not fails, "a warning"
        return book_site.pages(out)

    def ask():
        try:
            found.append(book_site.shared_book(tmp_path))
        except AssertionError as error:
            found.append(str(error).split("\n")[0])

    monkeypatch.setattr(book_site, "built_book", build)
    first = threading.Thread(target=ask)
    first.start()
    book_site.wait_for(lambda: built)
    second = threading.Thread(target=ask)
    second.start()
    all_ask.wait(10)
    first.join(10)
    second.join(10)
    assert len(built) == 1
    good = [book_site.pages(tmp_path / "book")] * 2
    assert sorted(found) == (good if not fails else ["The book did not build in another worker.", "a warning"])

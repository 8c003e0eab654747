"""Where there is no Chromium the tests must fail and say how to get one, never skip."""

from types import SimpleNamespace

import pytest

from .conftest import find_chromium


def test_a_missing_chromium_names_the_command(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    playwright = SimpleNamespace(chromium=SimpleNamespace(executable_path=str(tmp_path / "none")))
    with pytest.raises(pytest.fail.Exception, match="run.py test"):
        find_chromium(playwright)


def test_playwrights_own_chromium_will_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    own = tmp_path / "chrome-of-playwright"
    own.touch()
    assert find_chromium(SimpleNamespace(chromium=SimpleNamespace(executable_path=str(own)))) == str(own)

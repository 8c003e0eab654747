"""Content that is missing or damaged gives a sentence, and an edited file is read again."""

import os

import pytest

from mestring import content
from mestring.errors import PlainError
from mestring.text import speaking


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "widgets").mkdir()
    return tmp_path


def test_a_key_finds_its_entry_and_an_edit_is_seen(folder):
    path = folder / "widgets" / "m03.yml"
    path.write_text("m03-a:\n  title: Én\n", encoding="utf-8")
    assert content.find("m03-a", folder) == {"title": "Én"}
    path.write_text("m03-a:\n  title: To\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert content.find("m03-a", folder) == {"title": "To"}


@pytest.mark.parametrize(
    "text", [None, "", "- 1", "m03-a: 1", "m03-b: {title: x}", "m03-a: {", "m03-a: !!python/object:os.system x"]
)
def test_missing_or_damaged_content_is_a_sentence_without_a_traceback(folder, text):
    if text is not None:
        (folder / "widgets" / "m03.yml").write_text(text)
    with pytest.raises(PlainError, match="på nytt") as caught:
        content.find("m03-a", folder)
    assert caught.value._render_traceback_() == [str(caught.value)]
    with speaking("en"), pytest.raises(PlainError, match="etch the folder .*again"):
        content.find("m03-a", folder)

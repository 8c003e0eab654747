"""Wall sharing: nothing is ticked beforehand, nobody waits for it, and no page of a hand-in tells of it."""

import pytest

from mestring import WallSharing
from mestring.answers import Store

CONTENT = {"texts": {"m03-a-text": "Den ene", "m03-b-text": "Den andre"}}


def sharing(folder, writable=True):
    return WallSharing("m03-veggen", exercise=True, store=Store(folder, writable=writable), content=CONTENT)


def test_nothing_is_ticked_beforehand_and_nobody_waits(tmp_path):
    widget = sharing(tmp_path)
    assert (widget.answer, widget.missing(), widget.describe()) == (None, [], [])
    assert not list(tmp_path.iterdir())


def test_a_tick_is_kept_and_told_to_the_student_alone(tmp_path):
    sharing(tmp_path).answer = {"shown": ["m03-b-text"]}
    again = sharing(tmp_path)
    assert [asked for asked, _ in again.describe()] == ["«Den andre» kan vises uten navn"]
    assert "Den andre" in again.fallback()
    assert sharing(tmp_path, writable=False).fallback() == ""


@pytest.mark.parametrize(
    "answer",
    [{}, [], {"shown": []}, {"shown": "m03-a-text"}, {"shown": ["m03-c-text"]}, {"shown": ["m03-a-text"] * 2},
     {"shown": [["m03-a-text"]]}, {"shown": ["m03-a-text"], "name": "Kari"}],
    ids=repr,
)  # fmt: skip
def test_what_the_page_would_not_write_is_not_kept(tmp_path, answer):
    widget = sharing(tmp_path)
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize("texts", [{}, {"m03-a-text": ""}, {"m03-a-text": True}], ids=repr)
def test_content_that_says_nothing_is_refused(texts):
    with pytest.raises(ValueError, match="m03-veggen"):
        WallSharing("m03-veggen", store=Store(None), content={"texts": texts})

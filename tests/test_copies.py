"""A copy of all answers is taken in: nothing that is newer is lost, and what is no copy changes nothing."""

import io
import json
import shutil
import zipfile

import pytest

from mestring import copies
from mestring.answers import Store

from .browser.book_site import ROOT

KEY, EXERCISE = "m03-cafe", "exercises/03-mestringstro"
PLACES = {
    "course/svar": KEY,
    f"{EXERCISE}/svar": "m03-borghild-before",
    ".privat": "m03-husk",
    "nettside/index": "m00-a",
}
HALF = {"goals": {"cafe": {"before": {"importance": 5}}}}


@pytest.fixture
def home(tmp_path):
    """A workspace with the lessons' content."""
    shutil.copytree(ROOT / "course/widgets", tmp_path / "mitt/course/widgets")
    return tmp_path / "mitt"


def answered(home, answer):
    """An answer in every kind of place; returns what is kept."""
    return {
        place: Store(home / place).keep(
            key, answer, "BorghildScale", None, 2, words={"title": "T", "prompt": "", "rows": []}
        )
        for place, key in PLACES.items()
    }


def kept(home):
    found = {place: Store(home / place, writable=False).load(key)[0] for place, key in PLACES.items()}
    return {place: one for place, one in found.items() if one}


def changed(data, **about):
    """The copy with something else in each of its files."""
    archive, made = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(made, "w") as other:
        for name in archive.namelist():
            document = {**json.loads(archive.read(name)), **about}
            other.writestr(name, json.dumps({part: value for part, value in document.items() if value is not ...}))
    return made.getvalue()


def test_what_was_deleted_comes_back_as_it_was(home):
    before = answered(home, HALF)
    copy = copies.pack(home)
    Store(home / "course/svar").keep(KEY, None, "BorghildScale", before["course/svar"])
    for place in (".privat", "nettside/index"):
        shutil.rmtree(home / place)
    assert copies.take_in(home, copy) == copies.Taken(taken=3)
    assert {place: one._replace(revision=0) for place, one in kept(home).items()} == {
        place: one._replace(revision=0) for place, one in before.items()
    }
    assert copies.take_in(home, copy) == copies.Taken()


def test_a_newer_answer_stays_and_an_older_one_is_set_aside(home):
    answered(home, HALF)
    copy = copies.pack(home)
    other = {"goals": {}}
    assert copies.take_in(home, changed(copy, at="2020-01-01T00:00:00Z", answer=other)) == copies.Taken(stayed=4)
    assert all(one.answer == HALF for one in kept(home).values())
    assert copies.take_in(home, changed(copy, at="2099-01-01T00:00:00Z", answer=other)) == copies.Taken(taken=4)
    assert all(one.answer == other and one.revision > 1 for one in kept(home).values())
    (aside,) = (home / "course/svar/skadet").iterdir()
    assert json.loads(aside.read_text(encoding="utf-8"))["answer"] == HALF


def test_what_is_missing_is_counted_where_the_copy_does_not_say(home):
    answered(home, HALF)
    copy = changed(copies.pack(home), missing=...)
    shutil.rmtree(home / "course/svar")
    copies.take_in(home, copy)
    assert 0 < kept(home)["course/svar"].missing != 2, "as its own widget counts"


def test_a_note_to_a_section_goes_along(home):
    """The book's own: its name is the section's id, and no notebook has it."""
    place = home / ".privat/notater/course/03-mestringstro/note-en-seksjon-med-et-navn-som-er-langt-nok.json"
    place.parent.mkdir(parents=True)
    note = {"version": 1, "key": place.stem, "widget": "Note", "answer": {"text": "mitt"}, "revision": 1}
    place.write_text(json.dumps({**note, "at": "2026-11-28T10:00:00Z"}), encoding="utf-8")
    copy, before = copies.pack(home), place.read_bytes()
    place.unlink()
    assert copies.take_in(home, copy) == copies.Taken(taken=1)
    assert json.loads(place.read_bytes()) == json.loads(before)
    newer = changed(copy, at="2099-01-01T00:00:00Z", answer={"text": "nyere"})
    assert copies.take_in(home, newer) == copies.Taken(taken=1)
    assert copies.take_in(home, copy) == copies.Taken(stayed=1)
    assert [json.loads(one.read_bytes()) for one in place.parent.glob("skadet/*")] == [json.loads(before)]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "unreadable"),
        (b"ikke en zip", "unreadable"),
        (b"damaged", "unreadable"),
        (b"others", "no_answers"),
    ],
)
def test_what_is_no_copy_changes_nothing(home, data, told):
    before = answered(home, HALF)
    if data == b"damaged":
        data = bytearray(copies.pack(home))
        data[60] ^= 1
    elif data == b"others":
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name in ("bilde.png", "mitt/course/../../m03-ut.json", "/mitt/course/svar/m03-a.json"):
                archive.writestr(name, "{}")
        data = made.getvalue()
    with pytest.raises(copies.NotACopy, match=told):
        copies.take_in(home, bytes(data))
    assert kept(home) == before


def test_an_answer_that_cannot_be_read_is_counted_and_takes_no_place(home):
    before = answered(home, HALF)
    assert copies.take_in(home, changed(copies.pack(home), key="m03-b")) == copies.Taken(unread=4)
    assert copies.take_in(home, changed(copies.pack(home), answer="x" * 300_000)) == copies.Taken(unread=4)
    assert kept(home) == before

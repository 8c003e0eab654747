"""The figure of lesson 14: who refers to whom is read from the lessons, and said."""

import pytest

from mestring.figures import lesson_threads
from mestring.figures.threads import references

from .material import ROOT, texts


def lesson(folder, number, *others):
    text = " ".join(f"[leksjon {other}]({other}-navn.ipynb)" for other in others)
    (folder / f"{number}-navn.ipynb").write_text(text, encoding="utf-8")


def test_references_are_counted_once_for_each_lesson_and_never_to_itself(tmp_path):
    lesson(tmp_path, "00", "02")
    lesson(tmp_path, "01", "02", "02", "03")
    lesson(tmp_path, "02", "02", "14")
    lesson(tmp_path, "03", "02")
    lesson(tmp_path, "14", "01")
    assert references(tmp_path) == {"01": {"02", "03"}, "02": set(), "03": {"02"}}
    assert lesson_threads(tmp_path).alt.endswith(
        "Flest leksjoner, 2, viser til 02. Så mange leksjoner viser til hver: 2 viser til 02; 1 viser til 03."
    )


def test_no_lessons_are_an_error_that_says_where(tmp_path):
    with pytest.raises(ValueError, match=tmp_path.name):
        lesson_threads(tmp_path)


def test_the_lesson_says_what_the_figure_shows():
    told = texts(ROOT / "course" / "14-mappe.ipynb")["m14-spaa"]
    first = told["options"][told["right"]][:2]
    assert f"viser til {first}. Så mange" in lesson_threads(ROOT / "course").alt
    assert told["outcome"].startswith(f"Leksjon {first}")

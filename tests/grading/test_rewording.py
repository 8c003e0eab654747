"""Answers to other words than stand in the exercise now: polished, or with another meaning."""

import json
import shutil

import pytest

from mestring.teacher.intake.rewording import CHANGED, POLISHED, SAME, compare, rekeyed

from .damaged_answers import answer_to_words_that_have_been_polished
from .exercises import ROOT
from .hand_ins import NEEDS_YOU, REPAIRED, Work
from .run_intake import EXERCISE, new_course, put, states, take

ASKED = [("Hva hører du her?", ["Et krav fra omgivelsene", "Kontroll over egen dag", "Støtte"])]


@pytest.mark.parametrize(
    ("before", "now", "became"),
    [
        (("Hva hører du her?", "Støtte"), ("Hva hører du her?", "STØTTE!"), SAME),
        (("Hva hører du?", "Støtte"), ("Hva hører du her?", "Støtte"), POLISHED),
        (("Hva hører du her?", "Et krav fra andre"), ("Hva hører du her?", "Et krav fra omgivelsene"), POLISHED),
        (("Hva hører du her?", "Støtten"), ("Hva hører du her?", "Støtte"), POLISHED),
        (
            ("Hva hører du her?", "Støtte"),
            ("Hva hører du her?", "Kontroll over egen dag"),
            CHANGED,
        ),
        (("Hva hører du ikke her?", "Støtte"), ("Hva hører du her?", "Støtte"), CHANGED),
        (("3 av 10 kom tilbake", "Støtte"), ("7 av 10 kom tilbake", "Støtte"), CHANGED),
        (("Hvem ringte?", "Støtte"), ("Hva hører du her?", "Støtte"), CHANGED),
    ],
)
def test_what_became_of_the_words(before, now, became):
    assert compare([before], [now], ASKED) == became


def test_a_question_that_came_later_changes_nothing():
    now = [("Hva hører du her?", "Støtte"), ("Hva ellers?", "Ikke besvart")]
    assert compare(now[:1], now, ASKED) == SAME
    assert compare(now, now[:1], ASKED) == CHANGED


@pytest.fixture
def course(tmp_path):
    course = new_course(tmp_path)
    shutil.copytree(ROOT / "solutions" / EXERCISE, tmp_path / "solutions" / EXERCISE)
    work = Work.good(EXERCISE)
    answer_to_words_that_have_been_polished(work)
    put(tmp_path / "inn" / "kari", work.files())
    return course


def mend(course, old, new):
    """Another edition of the solved exercise."""
    path = course.folder("source") / EXERCISE / f"{EXERCISE}.ipynb"
    book = json.loads(path.read_text(encoding="utf-8"))
    for cell in book["cells"]:
        cell["source"] = "".join(cell["source"]).replace(old, new)
    path.write_text(json.dumps(book), encoding="utf-8")


def test_polished_words_hold_nothing_back_until_the_right_answers_change_too(course):
    assert states(take(course)) == {"kari": REPAIRED}
    mend(course, "Borghild svarte ti da", "Borghild sa ti da")  # why it is right
    assert states(take(course)) == {"kari": REPAIRED}
    mend(course, "10,\n                        9,", "10,")
    entries = take(course)
    assert states(entries) == {"kari": NEEDS_YOU}
    assert "sto det andre ord i oppgaven" in entries["kari"]["lines"][0]


def test_without_the_solved_exercise_nothing_is_known_of_its_answers(tmp_path):
    assert rekeyed(tmp_path, tmp_path / "03.ipynb") == set()

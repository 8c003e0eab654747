"""Answers for each level: the points follow from the lines that are said to be met, and no student gets them."""

import re
from itertools import product

import pytest
import yaml

from mestring.teacher import cli, criteria
from mestring.teacher.hub_folders import NEVER_SENT
from mestring.teacher.translation.stray_words import strays

from .exercises import COUNTING, ROOT, SOLUTIONS, notebook

LEVELS = ["høy", "middels", "lav"]


def given(exercise):
    path = SOLUTIONS / exercise / "levels.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def may_give(said, asked):
    """Every sum that these words can stand for: all of a line's points, none, or some of them in halves."""
    steps = {"ja": lambda most: [most], "nei": lambda _: [0], "delvis": lambda most: halves(most)}
    return {sum(parts) for parts in product(*(steps[said[one.number]](one.points) for one in asked))}


def halves(most):
    return [n / 2 for n in range(1, int(most * 2))]


def length(exercise, name):
    """The fewest and the most words that the task above an answer asks for."""
    cells = [cell for cell in notebook(exercise).cells if cell.cell_type == "markdown"]
    at = next(at for at, cell in enumerate(cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == name)
    ((least, most),) = re.findall(r"(\d+) til (\d+) ord", cells[at - 1].source)
    return int(least), int(most)


@pytest.mark.parametrize("exercise", COUNTING)
def test_every_exercise_has_an_answer_for_each_level_whose_points_follow_from_its_criteria(exercise):
    asked = criteria.asked(SOLUTIONS / exercise / f"{exercise}.ipynb")
    found = given(exercise)
    assert found and found.keys() <= asked.keys()
    for name, levels in found.items():
        assert [one["level"] for one in levels] == LEVELS
        for one in levels:
            numbers = [line.number for line in asked[name]]
            assert list(one["criteria"]) == list(one["why"]) == numbers, f"{name}, {one['level']}"
            assert one["points"] in may_give(one["criteria"], asked[name]), f"{name}, {one['level']}"
            least, most = length(exercise, name)
            assert least <= len(one["answer"].split()) <= most, f"{name}, {one['level']}"
            assert all(len(words.split()) > 2 for words in one["why"].values())
        points = [one["points"] for one in levels]
        assert points == sorted(set(points), reverse=True), f"{name}: a higher level has more points"
        assert points[0] == sum(line.points for line in asked[name])


def test_points_that_do_not_follow_are_found():
    asked = [criteria.Criterion(1, "", 1), criteria.Criterion(2, "", 0.5), criteria.Criterion(3, "", 1.5)]
    assert may_give({1: "ja", 2: "nei", 3: "nei"}, asked) == {1}
    assert may_give({1: "delvis", 2: "ja", 3: "delvis"}, asked) == {1.5, 2}
    assert may_give({1: "ja", 2: "delvis", 3: "nei"}, asked) == set(), "half of half a point is never given"


def test_the_answers_are_no_copies_of_the_model_answers():
    for exercise in COUNTING:
        solved = " ".join((SOLUTIONS / exercise / f"{exercise}.ipynb").read_text(encoding="utf-8").split())
        for levels in given(exercise).values():
            for one in levels:
                said = one["answer"].split()
                copied = [" ".join(said[at : at + 10]) for at in range(len(said) - 9)]
                assert [words for words in copied if words in solved] == []


def test_no_student_gets_them():
    """They lie below `solutions/` alone; what the book and the student package hold is read by their own tests."""
    assert "levels.yml" in NEVER_SENT
    assert list((ROOT / "exercises").rglob("levels.yml")) == list((ROOT / "course").rglob("levels.yml")) == []


def test_the_command_shows_them_with_points_and_reasons(capsys):
    assert cli.run(["levels", "08-rop", "--course", str(ROOT)]) == cli.FINE
    said = capsys.readouterr().out
    assert "Ingen student har skrevet dem." in said
    assert "Middels måloppnåelse: 2,5 av 4 poeng (m08-teamet)" in said
    assert "\n- Cecilie ringer broren i dag" in said and "\n4. nei: Kravet blir godtatt" in said
    assert max(map(len, said.splitlines())) <= 100
    assert cli.run(["levels", "00-start", "--course", str(ROOT)]) == cli.FAILED
    assert cli.run(["levels", "8", "--course", str(ROOT)]) == cli.FAILED
    told = capsys.readouterr().err
    assert "ingen svar på ulike nivåer til 00-start" in told and "Det er ingen oppgave som heter 8" in told


def test_a_teacher_who_reads_english_gets_those_of_the_english_edition(capsys, monkeypatch):
    monkeypatch.setenv("MESTRING_INTERFACE", "en")
    assert cli.run(["levels", "08-rop", "--course", str(ROOT)]) == cli.FINE
    said = capsys.readouterr().out
    assert "Middle level: 2.5 of 4 points (m08-teamet)" in said and "\n4. no: " in said
    assert strays(said, "en", yaml.safe_load((ROOT / "en/names.yml").read_text(encoding="utf-8"))["en"]) == []

"""The criteria of a written task, and what a teacher writes of them."""

import pytest

from mestring.teacher import criteria

from .exercises import COUNTING, SOLUTIONS, notebook

TASK = """Skriv 100 ord.

**Slik får du poeng**

1. Du bruker begge kildene. (1 poeng)
2. Spørsmålet ditt er åpent. (0,5 poeng)
3. Du sier hva vi ikke vet. (0,5 poeng)

Lykke til."""
ASKED = criteria.criteria(TASK)


def test_each_line_has_its_points_and_goes_from_the_text():
    assert ASKED == [
        (1, "Du bruker begge kildene.", 1),
        (2, "Spørsmålet ditt er åpent.", 0.5),
        (3, "Du sier hva vi ikke vet.", 0.5),
    ]
    assert "poeng" not in criteria.without(TASK)
    assert criteria.without(TASK).startswith("Skriv 100 ord.")
    assert criteria.without(TASK).endswith("Lykke til.")


def test_a_task_without_criteria_has_none():
    assert criteria.criteria("Skriv. (2 poeng)") == []


def test_a_line_without_points_is_told_at_once():
    with pytest.raises(ValueError, match="Spørsmålet ditt"):
        criteria.criteria(TASK.replace(" (0,5 poeng)", "", 1))


@pytest.mark.parametrize(
    ("comment", "met", "rest"),
    [
        ("Kriterier: 1 ja, 2 delvis, 3 nei\n\nFint spurt!", {1: "ja", 2: "delvis", 3: "nei"}, "Fint spurt!"),
        ("Criteria: 1 yes, 2 partly, 3 No\n\nWell asked.", {1: "ja", 2: "delvis", 3: "nei"}, "Well asked."),
        ("Fint!\nkriterier: 1 Ja; 3: nei.", {1: "ja", 3: "nei"}, "Fint!"),
        ("Kriterium: 2 ja", {2: "ja"}, ""),
        ("Les kriteriene en gang til.", {}, "Les kriteriene en gang til."),
        ("Kriterier: 1 ja, 4 nei", {}, "Kriterier: 1 ja, 4 nei"),  # there is no fourth
        ("Kriterier: 1 og 2 er bra", {}, "Kriterier: 1 og 2 er bra"),
        ("- 3 av dem du nevner, er ressurser", {}, "- 3 av dem du nevner, er ressurser"),
        ("", {}, ""),
    ],
)
def test_one_line_of_the_comment_says_which_are_met(comment, met, rest):
    assert criteria.met(comment, ASKED) == (met, rest)


@pytest.mark.parametrize(
    ("points", "comment", "agrees"),
    [
        (2, "Kriterier: 1 ja, 2 ja, 3 ja", True),
        (1.5, "Kriterier: 1 ja, 2 ja, 3 nei", True),
        (2, "Kriterier: 1 ja, 2 ja, 3 nei", False),
        (1.25, "Kriterier: 1 ja, 2 delvis, 3 nei", True),
        (1.75, "Kriterier: 1 ja, 2 delvis, 3 nei", False),
        (2, "Kriterier: 1 nei", True),  # of the others nothing is said
        (0, "Fint!", True),
    ],
)
def test_points_that_are_not_the_sum_are_seen(points, comment, agrees):
    assert criteria.agree(points, comment, ASKED) is agrees


@pytest.mark.parametrize("exercise", COUNTING)
def test_the_criteria_of_an_exercise_are_found_by_the_answer(exercise):
    asked = criteria.asked(SOLUTIONS / exercise / f"{exercise}.ipynb")
    written = {c.id for c in notebook(exercise).cells if c.cell_type == "markdown" and c.metadata.nbgrader.solution}
    assert asked.keys() == written
    assert all(len(lines) >= 3 for lines in asked.values())


def test_where_there_is_no_solution_there_are_no_criteria(tmp_path):
    assert criteria.asked(tmp_path / "x.ipynb") == {}

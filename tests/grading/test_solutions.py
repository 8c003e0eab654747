"""The solved exercises keep the contract of solutions/README.md, and nothing of a key is in what students get."""

import json
import re
import shutil

import pytest

from mestring import check, content, written
from mestring.teacher import criteria

from .exercises import COUNTING, NAMES, PRACTICE, ROOT, SOLUTIONS, WORTH, graded, merge, nest, notebook

STUB = "Skriv svaret ditt her."


@pytest.fixture(params=COUNTING)
def exercise(request):
    return request.param


every_exercise = pytest.mark.parametrize("exercise", NAMES)


def meta(cell):
    return cell.metadata.get("nbgrader", {})


def planted_answers(folder):
    """Answer files where there must be none: they would leak the key and overwrite every student's answers."""
    return [path for path in folder.rglob("*") if path.name in ("svar", "skadet")]


def mark_schemes(cells):
    """The cells that hold one."""
    return [cell for cell in cells if "MARK SCHEME" in cell.source]


def loose_mark_schemes(cells):
    """Mark schemes that grading could not bring back for the teacher."""
    return [
        c.id
        for c in mark_schemes(cells)
        if not (meta(c).get("locked") and meta(c).get("grade_id")) or meta(c).get("task")
    ]


def leaks(text, solved):
    """What of the keys, reasons, mark schemes and model answers stands in a student's notebook."""
    secrets = ["check.grade", "check.right", "any_of", "misunderstanding", "MARK SCHEME", "HIDDEN TESTS"]
    secrets += ["BEGIN SOLUTION", "**Kommentar:**"]
    for cell in solved.cells:
        if meta(cell).get("grade") and meta(cell).get("solution"):
            secrets += [line for line in cell.source.split("\n") if len(line) > 40]
        if "MARK SCHEME" in cell.source:
            secrets += [line for line in cell.source.split("BEGIN MARK SCHEME")[1].split("\n") if len(line) > 40]
    return [secret for secret in secrets if secret in text]


def test_there_is_an_exercise():
    assert COUNTING


def test_no_answers_lie_below_the_solutions():
    assert planted_answers(SOLUTIONS) == []


def test_planted_answers_are_found(tmp_path):
    shutil.copytree(SOLUTIONS / NAMES[0], tmp_path / "x")
    (tmp_path / "x" / "svar").mkdir()
    assert planted_answers(tmp_path) == [tmp_path / "x" / "svar"]


@every_exercise
def test_every_cell_has_its_kind(exercise):
    for cell in notebook(exercise).cells:
        about = meta(cell)
        assert about.get("grade_id") == cell.id, cell.id
        assert about["task"] is False, f"{cell.id}: nbgrader lets every task cell wait for manual grading"
        assert about["locked"] is not (about["grade"] and about["solution"]), cell.id
        assert cell.cell_type == "code" or about["grade"] == about["solution"], cell.id
        assert cell.cell_type == "markdown" or "mestring" in cell.metadata.tags, cell.id


def test_mark_schemes_stand_where_the_teacher_sees_them(exercise):
    cells = notebook(exercise).cells
    assert loose_mark_schemes(cells) == []
    assert mark_schemes(cells), (
        f"{exercise} asks for no written answer: every exercise has one, with a mark scheme above"
    )
    for number, cell in enumerate(cells):
        if cell.cell_type == "markdown" and meta(cell).get("grade"):
            task, field = cells[number - 2 : number]  # the field shows nothing where a teacher reads
            assert field.source == f'WrittenAnswer("{written.key_of(cell.id)}", exercise=True)'
            assert "BEGIN MARK SCHEME" in task.source, f"{cell.id}: the mark scheme belongs right above the answer"


def test_a_loose_mark_scheme_is_found(exercise):
    cells = notebook(exercise).cells
    for holder in mark_schemes(cells)[:1]:
        holder.metadata.nbgrader.locked = False
        assert loose_mark_schemes(cells) == [holder.id]


def test_the_points_add_up(exercise):
    points = {cell.id: meta(cell)["points"] for cell in notebook(exercise).cells if meta(cell).get("grade")}
    auto = {test.grade_id: test.told["points"] for test in graded(exercise)}
    assert auto == {name: points[name] for name in auto}
    assert sum(points.values()) == WORTH[exercise], f"{exercise} gives {sum(points.values())} points"
    assert 0.3 <= sum(auto.values()) / WORTH[exercise] <= 0.7, (
        f"{exercise}: 3 to 7 points of ten are given by tests, the rest by a teacher"
    )


def test_answers_derived_from_the_key_get_their_points(exercise):
    for test in graded(exercise):
        most = test.told["points"]

        def grade(answer, test=test):
            return check.grade(test.widget(exercise, answer), **test.told)

        assert grade(test.full).points == most, test.grade_id
        assert 0 < grade(test.part).points < most, test.grade_id
        assert grade(None).points == 0, test.grade_id
        assert test.widget(exercise, test.full).missing() == [], f"{test.grade_id}: the key leaves something out"


def test_every_misunderstanding_speaks_and_is_not_right(exercise):
    for test in graded(exercise):
        for known in test.told["misunderstandings"]:
            verdict = check.grade(test.widget(exercise, check.example(known.answer)), **test.told)
            assert known.text in verdict.seen, f"{test.grade_id}: {known.text}"
            assert verdict.state in ("wrong", "partial")


def wrong_rows(exercise, test):
    """What the feedback page says of every wrong answer there is, as (answer, row)."""
    widget = test.widget(exercise)
    for path, leaf in check.leaves(test.told["key"]):
        _, choices = widget.choices(path)
        for value in choices:
            given = [value] if test.listed else value
            if given not in leaf.options:
                answer = merge([test.full, nest(path, given)])
                verdict = check.grade(test.widget(exercise, answer), **test.told)
                yield from ((value, row) for row in verdict.rows if not row.right)


def unexplained(exercise, tests):
    """The wrong answers that nothing of substance is said about."""
    return [
        f"{test.grade_id}: {row.asked}: {value}"
        for test in tests
        for value, row in wrong_rows(exercise, test)
        if len(" ".join(row.why)) < 40 or not row.given or not all(line.endswith(".") for line in row.why)
    ]


def test_every_wrong_answer_is_explained(exercise):
    tests = graded(exercise)
    assert sum(len(list(wrong_rows(exercise, test))) for test in tests) > 30
    assert unexplained(exercise, tests) == []


def test_a_wrong_answer_without_a_reason_is_found(exercise):
    test = graded(exercise)[0]
    path, leaf = check.leaves(test.told["key"])[-1]
    test.told["key"] = merge([test.told["key"], nest(path, check.any_of(*leaf.options))])
    test.told["misunderstandings"] = []
    choices = test.widget(exercise).choices(path)[1]
    assert len(unexplained(exercise, [test])) == len(choices) - len(leaf.options)


def test_no_reason_is_said_twice(exercise):
    said = [leaf.why for test in graded(exercise) for _, leaf in check.leaves(test.told["key"])]
    said += [known.text for test in graded(exercise) for known in test.told["misunderstandings"]]
    assert sorted(said) == sorted(set(said))


def runs(text):
    """Every five words that stand side by side."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def test_what_is_tempting_is_not_the_reason_again(exercise):
    """Both stand under the student's answer, one after the other."""
    for test in graded(exercise):
        reasons = dict(check.leaves(test.told["key"]))
        for known in test.told["misunderstandings"]:
            (path, _), *_ = check.leaves(known.answer)
            assert not runs(known.text) & runs(reasons[path].why), known.text


def test_keys_stand_in_the_order_that_is_seen(exercise):
    """Otherwise the tricks of a guesser could not be tried on them."""
    for test in graded(exercise):
        shown = json.dumps(content.find(test.answer_key, SOLUTIONS / exercise))
        ids = [path[-1] for path, _ in check.leaves(test.told["key"])]
        if len(set(ids)) == len(ids):
            places = [shown.index(f'"{name}":') for name in ids if f'"{name}":' in shown]
            assert places == sorted(places), test.grade_id


def tasks(cells):
    """The written answers, each with the cell that sets the task: (task, answer)."""
    return [(cells[i - 2], cell) for i, cell in enumerate(cells) if meta(cell).get("solution") and meta(cell)["points"]]


def test_what_gives_points_in_a_written_answer_is_told_to_the_student(exercise):
    released = {cell.id: cell.source for cell in notebook(exercise, ROOT / "exercises").cells}
    for task, answer in tasks(notebook(exercise).cells):
        lines = criteria.criteria(task.source)
        assert 3 <= len(lines) <= 4, task.id
        assert [one.number for one in lines] == list(range(1, len(lines) + 1)), task.id
        assert sum(one.points for one in lines) == meta(answer)["points"], task.id
        assert criteria.criteria(released[task.id]) == lines, task.id


def test_a_model_answer_has_a_margin(exercise):
    for _, answer in tasks(notebook(exercise).cells):
        assert 2 <= answer.source.count("\n> **Kommentar:** ") <= 3, answer.id


def test_the_practice_exercise_is_worth_nothing_and_has_no_key():
    worth = {cell.id: meta(cell)["points"] for cell in notebook(PRACTICE).cells if meta(cell).get("grade")}
    assert worth == {"m00-niste": 0, "m00-vindu": 0}
    assert "HIDDEN" not in "".join(cell.source for cell in notebook(PRACTICE).cells)


@every_exercise
def test_nothing_of_the_key_is_released(exercise):
    released = notebook(exercise, ROOT / "exercises")
    text = "\n".join(cell.source for cell in released.cells)
    assert leaks(text, notebook(exercise)) == []
    tests = [] if exercise == PRACTICE else graded(exercise)
    assert [leaf.why for test in tests for _, leaf in check.leaves(test.told["key"]) if leaf.why in text] == []
    answers = [cell.source for cell in released.cells if meta(cell).get("solution")]
    assert answers
    assert all(answer.startswith(STUB) for answer in answers)


def test_a_leak_is_found(exercise):
    solved = notebook(exercise)
    for cell in [*mark_schemes(solved.cells), *(cell for cell in solved.cells if meta(cell).get("solution"))]:
        assert leaks(cell.source.replace("MARK SCHEME", ""), solved), cell.id

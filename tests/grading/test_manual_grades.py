"""What counts as changed since the teacher read it."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from mestring.teacher.manual_grades import Before, remember, seen, waiting
from mestring.teacher.requests import REQUEST, requests

MARKS = {"grade": False, "solution": True, "locked": False, "task": False}


def cells(code="return 2", text="Et svar.", picture="A", evalue="galt", name="Error"):
    student = new_code_cell(code, metadata={"nbgrader": MARKS})
    error = new_output("error", ename=name, evalue=evalue, traceback=[])
    test = new_code_cell("assert double(1) == 2", outputs=[error], metadata={"nbgrader": {**MARKS, "locked": True}})
    written = new_markdown_cell(text, attachments={"bilde.png": {"image/png": picture}})
    return student, test, written


@pytest.mark.parametrize("change", [{"code": "return 3"}, {"evalue": "enda mer galt"}, {"name": "NameError"}])
def test_a_test_is_new_when_the_code_or_what_came_of_it_is(change):
    assert seen(cells()[1], cells()) != seen(cells(**change)[1], cells(**change))
    assert seen(cells()[2], cells()) == seen(cells(**change)[2], cells(**change))


@pytest.mark.parametrize("change", [{"text": "Et annet."}, {"picture": "B"}])
def test_a_text_is_new_when_its_words_or_pictures_are(change):
    assert seen(cells()[2], cells()) != seen(cells(**change)[2], cells(**change))
    assert seen(cells()[1], cells()) == seen(cells(**change)[1], cells(**change))


def graded(*requests):
    """The cells of `cells()` with names, and what the student asks about them."""
    _, test, written = cells()
    for name, cell in (("test", test), ("written", written)):
        cell.metadata.nbgrader = {**MARKS, "grade": True, "grade_id": name}
    shown = [new_output("execute_result", {REQUEST: one}) for one in requests]
    ours = new_code_cell(outputs=shown, metadata={"nbgrader": {**MARKS, "solution": False, "locked": True}})
    return new_notebook(cells=[test, written, ours])


@pytest.mark.parametrize(
    ("request_", "about"),
    [
        ({"task": "test", "text": "Se igjen."}, ["test"]),
        ({"text": "Se igjen."}, ["written"]),
        ({"task": "gone", "text": "Se igjen."}, ["written"]),
        ({"task": "test", "text": " "}, []),
        ({"task": ["test"], "text": 7}, []),
        ("Se igjen.", []),
    ],
)
def test_a_request_is_about_one_part_or_about_the_texts(request_, about):
    assert requests(graded(request_).cells) == dict.fromkeys(about, "Se igjen.")


def test_what_is_asked_about_waits_once(tmp_path):
    about = {"student": "kari", "assignment": "x", "db_url": f"sqlite:///{tmp_path}/gradebook.db"}
    remember(graded(), about)
    both = ["test", "written"]
    assert waiting(graded(), about, Before(both, both)) == {"test": False, "written": False}
    first, other = ({"task": "test", "text": words} for words in ("Se igjen.", "Og igjen."))
    assert waiting(graded(first), about, Before(both, both)) == {"test": True, "written": False}
    remember(graded(first), about)
    assert waiting(graded(first), about, Before(both[1:], both[1:])) == {"test": True, "written": False}, (
        "nobody has looked"
    )
    assert waiting(graded(first), about, Before(both, both)) == {"test": False, "written": False}
    assert waiting(graded(first), about, Before(both[1:], both)) == {"test": False, "written": False}, (
        "the points stand"
    )
    assert waiting(graded(other), about, Before(both, both)) == {"test": True, "written": False}
    assert waiting(graded(), about, Before(both, both)) == {"test": False, "written": False}, "taken back"

"""What counts as changed since the teacher read it."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from mestring.teacher.manual_grades import seen

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

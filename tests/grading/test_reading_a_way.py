"""The marker's way that exercise 09 draws says what the key of its questions says, and the board has no key."""

import ast

from mestring import check, content

from .exercises import SOLUTIONS, graded, notebook

NAME, CELL, KEY, BOARD = "09-spenningsfelt", "m09-vei-figure", "m09-vei", "m09-roger"


def drawn():
    """{line: places} of the figure in the exercise."""
    cell = next(cell for cell in notebook(NAME).cells if cell.id == CELL)
    return ast.literal_eval(ast.parse(cell.source).body[-1].value.args[0])


def chosen(question):
    """The words of the option that the key asks for."""
    key = next(test.told["key"] for test in graded(NAME) if test.answer_key == KEY)
    return content.find(KEY, SOLUTIONS / NAME)["questions"][question]["options"][check.example(key)[question][0]]


def test_where_the_marker_stands():
    place = drawn()["Hjelp–Kontroll"][1]
    assert chosen("q1") == f"{abs(place)} trinn mot {'kontroll' if place > 0 else 'hjelp'}"


def test_the_line_where_it_never_moves():
    still = [line for line, places in drawn().items() if len(set(places)) == 1]
    assert still == ["Teori–Praksis"]
    assert chosen("q2") == "Teori–praksis"


def test_the_line_where_it_moves_most_at_first():
    steps = {line: abs(places[1] - places[0]) for line, places in drawn().items()}
    assert [line for line, moved in steps.items() if moved == max(steps.values())] == ["Hjelp–Kontroll"]
    assert chosen("q3") == "Hjelp–kontroll"


def test_no_place_on_the_board_is_graded():
    assert BOARD not in {test.answer_key for test in graded(NAME)}
    assert any(BOARD in cell.source for cell in notebook(NAME).cells)

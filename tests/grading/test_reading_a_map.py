"""The coherence map that exercise 05 draws says what the key of its questions says."""

import ast

from mestring import check, content

from .exercises import SOLUTIONS, graded, notebook

NAME, CELL, KEY = "05-salutogenese", "m05-nadia-map", "m05-nadia"


def drawn():
    """{thing: (before, after)} of the map in the exercise."""
    cell = next(cell for cell in notebook(NAME).cells if cell.id == CELL)
    parts = ast.literal_eval(ast.parse(cell.source).body[-1].value.args[0])
    return {thing: weights for items in parts.values() for thing, weights in items.items()}


def chosen(question):
    """The words of the option that the key asks for."""
    key = next(test.told["key"] for test in graded(NAME) if test.answer_key == KEY)
    options = content.find(KEY, SOLUTIONS / NAME)["questions"][question]["options"]
    return options[check.example(key)[question][0]]


def test_the_thing_that_drains_as_much_after_as_before():
    assert [thing for thing, weights in drawn().items() if weights == (-2, -2)] == [chosen("q1")]


def test_the_number_of_things_that_bear_after():
    assert str(sum(after > 0 for _, after in drawn().values())) == chosen("q2")


def test_the_thing_that_moved_most():
    steps = {thing: abs(after - before) for thing, (before, after) in drawn().items()}
    assert [thing for thing, moved in steps.items() if moved == max(steps.values())] == [chosen("q3")]

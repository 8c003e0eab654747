"""The key of the prediction table in exercise 08 is what the models' arithmetic says, cell by cell."""

from mestring import check
from mestring.logic import rop_models

from .exercises import graded

NAME, KEY = "08-rop", "m08-tabell"


def table():
    return next(test for test in graded(NAME) if test.answer_key == KEY)


def test_the_key_is_what_the_model_computes():
    assert check.example(table().told["key"]) == {"cells": rop_models.prediction_table()}


def test_the_table_asks_for_every_model_and_every_treatment():
    widget = table().widget(NAME)
    assert [row["id"] for row in widget.rows] == list(rop_models.MODELS)
    assert [column["id"] for column in widget.columns] == list(rop_models.TREATMENTS)


def test_each_misunderstanding_is_about_a_cell_that_the_model_answers_otherwise():
    key = rop_models.prediction_table()
    for known in table().told["misunderstandings"]:
        for model, cells in known.answer["cells"].items():
            for treatment, chosen in cells.items():
                assert key[model][treatment] not in getattr(chosen, "options", [chosen])

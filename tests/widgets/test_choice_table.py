import pytest

from mestring import ChoiceTable

TABLE = {
    "title": "Været",
    "rows": {"rain": "Regn", "sun": "Sol"},
    "columns": {"path": "Stien", "river": "Elva"},
    "options": {"wet": "våtere", "dry": "tørrere"},
}


@pytest.fixture
def table(store):
    return lambda change=None, **kw: ChoiceTable("m08-tabell", store=store, content=TABLE | (change or {}), **kw)


def test_the_answer_in_words_and_what_is_missing(table):
    widget = table(exercise=True)
    assert widget.missing() == ["Regn: Stien", "Regn: Elva", "Sol: Stien", "Sol: Elva"]
    widget.answer = {"cells": {"rain": {"path": "wet", "river": "wet"}, "sun": {"river": "dry"}}}
    assert widget.kept["problem"] == ""
    assert widget.missing() == ["Sol: Stien"]
    assert widget.describe() == [
        ("Regn: Stien", "våtere"),
        ("Regn: Elva", "våtere"),
        ("Sol: Stien", "Ikke besvart ennå"),
        ("Sol: Elva", "tørrere"),
    ]


def test_a_choice_comes_back(table, store):
    table().answer = {"cells": {"sun": {"path": "dry"}}}
    assert table().answer == {"cells": {"sun": {"path": "dry"}}}
    assert "tørrere" in table().fallback()


WRONG = [
    [],
    {"rows": {}},
    {"cells": []},
    {"cells": {"snow": {}}},
    {"cells": {"rain": []}},
    {"cells": {"rain": {"sky": "wet"}}},
    {"cells": {"rain": {"path": "same"}}},
    {"cells": {"rain": {"path": ["wet"]}}},
    {"cells": {"rain": {"path": None}}},
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(table, answer):
    widget = table()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "change",
    [{"options": {"wet": "våtere"}}, {"options": {True: "ja", "dry": "nei"}}, {"rows": {"rain": ""}}],
    ids=repr,
)
def test_wrong_content_is_said_at_once(table, change):
    with pytest.raises(ValueError, match="m08-tabell"):
        table(change)

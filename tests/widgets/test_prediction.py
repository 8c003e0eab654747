"""A prediction: what may be said, what was said, and a figure that travels along with its words."""

import pytest

from mestring import Prediction
from mestring.answers import Store
from mestring.figures import Figure, twelve_points
from mestring.figures.rop import WHERE
from mestring.teacher.overview.choices import items

from ..content.material import ROOT, texts

CONTENT = {
    "title": "Tolv",
    "prompt": "Hvor mange?",
    "options": {"three": "Tre", "six": "Seks"},
    "right": "three",
    "outcome": "Tre av dem.",
}


@pytest.fixture
def prediction(store):
    return lambda change=None, figure=None, **kw: Prediction(
        "m08-x", figure, **{"store": store, "content": CONTENT | (change or {}), **kw}
    )


def test_what_was_said_comes_back(prediction):
    widget = prediction()
    assert widget.missing() and widget.describe() == []
    widget.answer = {"choice": "six"}
    assert widget.kept["problem"] == "" and widget.missing() == []
    assert [words for _, words in prediction().describe()] == ["Seks"]


def test_the_figure_travels_along_with_its_words(prediction):
    figure = twelve_points()
    widget = prediction(figure=figure, store=Store(None))
    assert widget.picture == figure.address
    assert widget.words == figure.alt and figure.alt in widget.fallback()
    assert prediction().picture == "" and isinstance(figure, Figure)


def test_a_class_is_shown_what_it_said(prediction):
    (item,) = items(prediction(), [{"choice": "three"}, {"choice": "six"}, {"choice": "three"}, None])
    assert (item.words, item.chosen["Tre"], item.chosen["Seks"]) == ("Hvor mange?", {0, 2}, {1})


@pytest.mark.parametrize("answer", [[], {}, {"choice": "nine"}, {"choice": ["six"]}, {"choice": "six", "more": 1}])
def test_what_the_front_end_would_not_write_is_not_kept(prediction, answer):
    widget = prediction()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "change",
    [{"options": {"a": "A"}}, {"options": {True: "ja", "b": "nei"}}, {"right": "nine"}, {"outcome": ""}],
    ids=repr,
)
def test_wrong_content_is_said_at_once(prediction, change):
    with pytest.raises(ValueError, match="m08-x"):
        prediction(change)


def test_the_lesson_counts_its_twelve_points_as_the_figure_marks_them():
    alone = sum(where == ["person"] for where in WHERE)
    more = sum("person" in where for where in WHERE) - alone
    content = texts(ROOT / "course/08-rop.ipynb")["m08-tolv-figur"]
    numbers = ["Ingen", "Ett", "To", "Tre", "Fire", "Fem", "Seks", "Sju"]
    assert content["options"][content["right"]] == numbers[alone]
    assert content["outcome"].startswith(f"{numbers[alone]} har merke for personen alene")
    assert f"{numbers[more]} har merke for personen og noe mer" in content["outcome"]
    assert f"{numbers[len(WHERE) - alone - more].lower()} har merke bare" in content["outcome"]

"""The figures of lesson 08: what is seen is said, and says the same as the models and the lesson's own cards."""

import pytest

from mestring.errors import PlainError
from mestring.figures import four_models, model_curves, twelve_points
from mestring.figures.rop import MARKS, WHERE
from mestring.logic.rop_models import MODELS, TREATMENTS, effects
from mestring.text import figure_words

from .material import ROOT, texts


def test_every_model_says_its_arrows_and_no_other():
    alt = four_models().alt
    for model, title in figure_words("rop")["titles"].items():
        told = alt.split(title)[1].split(".")[0]
        assert told.count("pil fra") == len(MODELS[model])
    assert "Skademodellen: pil fra rusbruk til psykiske plager." in alt
    assert "Selvmedisinering: pil fra psykiske plager til rusbruk." in alt


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_the_curves_say_what_the_arrows_do_to_each_side(treatment):
    alt = model_curves(treatment).alt
    for model, title in figure_words("rop")["titles"].items():
        told = alt.split(f"{title}: ")[1].split(".")[0]
        found = effects(model, treatment).values()
        assert told.count("går ned") == sum(what == "less" for what in found)
        assert told.count("ligger som før") == sum(what == "same" for what in found)
        assert ("gjelder ikke" in told) == ("na" in found)


@pytest.mark.parametrize(
    "wrong",
    [{"treatment": "alt"}]
    + [{"treatment": "both", **more} for more in ({"pull": 0.9}, {"effort": 5}, {"speed": "fort"}, {"pull": None})],
)
def test_what_cannot_be_drawn_is_said_in_plain_words(wrong):
    with pytest.raises(PlainError, match="Slik går det ikke an å tegne"):
        model_curves(**wrong)


def test_no_arrow_pulls_when_the_pull_is_nothing():
    alt = model_curves("substance", pull=0).alt
    assert alt.count("psykiske plager ligger som før") == len(MODELS)


def test_the_twelve_points_are_the_card_sorts_own_which_has_no_key():
    cards = texts(ROOT / "course" / "08-rop.ipynb")["m08-tolv"]["cards"]
    assert len(cards) == len(WHERE) == 12
    assert all(type(card) is str for card in cards.values()), "to be compared with the figure, not judged"


def test_the_marks_differ_without_colour_and_every_point_says_its_marks():
    assert len({shape for shape, _ in MARKS.values()}) == len(MARKS)
    alt = twelve_points().alt
    words = figure_words("twelve_points")
    for point, where in zip(words["points"], WHERE, strict=True):
        marks = " og ".join(words["marks"][name] for name in where).lower()
        assert f"{' '.join(point.split())}: {marks}." in alt


def test_the_lesson_counts_the_points_that_are_the_persons_alone():
    assert sum(where == ["person"] for where in WHERE) == 3

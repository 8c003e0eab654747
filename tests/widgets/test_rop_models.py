import json

import pytest

from mestring import RopModels
from mestring.logic import rop_models

MODELS = {"title": "Modellene", "prompt": "Prøv."}
MOST = 60_000  # bytes; a page carries it along


@pytest.fixture
def explorer(store):
    return lambda change=None, **kw: RopModels("m08-modeller", store=store, content=MODELS | (change or {}), **kw)


def test_all_that_travels_is_small(explorer):
    state = {name: value for name, value in explorer().get_state().items() if name not in ("_esm", "_css")}
    assert 20_000 < len(json.dumps(state)) < MOST


def test_the_curves_are_those_of_the_equations(explorer):
    for model in explorer().models:
        for treat, curves in model["curves"].items():
            if not rop_models.applies(model["id"], treat):
                assert curves is None
                continue
            for effort, drawn in enumerate(curves):
                run = rop_models.run(model["id"], treat, effort)
                for side, curve in drawn.items():
                    assert curve == pytest.approx([1000 * level for level in run[side]], abs=0.5)


def test_every_sentence_says_what_the_arithmetic_says(explorer):
    for model in explorer().models:
        for treat in ("mental", "substance"):
            says_none = "ingen pil" in model["predicts"][treat]
            assert says_none is (rop_models.prediction(model["id"], treat) == "same")
        assert ("Gjelder ikke" in model["predicts"]["cause"]) is ("cause" not in model["nodes"])


def test_what_treating_both_does(explorer):
    """The four sentences, each held against the curves."""
    both = {name: {side: c[-1] for side, c in rop_models.run(name, "both", 4).items()} for name in rop_models.MODELS}
    says = {model["id"]: model["predicts"]["both"] for model in explorer().models}
    assert "Plagene går lengst ned" in says["harm"] and both["harm"]["mental"] < both["harm"]["substance"]
    assert "Rusbruken går lengst ned" in says["self_medication"]
    assert both["self_medication"]["substance"] < both["self_medication"]["mental"]
    assert "årsaken er urørt" in says["common_cause"] and both["common_cause"]["cause"] == 1
    assert "mer enn når bare den ene siden behandles" in says["mutual"]
    for one in ("mental", "substance"):
        assert both["mutual"][one] < rop_models.run("mutual", one, 4)[one][-1]


def test_the_arrows_in_words(explorer):
    words = {model["id"]: [arrow["words"] for arrow in model["arrows"]] for model in explorer().models}
    assert words["harm"] == ["Pil fra rusbruk til psykiske plager."]
    assert words["common_cause"] == ["Pil fra felles årsak til psykiske plager.", "Pil fra felles årsak til rusbruk."]


def test_the_answer_in_words(explorer):
    widget = explorer({"start": {"model": "mutual"}})
    assert len(widget.missing()) == 4 and widget.describe() == []
    guesses = {"mutual": {"cause": "na"}, "harm": {"mental": "both"}}
    widget.answer = {"treat": "cause", "effort": 3, "predicted": guesses, "notes": "Rart."}
    assert widget.kept["problem"] == ""
    assert widget.missing() == ["Spå i modellen: Selvmedisinering", "Spå i modellen: Felles årsak"]
    assert [words for _, words in widget.describe()] == [
        "Gjensidig påvirkning",
        "Den felles årsaken",
        "Mye",
        "Gjelder ikke. Denne modellen har ingen felles årsak å behandle.",
        "Du spådde: Begge. Pilene sier noe annet.",
        "Du spådde: Spørsmålet gjelder ikke her. Det sier pilene også.",
        "Rart.",
    ]
    assert widget.describe()[4][0] == "Skademodellen: Den psykiske siden"
    widget.answer = {"effort": 0}
    assert "Uten innsats" in widget.describe()[3][1]
    assert "tankeverktøy" in widget.note


WRONG = [
    [],
    {"models": "harm"},
    {"model": "other"},
    {"model": ["harm"]},
    {"treat": "all"},
    {"effort": 5},
    {"effort": True},
    {"effort": "2"},
    {"predicted": []},
    {"predicted": {"other": {}}},
    {"predicted": {"harm": []}},
    {"predicted": {"harm": {"all": "both"}}},
    {"predicted": {"harm": {"mental": "none"}}},
    {"predicted": {"harm": {"mental": ["both"]}}},
    {"notes": 1},
    {"notes": "x" * 4001},
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(explorer, answer):
    widget = explorer()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize("start", [{"model": "skade"}, {"treat": "all"}, {"curve": 1}], ids=repr)
def test_wrong_content_is_said_at_once(explorer, start):
    with pytest.raises(ValueError, match="m08-modeller"):
        explorer({"start": start})

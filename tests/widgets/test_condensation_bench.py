import pytest

from mestring import CondensationBench, check
from mestring.answers import Store
from mestring.text import speaking
from mestring.widgets._condensation import sentences

CONTENT = {
    "title": "Benken",
    "question": "Hva hjelper?",
    "utterances": {
        "u01": {"who": "Intervjuer", "text": "Hvordan går det?"},
        "u02": {"who": "Kari", "text": "Bedre nå.  Jeg går tur. «Ut med deg!» Det sier jeg hver dag."},
    },
    "given": {
        "title": "Vår koding",
        "text": "Slik ble den til.",
        "codes": {"walk": "Å gå"},
        "units": {"u02:2-2": ["walk"]},
    },
}
LISTED = {"given": None, "codes": {"walk": "Å gå", "talk": "Å snakke"}}
WORK = {
    "impression": "Om å komme seg ut.",
    "preliminary": {"p1": "Å gå"},
    "units": {"u02:2-2": ["k1"], "u02:1-1": []},
    "codes": {"k1": {"name": "Tur", "theme": "t1", "text": "Jeg går.", "from": ["u02:2-2"]}},
    "themes": {"t1": {"name": "Ute", "text": "De går.", "from": {"k1": "1x0z"}}},
    "trail": {"s1": {"do": "renamed", "names": ["Gå", "Tur"], "why": "Ordet hennes."}},
    "aside": {"units": {"u02:1-4": ["k1"]}, "codes": {"k1": "Gå"}},
}


@pytest.fixture
def bench(store):
    return lambda change=None, **kw: CondensationBench("m11-benk", store=store, content=CONTENT | (change or {}), **kw)


def test_an_utterance_is_cut_at_its_stops_and_whole_when_joined(bench):
    text = CONTENT["utterances"]["u02"]["text"]
    assert sentences(text) == ["Bedre nå.", "Jeg går tur.", "«Ut med deg!»", "Det sier jeg hver dag."]
    assert " ".join(bench().utterances[1]["sentences"]) == text.replace("  ", " ")
    assert sentences("Hm … ja. Nei") == ["Hm …", "ja.", "Nei"]


def test_the_four_steps_are_the_answer(bench):
    widget = bench()
    assert widget.missing() == list(widget.labels["open"].values())
    widget.answer = WORK
    assert widget.kept["problem"] == ""
    assert widget.missing() == [widget.labels["open"]["units"]], "a unit has no code"
    rows = dict(widget.describe())
    assert rows["Kode: Tur"] == "«Jeg går tur.»"
    assert rows["Kondensat: Tur"] == "Jeg går."
    assert rows["Tema: Ute"] == "Tur"
    assert rows["Syntese: Ute"] == "De går."
    assert rows["Revisjonsspor"] == "Koden «Gå» heter nå «Tur» – Ordet hennes."
    with speaking("en"):
        assert dict(bench().describe())["Code: Tur"] == "‘Jeg går tur.’"


def test_a_code_that_is_gone_says_nothing(bench):
    widget = bench()
    widget.answer = {"units": {"u02:2-2": ["k9"]}, "codes": {"k1": {"theme": "t9"}}}
    assert widget.kept["problem"] == ""
    assert widget.describe() == [("Kode: Uten navn", "ingen enheter")]
    assert widget.labels["open"]["units"] in widget.missing()


def test_a_given_coding_has_the_form_of_an_answer_and_stays_out_of_an_exercise(bench):
    assert bench().given["units"] == {"u02:2-2": ["k1"]}
    assert bench().given["codes"] == {"k1": "Å gå"}
    assert bench(LISTED, exercise=True).given == {}


def test_codes_of_a_list_are_chosen_and_graded(bench):
    change = {"utterances": {**CONTENT["utterances"], "u01": {**CONTENT["utterances"]["u01"], "context": True}}}
    widget = bench(LISTED | change, exercise=True)
    assert len(widget.missing()) == 1, "context is not coded"
    asked, choices = widget.choices(("coded", "u02"))
    assert asked.startswith("Kari: Bedre nå.") and choices == LISTED["codes"]
    assert check.grade(widget, key={"coded": {"u02": check.right(["walk"], why="Hun går.")}}, points=1).points == 0
    widget.answer = {"coded": {"u02": ["walk"]}}
    assert widget.kept["problem"] == "" and widget.missing() == []
    assert check.grade(widget, key={"coded": {"u02": check.right(["walk"], why="Hun går.")}}, points=1).points == 1
    assert widget.describe() == [(asked, "Å gå")]


def test_its_own_codes_have_no_key(bench):
    with pytest.raises(NotImplementedError):
        bench().choices(("units", "u02:1-1"))


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {"coded": {}},
        {"impression": 1},
        {"impression": "x" * 4001},
        {"preliminary": {"x1": "a"}},
        {"preliminary": {"p1": 1}},
        {"preliminary": {f"p{n}": "" for n in range(21)}},
        {"units": []},
        {"units": {"u03:1-1": []}},
        {"units": {"u02:0-1": []}},
        {"units": {"u02:2-1": []}},
        {"units": {"u02:1-5": []}},
        {"units": {"u02:1-1 ": []}},
        {"units": {"u02:1-1": "k1"}},
        {"units": {"u02:1-1": ["k1", "k1"]}},
        {"units": {"u02:1-1": [["k1"]]}},
        {"units": {"u02:1-1": ["walk"]}},
        {"codes": {"k1": "Tur"}},
        {"codes": {"k1": {"name": "x" * 81}}},
        {"codes": {"k1": {"theme": "k1"}}},
        {"codes": {"k1": {"from": "u02:1-1"}}},
        {"codes": {"k1": {"from": [1]}}},
        {"codes": {"k1": {"color": "red"}}},
        {"codes": {f"k{n}": {} for n in range(61)}},
        {"themes": {"t1": {"from": {"k1": "x" * 9}}}},
        {"themes": {"t1": {"from": {"t1": "x"}}}},
        {"trail": [{"do": "made"}]},
        {"trail": {"s1": {"do": "stolen"}}},
        {"trail": {"s1": {"names": ["x"] * 11}}},
        {"trail": {"s1": {"names": [1]}}},
        {"trail": {"s1": {"why": "x" * 501}}},
        {"aside": {"units": {"u09:1-1": []}}},
        {"aside": {"codes": {"k1": {"name": "Tur"}}}},
        {"aside": {"trail": {}}},
    ],
    ids=repr,
)
def test_what_the_front_end_would_not_write_is_not_kept(bench, answer):
    widget = bench()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "answer",
    [
        {"units": {}},
        {"coded": {"u09": ["walk"]}},
        {"coded": {"u02": "walk"}},
        {"coded": {"u02": ["run"]}},
        {"coded": {"u02": [["walk"]]}},
        {"coded": {"u02": ["walk", "walk"]}},
    ],
    ids=repr,
)
def test_only_codes_of_the_list_are_kept(bench, answer):
    widget = bench(LISTED)
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "change",
    [
        {"utterances": {}},
        {"utterances": {"u01": {"who": "Kari"}}},
        {"utterances": {"u01": {"who": "Kari", "text": " "}}},
        {"utterances": {"U 1": {"who": "Kari", "text": "Ja."}}},
        {"utterances": {1: {"who": "Kari", "text": "Ja."}}},
        {"utterances": {"u01": {"who": "Kari", "text": False}}},
        {"codes": {False: "Nei"}},
        {"codes": {"a": ""}},
        {"given": {"title": "Vår"}},
        {"given": {"title": "Vår", "text": "x", "codes": {}, "units": {"u02:1-1": ["walk"]}}},
        {"given": {"title": "Vår", "text": "x", "codes": {"walk": "Å gå"}, "units": {"u02:1-9": ["walk"]}}},
        {"given": {"title": "", "text": "x", "codes": {}, "units": {}}},
    ],
    ids=repr,
)
def test_wrong_content_is_said_at_once(bench, change):
    with pytest.raises(ValueError, match="m11-benk"):
        bench(change)


def test_when_the_interview_is_changed_what_still_fits_stays(store, bench):
    bench().answer = WORK
    shorter = {"u01": CONTENT["utterances"]["u01"], "u02": {"who": "Kari", "text": "Bedre nå. Jeg går tur."}}
    widget = bench({"utterances": shorter, "given": None})
    assert widget.answer == {**WORK, "aside": {"codes": {"k1": "Gå"}}}
    assert widget.kept["outside"]["what"]


def test_on_paper_stands_the_whole_interview():
    html = CondensationBench("m11-benk", store=Store(None), content=CONTENT).fallback()
    assert "Jeg går tur." in html and "Intervjuet er konstruert" in html

import pytest

from mestring import JourneyBoard, check

STEPS = {
    "call": {"title": "Telefonen", "text": "Hun ringer.", "changes": {"form": "Skjemaet er langt."}},
    "visit": {"title": "Besøket"},
}
CONTENT = {"title": "Reisen", "steps": STEPS, "own_steps": 2}


@pytest.fixture
def board(store):
    return lambda change=None, **kw: JourneyBoard("m12-reise", store=store, content=CONTENT | (change or {}), **kw)


def lifted(**notes):
    return {"whose": "lifted", "notes": notes}


def test_the_answer_in_words_and_what_is_missing(board):
    widget = board()
    feels, either = "Hva føler personen her?", "Hva lykkes vi med, eller hva kan vi endre?"
    asked = f"1. Telefonen: {feels}", "1. Telefonen: Skjemaet er langt.: Hvem kan gjøre noe med det?"
    assert widget.missing() == [
        *asked,
        f"2. Besøket: {feels}",
        f"2. Besøket: {either}",
        "Minst ett sted der dere lykkes",
    ]
    widget.answer = {
        "own": {"own-2": {"name": "Vedtaket"}},
        "order": ["own-2", "call", "visit"],
        "steps": {
            "own-2": {"notes": {"feels": "Endelig!"}},
            "call": {"feels": ["unsure", "hopeful"], "changes": {"form": lifted(to="Leder", why=" ")}},
            "visit": {
                "feels": ["safe"],
                "notes": {"works": "Samme person kommer.", "feels": "Rolig"},
                "changes": {"own-1": {"whose": "ours", "notes": {"change": "Ringe før vi kommer"}}, "own-2": lifted()},
            },
        },
    }
    assert widget.kept["problem"] == ""
    assert widget.missing() == [f"1. Vedtaket: {either}", "2. Telefonen: Skjemaet er langt.: Hvorfor?"]
    assert widget.describe() == [
        ("1. Vedtaket", "Endelig!"),
        ("2. Telefonen", "Usikker, håpefull"),
        ("2. Telefonen: Her kan vi endre", "Skjemaet er langt. – Løftes til andre. Til: Leder"),
        ("3. Besøket", "Trygg – Rolig"),
        ("3. Besøket: Her lykkes vi", "Samme person kommer."),
        ("3. Besøket: Her kan vi endre", "Ringe før vi kommer – Vårt"),
    ]
    assert "konstruert" in widget.note


def test_a_journey_from_nothing_has_so_many_steps_at_least(board):
    widget = board({"steps": None, "own_steps": 6, "least": 3, "constructed": False})
    assert widget.missing() == ["Reisen skal ha minst 3 steg"] and not widget.constructed
    widget.answer = {"own": {f"own-{i}": {"name": f"Steg {i}"} for i in (1, 2, 3)}}
    assert len(widget.missing()) == 8 and "minst 3" not in str(widget.missing())
    assert widget.missing()[-2:] == ["Minst ett sted der dere lykkes", "Minst ett sted der dere kan endre noe"]


def test_a_lesson_may_ask_for_some_of_the_steps(board):
    widget = board({"enough": 1})
    assert widget.missing() == ["Minst 1 av stegene skal fylles ut", "Minst ett sted der dere lykkes"]
    widget.answer = {"steps": {"visit": {"feels": ["safe"], "notes": {"works": "Samme person kommer."}}}}
    assert widget.missing() == []
    widget.answer = {"steps": {"call": {"changes": {"form": {"whose": "ours"}}}}}
    assert widget.missing() == ["1. Telefonen: Hva føler personen her?", "Minst ett sted der dere lykkes"]


def test_whose_a_given_change_is_may_be_keyed(board):
    widget = board(exercise=True)
    assert widget.choices(("steps", "call", "changes", "form", "whose")) == (
        "Telefonen: Skjemaet er langt.",
        {"ours": "Vårt", "lifted": "Løftes til andre"},
    )
    key = {"steps": {"call": {"changes": {"form": {"whose": check.right("lifted", why="Andre eier skjemaet.")}}}}}
    widget.answer = {"steps": {"call": {"changes": {"form": lifted(to="Leder", why="Vi eier det ikke.")}}}}
    assert check.grade(widget, key=key, points=2, right="Ja.").points == 2.0


def step(**said):
    return {"steps": {"call": said}}


def change(**said):
    return step(changes={"own-1": said})


WRONG = [
    {"step": {}},
    {"own": {"own-3": {"name": "Vedtaket"}}},
    {"own": {"own-1": {"name": " "}}},
    {"own": {"own-1": {}}},
    {"own": {"own-1": {"name": "x" * 81}}},
    {"own": {"call": {"name": "Vedtaket"}}},
    {"order": ["call", "call"]},
    {"order": ["other"]},
    {"order": {"call": 1}},
    {"steps": {"own-1": {"feels": ["safe"]}}},
    {"steps": {"other": {}}},
    step(feels=["joy"]),
    step(feels=["safe", "safe"]),
    step(feels="safe"),
    step(feels=[["safe"]]),
    step(works="Ja"),
    step(notes={"works": 1}),
    step(notes={"works": "x" * 501}),
    step(notes={"change": "x"}),
    step(changes={"own-4": {}}),
    step(changes={"form": {"notes": {"change": "Et annet skjema"}}}),
    change(whose="nobody"),
    change(whose=["ours"]),
    change(whose=None),
    change(notes={"to": "x" * 81}),
    change(notes={"why": "x" * 501}),
    change(to="Leder"),
    {"steps": {"visit": {"changes": {"form": {"whose": "ours"}}}}},
]


@pytest.mark.parametrize("answer", WRONG, ids=lambda answer: repr(answer)[:60])
def test_what_the_front_end_would_not_write_is_not_kept(board, answer):
    widget = board()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "change",
    [
        {"steps": None, "own_steps": 0},
        {"steps": {"own-1": {"title": "Telefonen"}}},
        {"steps": {False: {"title": "Telefonen"}}},
        {"steps": {"call": {"title": ""}}},
        {"steps": {"call": {"text": "Hun ringer."}}},
        {"steps": {"call": {"title": "Telefonen", "text": 1}}},
        {"steps": {"call": {"title": "Telefonen", "changes": {"own-1": "x"}}}},
        {"steps": {"call": {"title": "Telefonen", "changes": {"form": ""}}}},
        {"own_steps": 11},
        {"own_steps": True},
        {"least": 5},
        {"enough": 5},
        {"enough": -1},
        {"feelings": {"safe": 1}},
        {"feelings": ["safe"]},
        {"constructed": "ja"},
    ],
    ids=repr,
)
def test_wrong_content_is_said_at_once(board, change):
    with pytest.raises(ValueError, match="m12-reise"):
        board(change)

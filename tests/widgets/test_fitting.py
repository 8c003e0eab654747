"""An update of the course empties no answer: what still fits stays, and nothing of the rest is lost."""

import copy
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mestring import content, widgets
from mestring.answers import Store
from mestring.logic.fitting import Part, fit

from .conftest import CHECK

ROOT = Path(__file__).parents[2]
CALL = re.compile(r"\b([A-Z]\w+)\(\"(m\d\d-[a-z0-9-]+)\"(.*)\)")
NO_ANSWER = {"HandIn", "Progress"}


def real():
    """Every widget of the course with its own content: {key: a function that makes it upon a store}."""
    found = {}
    for notebook in [*ROOT.glob("course/*.ipynb"), *ROOT.glob("solutions/*/*.ipynb")]:
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            for name, key, more in CALL.findall("".join(cell["source"])):
                if name not in NO_ANSWER and hasattr(getattr(widgets, name, None), "check_answer"):
                    found[key] = (getattr(widgets, name), notebook.parent, "exercise=True" in more)
    return found


REAL = real()


def make(key, store):
    kind, folder, exercise = REAL[key]
    counts = {"exercise": True} if exercise else {}
    return kind(key, store=store, content=content.find(key, folder), **counts)


def ids(listed):
    return [each["id"] for each in listed]


def full(widget, pick):
    """An answer to everything that this widget asks, with a text wherever there may be one."""
    match type(widget).__name__:
        case "BorghildScale":
            said = {"importance": 3, "confidence": 8, "notes": {"importance": "et notat", "confidence": "enda ett"}}
            goals = {goal: dict.fromkeys(widget.moments, said) for goal in widget.goals}
            own = {f"own-{n + 1}": {"name": "mitt eget", "before": said} for n in range(widget.own_goals)}
            return {"goals": goals | own}
        case "QuickCheck":
            return {q["id"]: ids(q["options"])[: 2 if q["many"] else 1] for q in widget.questions}
        case "CardSort" | "LocusSort":
            own = {f"own-{n + 1}": "et eget kort" for n in range(widget.own_cards)}
            cards = [*ids(widget.cards), *own]
            extra = [column for r in widget.rounds for column in ids(r["extra"])]
            placed = {r["id"]: {c: pick(ids(r["columns"] + r["extra"])) for c in cards} for r in widget.rounds}
            notes = {r["id"]: dict.fromkeys(cards, "et notat") for r in widget.rounds}
            return {"rounds": placed, "cards": own, "columns": extra, "notes": notes}
        case "Prediction":
            return {"choice": pick(ids(widget.options))}
        case "ChoiceTable":
            return {
                "cells": {row: {c: pick(ids(widget.options)) for c in ids(widget.columns)} for row in ids(widget.rows)}
            }
        case "RopModels":
            predicted = {model["id"]: {treat: "both" for treat in widget.treated} for model in widget.models}
            chosen = {"model": "self_medication", "treat": "substance", "effort": 2}
            return {**chosen, "predicted": predicted, "notes": "et notat"}
        case "TensionField":
            entry = {"at": 2, "why": "et notat"}
            lines = {
                c["id"]: {field: [entry, None, entry][: 1 + len(c["steps"])] for field in c["fields"]}
                for c in widget.cases
            }
            return {"cases": lines}
        case "QuestionCoach":
            return {"questions": dict.fromkeys(ids(widget.situations), "Hva tenker du?")}
        case "CondensationBench" if widget.codes:
            asked = [one["id"] for one in widget.utterances if not one["context"]]
            return {"coded": {name: ids(widget.codes)[:2] for name in asked}}
        case "CondensationBench":
            unit, coding = (
                f"{widget.utterances[0]['id']}:1-1",
                {"name": "en kode", "text": "et kondensat", "theme": "t1"},
            )
            return {
                "impression": "et inntrykk",
                "preliminary": {"p1": "et tema"},
                "units": {unit: ["k1", "k2"]},
                "codes": {"k1": {**coding, "from": [unit]}, "k2": coding},
                "themes": {"t1": {"name": "et tema", "text": "en sammenfatning", "from": {"k1": "1x0z"}}},
                "trail": {"s1": {"do": "made", "names": ["en kode"], "why": "en grunn"}},
                "aside": {"units": {unit: ["k1"]}, "codes": {"k1": "en kode"}},
            }
        case "EvidenceMatrix":
            cells = [f"{study}/{theme}" for study in ids(widget.studies) for theme in ids(widget.themes)]
            gap = {"gap": "et notat"} if widget.gap else {}
            return {"asks": dict.fromkeys(ids(widget.questions), cells[:2]), **gap}
        case "HopeLines":
            levels = {"hope": 1, "hopelessness": 3}
            ways = dict.fromkeys(levels, "same")
            phases = {
                phase["id"]: {**levels, "events": dict.fromkeys(ids(phase["events"]), "fed"), "expected": ways}
                for phase in widget.phases
            }
            return {"phases": phases, "earlier": dict.fromkeys(phases, levels)}
        case "JourneyBoard":
            about = {"whose": pick(["ours", "lifted"]), "notes": {"to": "leder", "why": "et notat"}}
            own = {"own-1": {"name": "mitt eget"}} if widget.own_steps else {}
            said = {
                step: {"feels": ids(widget.feelings)[:2], "notes": {"works": "et notat"}}
                for step in [*ids(widget.steps), *own]
            }
            for step in widget.steps:
                said[step["id"]]["changes"] = dict.fromkeys(ids(step["changes"]), about) | {
                    "own-1": {"whose": "ours", "notes": {"change": "et notat"}}
                }
            return {"own": own, "order": [*own, *ids(widget.steps)], "steps": said}
        case "Branching":
            parts = ["paths"] if widget.exercise else ["paths", "earlier"]
            return {part: {walker["id"]: walk(widget, pick) for walker in widget.walkers} for part in parts}
        case "CoherenceMap" | "HealthContinuum":
            items = [item for group in widget.groups for item in ids(group["items"])]
            own = {}
            if type(widget).__name__ == "HealthContinuum" and widget.most_own:
                own = {"own": {"own-1": {"text": "mitt eget", "kind": "resource"}}}
            elif type(widget).__name__ == "CoherenceMap" and widget.own_items:
                own = {"items": {f"own-{widget.groups[0]['id']}-1": "mitt eget"}}
            mine = [name for part in own.values() for name in part]
            if type(widget).__name__ == "HealthContinuum":
                own |= {"place": pick(widget.places), "why": "et notat"}
            return {moment: dict.fromkeys([*items, *mine], widget.weights[0]) for moment in widget.moments} | own
        case "WrittenAnswer" | "Note":
            return {"text": "et notat"}
        case "Facilitator":
            return {"step": pick(ids(widget.steps)), "of": 300, "left": 120}
        case "Recall" | "Repetition":
            record = {"box": 2, "day": "2026-11-27", "chosen": "a", "at": "03"}
            return {"read": "02", "items": dict.fromkeys(ids(widget.items)[:3], record)}
    raise AssertionError(f"say what a full answer to {type(widget).__name__} is")


def walk(widget, pick):
    choices = {node["id"]: ids(node["choices"]) for node in widget.nodes}
    taken, turn = {}, widget.turns[0]
    while turn["to"]:
        steps = {choice: step for choice, step in zip(choices[turn["node"]], turn["to"], strict=True) if step}
        taken[turn["node"]] = pick(list(steps))
        turn = widget.turns[steps[taken[turn["node"]]][0]]
    return taken


def leaves(value, place=()):
    """(place, value) of every choice and text; in a list of choices the order says nothing."""
    if isinstance(value, dict):
        return [leaf for name, each in value.items() for leaf in leaves(each, (*place, name))]
    if isinstance(value, list):
        plain = not any(isinstance(each, dict) for each in value)
        return [leaf for i, each in enumerate(value) for leaf in leaves(each, (*place, -1 if plain else i))]
    return [] if value is None else [(place, value)]


def parts(out):
    return [leaf for part in out for leaf in leaves(part.value, tuple(part.place))]


@st.composite
def outgrown(draw):
    """(key, an answer in which some names or choices are not there any more, the places that were touched)."""
    key = draw(st.sampled_from(sorted(REAL)))
    widget = make(key, Store(None))
    answer = full(widget, lambda options: draw(st.sampled_from(options)))
    widget.check_answer(answer)
    answer, touched = copy.deepcopy(answer), []
    for _ in range(draw(st.integers(1, 3))):
        place, _ = draw(st.sampled_from([leaf for leaf in leaves(answer) if leaf[0][:1] != ("gone",)] or [((), 0)]))
        names = [i for i, step in enumerate(place) if isinstance(step, str)]
        if not names:
            continue
        depth = draw(st.sampled_from(names))
        inside = answer
        for step in place[:depth]:
            inside = inside[step]
        inside["gone-" + place[depth]] = inside.pop(place[depth])
        touched.append(place[: depth + 1])
    return key, answer, touched


def needs_others(place, key):
    """Own items lean on the part that names them, cards on added columns, steps of a story on those before."""
    kind = REAL[key][0].__name__
    sorts = kind in ("CardSort", "LocusSort") and place[0] == "rounds"
    return kind == "Branching" or sorts or any(str(step).startswith("own") for step in place)


@settings(max_examples=150, deadline=None)
@given(outgrown())
def test_what_fits_stays_and_the_rest_is_told_apart(case):
    key, answer, touched = case
    widget = make(key, Store(None))
    kept, out = fit(answer, widget._fits)
    if kept is not None:
        widget.check_answer(kept)
    assert sorted(map(repr, leaves(kept) + parts(out))) == sorted(map(repr, leaves(answer))), "every part once"
    lost = [leaf for leaf in parts(out) if "gone-" not in repr(leaf) and not needs_others(leaf[0], key)]
    assert lost == [], "what nobody touched stays"
    for part in out:
        assert fit(part.value, lambda value: False)[0] is None  # whatever fell out is no trap either


@settings(max_examples=60, deadline=None)
@given(outgrown())
def test_through_opening_and_answering_on_no_note_is_lost(tmp_path_factory, case):
    key, answer, _ = case
    store = Store(tmp_path_factory.mktemp("s") / "svar")
    name = make(key, Store(None)).key  # what is remembered is kept under one key for the whole course
    store.keep(name, answer, "W", None, 3)
    before = (store.folder / f"{name}.json").read_bytes()
    widget = make(key, store)
    assert widget.kept["problem"] == "" and widget.kept["answer"] == widget.answer and widget.is_kept()
    assert (store.folder / f"{name}.json").read_bytes() == before, "looking changes no file"
    assert bool(widget.kept["outside"]["what"]) == (leaves(widget.answer) != leaves(answer))
    widget._keep()  # as after any change
    kept, note = store.load(name)
    assert note == "" and kept.answer == widget.answer
    assert sorted(map(repr, leaves(kept.answer) + parts(Part(*each) for each in kept.outside))) == sorted(
        map(repr, leaves(answer))
    )
    again = make(key, store)
    assert again.answer == widget.answer and again.kept == widget.kept
    assert again.fallback() and again.missing() is not None
    if again.answer is not None:
        again.answer = None
        assert store.load(name)[0].outside == [], "deleted is deleted"


def edition(**options):
    """The small check with other options to its first question."""
    changed = copy.deepcopy(CHECK)
    changed["questions"]["one"]["options"] = options
    return changed


A, B, C = ({"text": letter, "feedback": "Ja.", "right": True} for letter in "ABC")


def test_the_old_edition_brings_back_what_fell_out(check):
    check().answer = {"one": ["a"], "many": ["b", "a"]}
    newer = check(content=edition(b=B, c=C))
    assert newer.answer == {"many": ["b", "a"]} and newer.kept["outside"] == {"what": "ett valg", "texts": []}
    newer.answer = {"many": ["a"]}
    older = check()
    assert older.answer == {"one": ["a"], "many": ["a"]} and older.kept["outside"]["what"] == ""
    older.answer = {"one": ["a"], "many": ["b"]}
    assert older._store.load(older.key)[0].outside == []


def test_a_new_answer_is_not_replaced_by_the_old_edition(check):
    check().answer = {"one": ["a"]}
    newer = check(content=edition(b=B, c=C))
    assert newer.answer is None and newer.kept["at"] is None, "nothing fits, but nothing was deleted"
    newer.answer = {"one": ["b"]}
    assert check().answer == {"one": ["b"]}
    newer._handle_custom_msg({"do": "forget"}, [])
    assert newer.kept["outside"]["what"] == "" and newer._store.load(newer.key)[0].outside == []


def test_texts_that_fall_out_are_told_in_full(scale, store):
    said = {"importance": 4, "notes": {"importance": "Hun vil gjerne treffe\nvenninnene sine."}}
    scale().answer = {"goals": {"cafe": {"before": said}, "own-1": {"name": "Å bade"}, "own-2": {"name": "Å lese"}}}
    other = {"goals": {"bath": "Å bade"}, "moments": ["before"]}
    widget = scale(content=other)
    assert widget.answer is None
    assert widget.kept["outside"]["what"] == "ett valg og 3 tekster"
    assert "Hun vil gjerne treffe\nvenninnene sine." in widget.kept["outside"]["texts"]
    widget.answer = {"goals": {"bath": {"before": {"importance": 2}}}}
    assert "venninnene sine." in widget.fallback(), "a teacher reads it too"
    assert scale().answer["goals"]["cafe"]["before"] == said


@pytest.mark.parametrize("foreign", [3, "x", [], [1], {"goals": [1, {"a": None}]}, {"": {"": ""}}, True, {"goals": {}}])
def test_foreign_answers_are_no_trap(scale, store, foreign):
    store.keep("m03-cafe", foreign, "W", None)
    widget = scale()
    assert widget.kept["problem"] == ""
    widget.answer = {"goals": {"cafe": {"before": {"importance": 2}}}}
    assert widget.is_kept()


def test_an_answer_of_a_later_version_is_not_written_over(scale, store):
    store.folder.mkdir()
    path = store.folder / "m03-cafe.json"
    path.write_text(json.dumps({"version": 2, "key": "m03-cafe"}))
    widget = scale()
    assert widget.answer is None and widget.kept["notice"] == "newer_version"
    widget.answer = {"goals": {"cafe": {"before": {"importance": 2}}}}
    assert widget.kept["problem"] == "newer_version"
    assert json.loads(path.read_text()) == {"version": 2, "key": "m03-cafe"}

"""An update of the course empties no answer: what still fits stays, and nothing of the rest is lost."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mestring.answers import Store
from mestring.logic.fitting import Part, fit

from .conftest import CHECK
from .full_answers import REAL, full, make


def leaves(value, place=()):
    """(place, value) of every choice and text; in a list of choices the order says nothing."""
    if isinstance(value, dict):
        return [leaf for name, each in value.items() for leaf in leaves(each, (*place, name))]
    if isinstance(value, list):
        plain = not any(isinstance(each, dict | list) for each in value)
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
    """Own items lean on the part that names them, cards on added columns, steps of a story on those before.

    A number that is shared leans on the other moment's, and a piece of a portfolio or a request is whole or it is none.
    """
    kind = REAL[key][0].__name__
    sorts = kind in ("CardSort", "LocusSort") and place[0] == "rounds"
    pieces = kind == "Portfolio" and place[0] == "items"
    return (
        kind in ("Branching", "ConfidenceSharing", "RegradeRequest")
        or sorts
        or pieces
        or any(str(step).startswith("own") for step in place)
    )


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

"""A comment or a criterion that is changed: whom it touches, bringing it to them, taking it back."""

import json

import pytest

from mestring.errors import PlainError
from mestring.teacher.criteria import Criterion
from mestring.teacher.marking import bank, changes
from mestring.teacher.marking.order import identity
from mestring.teacher.marking.room import Room

from .read_class import read_class, rows
from .test_marking import ask

EXERCISE, WEEKS = "03-mestringstro", "m03-three-weeks"
ALL = {"1": "ja", "2": "ja", "3": "nei", "4": "nei"}


@pytest.fixture
def course(tmp_path):
    return read_class(tmp_path, EXERCISE, {f"s{n}": {WEEKS: f"Svar fra s{n}. Hun kom seg dit."} for n in range(4)})


@pytest.fixture
def room(course):
    return Room(course, EXERCISE)


def mark(room, student, **wish):
    one = identity(WEEKS, student)
    version = room.answer(WEEKS, one)["version"]
    return room.mark(WEEKS, one, {"met": {}, "typed": "", "comment": "", "read": True, "version": version} | wish)


def edit(course, old, new):
    """Edit the solution, as a teacher does."""
    path = course.root / "solutions" / EXERCISE / f"{EXERCISE}.ipynb"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return Room(course, EXERCISE)


def bring(room, found, which="after"):
    wishes = [one[which] | {"id": one["id"], "version": one["version"]} for one in found]
    return changes.bring(room, WEEKS, json.loads(json.dumps(wishes)))


def test_a_changed_comment_comes_to_those_who_have_it_word_for_word_and_back(course, room):
    old, new = "Godt sett.\n\nPrøv mer.", "Godt sett. Prøv \\1 én ting."
    mark(room, "s0", met=ALL, comment=f"Hei.\n\n{old}\n\nHilsen")
    mark(room, "s1", comment="> Hun kom seg dit.\n\nGodt sett.\nPrøv mer.", typed="1,5")
    mark(room, "s2", comment="Godt sett.\n\nPrøv mer. Og les.")
    before = [rows(course, EXERCISE, f"s{n}", WEEKS) for n in range(4)]
    found = changes.told(room, WEEKS, changes.of_comment(room, WEEKS, old, new))
    assert {one["id"] for one in found} == {identity(WEEKS, "s0"), identity(WEEKS, "s1")}
    assert [rows(course, EXERCISE, f"s{n}", WEEKS) for n in range(4)] == before, "nothing is changed unasked"
    done = bring(room, found)
    assert len(done["done"]) == 2 and done["not"] == []
    assert rows(course, EXERCISE, "s0", WEEKS) == (
        1.0,
        f"Kriterier: 1 ja, 2 ja, 3 nei, 4 nei\n\nHei.\n\n{new}\n\nHilsen",
        False,
    )
    assert rows(course, EXERCISE, "s1", WEEKS) == (1.5, f"> Hun kom seg dit.\n\n{new}", False)
    back = [one | {"version": now["version"]} for one, now in zip(found, done["done"], strict=True)]
    assert bring(room, back, "before")["not"] == []
    assert [rows(course, EXERCISE, f"s{n}", WEEKS) for n in range(4)] == before


def test_a_comment_that_stands_in_the_new_one_too_is_changed_once(course, room):
    mark(room, "s0", comment="Fint.")
    (one,) = changes.of_comment(room, WEEKS, "Fint.", "Fint.\nLes mer.")
    assert one.after.comment == "Fint.\nLes mer."


def test_what_was_marked_elsewhere_meanwhile_stays_and_is_told(course, room):
    for student in ("s0", "s1"):
        mark(room, student, comment="Gammel.")
    found = changes.told(room, WEEKS, changes.of_comment(room, WEEKS, "Gammel.", "Ny."))
    mark(room, "s1", comment="Gammel. Skrevet om.")
    done = bring(room, found)
    assert [one["id"] for one in done["done"]] == [identity(WEEKS, "s0")] and done["not"] == [identity(WEEKS, "s1")]
    assert rows(course, EXERCISE, "s1", WEEKS)[1] == "Gammel. Skrevet om."


def test_other_points_of_a_line_are_shown_and_brought_and_ones_own_points_stay(course, room):
    changes.settle(room, WEEKS)
    mark(room, "s0", met=ALL)
    mark(room, "s1", met=ALL, typed="1,5")
    mark(room, "s2", met={"3": "ja"})
    assert changes.of_criteria(room, WEEKS) == []
    room = edit(course, "virket på. (0,5 poeng)", "virket på. (1 poeng)")
    found = changes.of_criteria(room, WEEKS)
    assert [one.identity for one in found] == [identity(WEEKS, "s0")]
    told = changes.told(room, WEEKS, found)
    assert told[0]["words"] == ["1 poeng", "1,5 poeng"]
    done = bring(room, told)
    assert rows(course, EXERCISE, "s0", WEEKS)[0] == 1.5 and changes.of_criteria(room, WEEKS) == []
    assert bring(room, [told[0] | done["done"][0]], "before")["not"] == []
    assert rows(course, EXERCISE, "s0", WEEKS)[0] == 1.0
    changes.settle(room, WEEKS)
    assert changes.of_criteria(room, WEEKS) == []


def test_lines_in_another_order_are_carried_over_once_also_where_one_answer_could_not_be_brought(course, room):
    changes.settle(room, WEEKS)
    for student in ("s0", "s1"):
        mark(room, student, met={"1": "ja", "2": "nei", "3": "nei", "4": "nei"})
    room = edit(course, "1. Du begrunner", "9. Du begrunner")
    room = edit(course, "2. Du nevner", "1. Du nevner")
    room = edit(course, "9. Du begrunner", "2. Du begrunner")
    address = f"/secret/{EXERCISE}/changes/{WEEKS}"
    (told,) = ask(course, (address, {}))
    found = json.loads(told.body)["changes"]
    wishes = [one["after"] | {"id": one["id"], "version": one["version"]} for one in found]
    mark(room, "s1", met={"1": "nei", "2": "ja", "3": "ja", "4": "nei"})  # in another window, by the new lines
    body = json.dumps({"marks": wishes, "settle": True})
    brought, after = ask(course, (address, {"method": "PUT", "body": body}), (address, {}))
    assert json.loads(brought.body)["not"] == [identity(WEEKS, "s1")]
    assert json.loads(after.body) == {"changes": []}
    assert [rows(course, EXERCISE, one, WEEKS)[1] for one in ("s0", "s1")] == [
        "Kriterier: 1 nei, 2 ja, 3 nei, 4 nei",
        "Kriterier: 1 nei, 2 ja, 3 ja, 4 nei",
    ]


def test_not_now_and_then_only_what_was_judged_by_the_old_criteria_is_offered_again_also_after_an_undo(course, room):
    changes.settle(room, WEEKS)
    old = {"met": {"1": "ja", "2": "nei", "3": "nei", "4": "nei"}}
    for student in ("s0", "s1"):
        mark(room, student, **old)
    room = edit(course, "1. Du begrunner", "9. Du begrunner")
    room = edit(course, "2. Du nevner", "1. Du nevner")
    room = edit(course, "9. Du begrunner", "2. Du begrunner")
    mark(room, "s1", met={"1": "nei", "2": "ja", "3": "ja", "4": "nei"})  # by the new ones, without having chosen
    mark(room, "s2", **old)

    def offered():
        return changes.told(room, WEEKS, changes.of_criteria(room, WEEKS))

    before = offered()
    assert [one["id"] for one in before] == [identity(WEEKS, "s0")]
    (done,) = bring(room, before)["done"]
    changes.settle(room, WEEKS)
    assert offered() == []
    bring(room, [before[0] | done], "before")
    assert [one["words"] for one in offered()] == [before[0]["words"]]
    room = edit(course, "4. ", "5. ")  # and edited once more
    assert {one["id"] for one in offered()} == {identity(WEEKS, one) for one in ("s0", "s1", "s2")}


def test_a_comment_that_is_brought_leaves_the_criteria_that_an_answer_was_judged_by(course, room):
    changes.settle(room, WEEKS)
    mark(room, "s0", met=ALL, comment="Gammel.")
    room = edit(course, "virket på. (0,5 poeng)", "virket på. (1 poeng)")
    bring(room, changes.told(room, WEEKS, changes.of_comment(room, WEEKS, "Gammel.", "Ny.")))
    (one,) = changes.of_criteria(room, WEEKS)
    assert (one.before.points, one.after.points, one.after.comment) == (1, 1.5, "Ny.")


def test_new_words_of_a_line_change_nothing_but_are_told_and_a_new_line_is_to_be_read(course, room):
    changes.settle(room, WEEKS)
    mark(room, "s0", met=ALL)
    mark(room, "s1", typed="1")
    room = edit(course, "virket på. (0,5 poeng)", "gitt. (0,5 poeng)")
    (one,) = changes.of_criteria(room, WEEKS)
    assert one.identity == identity(WEEKS, "s0") and one.before == one.after
    assert changes.told(room, WEEKS, [one])[0]["words"][0].startswith("1 poeng\n\nKriterier: 1 ja")
    room = edit(course, "gitt. (0,5 poeng)", "gitt. (0,5 poeng)\\n5. Du skriver klart. (0,5 poeng)")
    (one,) = changes.of_criteria(room, WEEKS)
    assert one.after.met == {1: "ja", 2: "ja", 3: "nei", 4: "nei"} and not one.after.read


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        (["a", "b", "c"], {1: "ja", 2: "nei", 3: "delvis"}),
        (["b", "a", "c"], {1: "nei", 2: "ja", 3: "delvis"}),  # another order
        (["a", "c"], {1: "ja", 2: "delvis"}),  # one is gone
        (["a", "B", "c"], {1: "ja", 2: "nei", 3: "delvis"}),  # one has other words
        (["a", "b", "c", "d"], {1: "ja", 2: "nei", 3: "delvis"}),  # of a new one nothing is said
        (["x", "a", "b", "c"], {2: "ja", 3: "nei", 4: "delvis"}),
    ],
)
def test_what_is_said_of_a_line_goes_with_its_words(asked, met):
    old, new = (
        [Criterion(n, text, 0.5) for n, text in enumerate(texts, start=1)] for texts in (["a", "b", "c"], asked)
    )
    assert changes._carried({1: "ja", 2: "nei", 3: "delvis"}, old, new) == met


def test_one_of_the_teachers_own_is_changed_and_leaves_the_list_without_words(course, room):
    room.keep(WEEKS, "Mitt.", "nb")
    room.keep(WEEKS, "Ditt.", "nb")
    bank.change(course, EXERCISE, WEEKS, "Mitt.", " Mitt nye. ")
    bank.change(course, EXERCISE, WEEKS, "Ditt.", "")
    assert [one["text"] for one in room.comments(WEEKS) if one["own"]] == ["Mitt nye."]
    with pytest.raises(PlainError, match="ikke lenger i lista"):
        bank.change(course, EXERCISE, WEEKS, "Mitt.", "x")


def test_the_page_asks_and_brings_and_an_edited_solution_is_seen_at_once(course, room):
    mark(room, "s0", met=ALL)
    address = f"/secret/{EXERCISE}/changes/{WEEKS}"

    def put(where, body):
        return where, {"method": "PUT", "body": json.dumps(body)}

    (first,) = ask(course, (address, {}))
    assert json.loads(first.body) == {"changes": []}
    edit(course, "virket på. (0,5 poeng)", "virket på. (1 poeng)")
    (second,) = ask(course, (address, {}))
    (one,) = json.loads(second.body)["changes"]
    wish = one["after"] | {"id": one["id"], "version": one["version"]}
    brought, third, again = ask(
        course,
        put(address, {"marks": [wish], "settle": True}),
        (address, {}),
        put(address, {"marks": [wish | {"read": False}], "settle": False}),
    )
    assert len(json.loads(brought.body)["done"]) == 1 and json.loads(third.body) == {"changes": []}
    assert json.loads(again.body)["not"] == [one["id"]], "it is another version by now"

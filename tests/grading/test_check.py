"""The checks of a test cell: points and sentences, on the real widgets."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from mestring import BorghildScale, QuickCheck, TensionField, check
from mestring.answers import Store
from mestring.errors import PlainError
from mestring.text import labels

from .exercises import COUNTING, graded

IMPORTANT = check.right(10, why="Hun sa ti.")
NO_BELIEF = check.right(1, 2, why="Hun trodde ikke at det gikk.")
KEY = {"goals": {"cafe": {"before": {"importance": IMPORTANT, "confidence": NO_BELIEF}}}}
AFTER_CHANCE = labels("check")["after_chance"]
SWAPPED = check.misunderstanding({"goals": {"cafe": {"before": {"importance": 1}}}}, "Kaféen var viktig.")
QUESTIONS = {
    "q1": {"text": "Åpent?", "options": {"a": "Ja", "b": "Nei", "c": "Vet ikke"}},
    "q2": {"text": "Hvilke?", "many": True, "options": {"a": "En", "b": "To", "c": "Tre"}},
}


def scale(answer=None):
    widget = BorghildScale(
        "m03-cafe", exercise=True, store=Store(None), content={"goals": {"cafe": "Kaféen", "shop": "Butikken"}}
    )
    widget.answer = answer
    return widget


def quick(answer=None):
    widget = QuickCheck("m03-quick", exercise=True, store=Store(None), content={"questions": QUESTIONS})
    widget.answer = answer
    return widget


def said(importance, confidence):
    return {"goals": {"cafe": {"before": {"importance": importance, "confidence": confidence}}}}


def grade(widget, key=KEY, points=2, **more):
    return check.grade(widget, key=key, points=points, **more)


def test_the_visible_check_says_what_is_missing():
    verdict = check.answered(scale())
    assert verdict.state == "missing"
    assert verdict.text.split("\n") == [
        "Dette mangler:",
        "– Kaféen: viktighet",
        "– Kaféen: mestringstro",
        "– Butikken: viktighet",
        "– Butikken: mestringstro",
    ]


def test_the_visible_check_says_that_all_is_answered_and_not_whether_it_is_right():
    wrong, right = check.answered(quick({"q1": ["c"], "q2": ["c"]})), check.answered(quick({"q1": ["a"], "q2": ["a"]}))
    assert wrong == right
    assert wrong.state == "answered"


@pytest.mark.parametrize(
    ("answer", "state", "points"),
    [
        (None, "missing", 0.0),
        ({"goals": {"shop": {"before": {"importance": 10}}}}, "missing", 0.0),
        (said(4, 4), "wrong", 0.0),
        (said(10, 5), "partial", 0.75),  # (1 - 0.3) / (2 - 0.3): a guess is right once in ten, and twice in ten
        ({"goals": {"cafe": {"before": {"importance": 10}}}}, "partial", 0.75),
        (said(10, 1), "right", 2.0),
        (said(10, 2), "right", 2.0),
    ],
)
def test_points_and_states(answer, state, points):
    verdict = grade(scale(answer))
    assert (verdict.state, verdict.points) == (state, points)


def test_each_state_has_its_own_words():
    verdicts = [grade(scale(answer)) for answer in (None, said(4, 4), said(10, 5), said(10, 1))]
    assert len({verdict.text for verdict in verdicts}) == 4


def test_every_row_tells_the_answer_whether_it_is_right_and_why():
    verdict = grade(scale(said(1, 2)), misunderstandings=[SWAPPED], reread="delen om linjalene")
    assert verdict.state == "partial"
    assert verdict.points / 2 < 1 / 2  # and so it is told why
    assert verdict.text == f"1 av 2 svar stemmer.\n{AFTER_CHANCE}\nLes gjerne delen om linjalene en gang til."
    assert verdict.seen == ("Kaféen var viktig.",)
    assert verdict.rows == (
        check.Row("Kaféen: viktighet", "1 av 10", False, ("Kaféen var viktig.", "Hun sa ti."), ("10 av 10",)),
        check.Row("Kaféen: mestringstro", "2 av 10", True, ("Hun trodde ikke at det gikk.",), ("1 av 10",)),
    )


def test_the_reasons_come_also_when_all_is_right_and_never_before_there_is_an_answer():
    assert [row.right for row in grade(scale(said(10, 1))).rows] == [True, True]
    assert grade(scale()).rows == ()
    assert check.answered(scale(said(10, 1))).rows == ()


def test_a_row_has_a_word_and_a_sign_and_is_text():
    row = check.Row("<b>Hva?</b>", "Ja & nei", False, ("Derfor.",)).html()
    assert "<strong>✗ Ikke riktig</strong>" in row
    assert "&lt;b&gt;Hva?&lt;/b&gt;" in row
    assert "Du svarte: Ja &amp; nei" in row
    assert "✓ Riktig" in check.Row("Hva?", "Ja", True, ()).html()
    assert "Ikke besvart" in check.Row("Hva?", "", False, ()).html()


def test_a_row_names_what_is_right_or_right_too():
    def shown(given, right, *others):
        return check.Row("Hva?", given, right, ("Derfor.",), others).html()

    assert "<p>Riktig svar: Vår</p><p>Derfor.</p>" in shown("Høst", False, "Vår")
    assert "<p>Riktige svar: Vår eller Vinter</p>" in shown("", False, "Vår", "Vinter")
    assert "<p>Også riktig: Vinter</p>" in shown("Vår", True, "Vinter")
    assert "iktig" not in shown("Vår", True).replace("✓ Riktig", "")


def test_two_that_belong_together_are_told_from_one_or_the_other():
    test = next(test for test in graded("11-metode") if test.grade_id == "m11-koding")
    rows = check.grade(test.widget("11-metode", {"coded": {"u14": ["burden"]}}), **test.told).rows
    assert rows[-1].given == "Å være til bry"
    assert rows[-1].others == ("Å gjøre selv", "Tid", "både Å gjøre selv og Tid")


@pytest.mark.parametrize("test", [pytest.param(t, id=t.grade_id) for name in COUNTING for t in graded(name)])
def test_every_exercise_names_the_right_answer_to_whoever_has_another(test):
    """A reason alone left it to be guessed ("Both are right", "In this cell …")."""
    exercise = next(name for name in COUNTING if test.grade_id.startswith(f"m{name[:2]}-"))
    widget = test.widget(exercise, test.part)
    rows = check.grade(widget, **test.told).rows
    assert not rows[-1].right and rows[-1].others
    assert all(word for row in rows for word in row.others)


@pytest.mark.parametrize("found", [["z"], [["a"]], "z", 7, {"x": 1}])
def test_an_answer_that_is_none_of_the_widgets_is_shown_as_no_answer(found):
    rows = grade(quick({"q1": found, "q2": ["a"]}), key={"q1": check.right(["b"], why="Nei."), "q2": ["a"]}).rows
    assert (rows[0].given, rows[0].right) == ("", False)


def test_a_thinking_tool_has_no_right_answers():
    field = TensionField("m03-field", store=Store(None), content={"cases": {"a": {"title": "A", "text": "A."}}})
    with pytest.raises(NotImplementedError, match="no right answers"):
        field.choices(("cases", "a", "help_control"))


def test_what_was_left_out_is_told():
    verdict = grade(scale({"goals": {"cafe": {"before": {"importance": 10}}}}))
    assert verdict.text == f"1 av 2 svar stemmer.\nSvar som manglet: 1.\n{AFTER_CHANCE}"


def test_the_reason_is_given_when_the_answer_is_right():
    assert grade(scale(said(10, 1)), right="Hun ville dit.").text.endswith("Hun ville dit.")


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ({"q1": ["a"], "q2": ["c", "b"]}, 2.0),  # all of these, in any order
        ({"q1": ["b"], "q2": ["b", "c"]}, 2.0),  # any one of these
        ({"q1": ["c"], "q2": ["b", "c"]}, 0.25),  # two of three fit q1, and one of seven ways to answer q2
        ({"q1": ["a"], "q2": ["b"]}, 0.25),
        ({"q1": ["a"], "q2": ["a", "b", "c"]}, 0.25),
        ({"q1": [], "q2": []}, 0.0),
    ],
)
def test_a_choice_is_a_list(answer, points):
    key = {"q1": check.any_of(["a"], ["b"]), "q2": ["b", "c"]}
    assert grade(quick(answer), key=key).points == points


@pytest.mark.parametrize(
    ("points", "hits", "given"),
    [(1, 1, 0), (1, 2, 0), (1, 3, 0.5), (1, 4, 1), (2, 3, 1), (4, 3, 2), (0.5, 3, 0.25)],
)
def test_points_come_in_quarters_and_begin_where_guessing_ends(points, hits, given):
    names = ["one", "two", "three", "four"]
    content = {"questions": {n: {"text": n, "options": {"a": "A", "b": "B"}} for n in names}}
    widget = QuickCheck("m03-three", exercise=True, store=Store(None), content=content)
    widget.answer = {name: ["a" if number < hits else "b"] for number, name in enumerate(names)}
    verdict = grade(widget, key=dict.fromkeys(names, ["a"]), points=points)
    assert verdict.points == given
    assert ("også om du gjetter" in verdict.text) is (given == 0)


class Liar(int):
    """Equal to everything."""

    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


class LyingText(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class LyingList(list):
    def __eq__(self, other):
        return True


@pytest.mark.parametrize("found", [Liar(3), 10.0, "10", True, LyingText("x"), LyingList([10]), [10], {"x": 1}])
def test_only_the_very_type_of_the_key_counts(found):
    assert grade(scale(said(found, 1))).points == 0.75


@pytest.mark.parametrize("found", [LyingList(["a"]), [LyingText("z")], LyingText("a"), "a", ("a",), [["a"]], [1]])
def test_only_plain_lists_of_plain_texts_count(found):
    assert grade(quick({"q1": found, "q2": ["a"]}), key={"q1": ["a"], "q2": ["a"]}).points == 0.5


def test_a_damaged_answer_file_gives_a_message_of_its_own(tmp_path):
    (tmp_path / "m03-cafe.json").write_text("{ half a fi")
    widget = BorghildScale("m03-cafe", store=Store(tmp_path, writable=False), content={"goals": {"cafe": "Kaféen"}})
    verdict = grade(widget)
    assert (verdict.state, verdict.points) == ("missing", 0.0)
    assert "kunne ikke leses" in verdict.text


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"key": {"goals": {"cafee": {"before": {"importance": 10}}}}}, "cannot be an answer of this widget"),
        ({"key": {"goals": {"cafe": {"before": {"importance": 11}}}}}, "cannot be an answer of this widget"),
        ({"key": {}}, "empty"),
        ({"key": 10}, "must be a dict"),
        ({"key": {"goals": {"cafe": {"before": {"importance": None}}}}}, "is no answer"),
        ({"key": {"goals": {"cafe": {"before": {"importance": (9, 10)}}}}}, "is no answer"),
        ({"key": {"goals": {"cafe": {"before": {"importance": check.any_of()}}}}}, "at least one option"),
        ({"key": {"goals": {3: {"before": {"importance": 1}}}}}, "must be a text"),
        ({"points": 0.3}, "in steps of"),
        ({"points": 0}, "in steps of"),
        (
            {"misunderstandings": [check.misunderstanding({"goals": {"x": {"before": {"importance": 1}}}}, "…")]},
            "cannot be",
        ),
    ],
)
def test_a_teachers_mistake_is_told_at_once(wrong, message):
    with pytest.raises((ValueError, TypeError), match=message):
        grade(scale(), **wrong)


def test_nbgrader_reads_the_points_and_a_reader_the_sentence():
    bundle = grade(scale(said(10, 5)), reread="<b>alt</b>")._repr_mimebundle_()
    assert bundle["text/plain"] == "0.75"
    assert bundle["text/html"].startswith('<div class="mst-verdict" data-state="partial">')
    assert "&lt;b&gt;alt&lt;/b&gt;" in bundle["text/html"]
    assert bundle["application/vnd.mestring.verdict+json"]["state"] == "partial"


def test_ipython_shows_the_bundle_as_it_is():
    formats, _ = InteractiveShell.instance().display_formatter.format(grade(scale()))
    assert formats["text/plain"] == "0.0"


def test_a_student_meets_a_sentence_and_no_traceback():
    for use in (check.answered, grade):
        with pytest.raises(PlainError) as caught:
            use(None)
        assert caught.value._render_traceback_() == [labels("check")["no_widget"]]

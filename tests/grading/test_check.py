"""The checks of a test cell: points and sentences, on the real widgets."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from mestring import BorghildScale, QuickCheck, check
from mestring.answers import Store
from mestring.errors import PlainError
from mestring.text import labels

KEY = {"goals": {"cafe": {"before": {"importance": 10, "confidence": check.any_of(1, 2)}}}}
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
        (said(10, 5), "partial", 1.0),
        ({"goals": {"cafe": {"before": {"importance": 10}}}}, "partial", 1.0),
        (said(10, 1), "right", 2.0),
        (said(10, 2), "right", 2.0),
    ],
)
def test_points_and_states(answer, state, points):
    verdict = grade(scale(answer))
    assert (verdict.state, verdict.points) == (state, points)


def test_each_state_has_its_own_words():
    verdicts = [
        grade(scale(a), misunderstandings=[SWAPPED]) for a in (None, said(1, 9), said(4, 4), said(10, 5), said(10, 1))
    ]
    assert len({verdict.text for verdict in verdicts}) == 5
    assert verdicts[1].text == "Kaféen var viktig."


def test_a_misunderstanding_speaks_beside_partial_credit_and_names_what_to_reread():
    verdict = grade(scale(said(1, 1)), misunderstandings=[SWAPPED], reread="delen om linjalene")
    assert verdict.state == "partial"
    assert verdict.text == "1 av 2 svar stemmer.\nKaféen var viktig.\nLes gjerne delen om linjalene en gang til."


def test_what_was_left_out_is_told():
    verdict = grade(scale({"goals": {"cafe": {"before": {"importance": 10}}}}))
    assert verdict.text == "1 av 2 svar stemmer.\n1 av svarene manglet."


def test_the_reason_is_given_when_the_answer_is_right():
    assert grade(scale(said(10, 1)), right="Hun ville dit.").text.endswith("Hun ville dit.")


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ({"q1": ["a"], "q2": ["c", "b"]}, 2.0),  # all of these, in any order
        ({"q1": ["b"], "q2": ["b", "c"]}, 2.0),  # any one of these
        ({"q1": ["c"], "q2": ["b", "c"]}, 1.0),
        ({"q1": ["a"], "q2": ["b"]}, 1.0),
        ({"q1": ["a"], "q2": ["a", "b", "c"]}, 1.0),
        ({"q1": [], "q2": []}, 0.0),
    ],
)
def test_a_choice_is_a_list(answer, points):
    key = {"q1": check.any_of(["a"], ["b"]), "q2": ["b", "c"]}
    assert grade(quick(answer), key=key).points == points


@pytest.mark.parametrize(
    ("points", "hits", "given"), [(1, 1, 0.25), (1, 2, 0.75), (2, 1, 0.75), (2, 2, 1.25), (0.5, 2, 0.25)]
)
def test_points_come_in_quarters_and_neither_nothing_nor_all_for_a_part(points, hits, given):
    names = ["one", "two", "three"]
    content = {"questions": {n: {"text": n, "options": {"a": "A", "b": "B"}} for n in names}}
    widget = QuickCheck("m03-three", exercise=True, store=Store(None), content=content)
    widget.answer = {name: ["a" if number < hits else "b"] for number, name in enumerate(names)}
    assert grade(widget, key=dict.fromkeys(names, ["a"]), points=points).points == given


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
    assert grade(scale(said(found, 1))).points == 1.0


@pytest.mark.parametrize("found", [LyingList(["a"]), [LyingText("z")], LyingText("a"), "a", ("a",), [["a"]], [1]])
def test_only_plain_lists_of_plain_texts_count(found):
    assert grade(quick({"q1": found, "q2": ["a"]}), key={"q1": ["a"], "q2": ["a"]}).points == 1.0


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
    assert bundle["text/plain"] == "1.0"
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

import pytest


def test_the_answer_in_words(check):
    widget = check()
    assert widget.missing() == ["Én?", "Flere?"]
    widget.answer = {"many": ["a", "b"]}
    assert widget.describe() == [("Én?", "Ikke besvart ennå"), ("Flere?", "A · B")]
    assert widget.missing() == ["Én?"]


WRONG = [
    [],
    {"three": ["a"]},
    {"one": "a"},
    {"one": ["a", "b"]},
    {"one": ["c"]},
    {"many": ["a", "a"]},
    {"one": [["a"]]},
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(check, answer):
    widget = check()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


def test_a_lesson_explains_every_option(check):
    options = {"a": {"text": "A", "feedback": "Ja.", "right": True}, "b": "B"}
    with pytest.raises(ValueError, match="feedback"):
        check(content={"questions": {"one": {"text": "?", "options": options}}})
    assert check(exercise=True, content={"questions": {"one": {"text": "?", "options": options}}}).questions

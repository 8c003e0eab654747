import pytest

PART = {"importance": 10, "confidence": 1}


def test_the_answer_in_words(scale):
    widget = scale()
    widget.answer = {"goals": {"cafe": {"before": {**PART, "notes": {"confidence": "Skruene"}}}}}
    rows = dict(widget.describe())
    assert rows["Å gå til kaféen, før: viktighet"] == "10 av 10"
    assert rows["Å gå til kaféen, før: mestringstro"] == "1 av 10"
    assert rows["Kartet"] == "Viktig, men liten tro på det"
    assert "Skruene" in rows.values()
    assert widget.missing() == ["Å gå til kaféen, etter: viktighet", "Å gå til kaféen, etter: mestringstro"]


def test_goals_of_ones_own_are_missing_nothing_when_set(scale):
    widget = scale(content={"own_goals": 1})
    assert len(widget.missing()) == 2
    widget.answer = {"goals": {"own-1": {"name": "Lese", "before": PART}}}
    assert widget.missing() == []


def test_the_questions_fit_the_number(scale):
    questions = scale().questions["confidence"]
    assert questions[0] == ["Hva skal til for at du sier 2?"]
    assert all(
        "11" not in words and " 0?" not in words
        for ruler in scale().questions.values()
        for asked in ruler
        for words in asked
    )
    assert scale(exercise=True).questions == {}


WRONG = [
    [],
    "x",
    {"goals": []},
    {"goals": {"other": {}}},
    {"goals": {"cafe": {"later": {}}}},
    {"goals": {"cafe": {"name": "x"}}},
    {"goals": {"cafe": {"before": {"importance": 0}}}},
    {"goals": {"cafe": {"before": {"importance": 5.5}}}},
    {"goals": {"cafe": {"before": {"importance": True}}}},
    {"goals": {"cafe": {"before": {"notes": {"importance": 1}}}}},
    {"goals": {"own-3": {}}},
    {"goals": {}, "points": 10},
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(scale, store, answer):
    widget = scale()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"
    assert store.load("m03-cafe") == (None, "")


@pytest.mark.parametrize("content", [{}, {"goals": {}}, {"goals": {"a": "A"}, "moments": ["after"]}])
def test_wrong_content_is_said_at_once(scale, content):
    with pytest.raises(ValueError, match="m03-cafe"):
        scale(content=content)

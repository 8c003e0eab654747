"""An answer in words is the same from Python and from JavaScript, which has it in the book."""

import random

import pytest

from mestring.answers import Store
from mestring.logic import in_words
from mestring.widgets._base import AnswerWidget

from .full_answers import REAL, full, make
from .node import node

SHOWN = {key: made for key, made in REAL.items() if made[0].for_portfolio}
STATE = "({ module: { default: { words } }, state }) => words({ get: (name) => state[name] })"


def parts(answer, pick):
    """The answer with some of its parts left out, as one that is begun."""
    if not isinstance(answer, dict):
        return answer
    return {name: parts(part, pick) for name, part in answer.items() if pick([True, True, False])}


def stem(key):
    return SHOWN[key][0].module.default_value


@pytest.mark.parametrize("module", sorted({stem(key) for key in SHOWN}))
def test_python_and_javascript_say_the_same(module, tmp_path):
    ask = "(state) => module.default.words({ get: (name) => state[name] })"
    drawn = set()
    chance = random.Random(module)
    with node(f"{module}.js", ask) as words:
        for key in [key for key in SHOWN if stem(key) == module]:
            for turn in range(2):
                widget = make(key, Store(tmp_path / f"{key}-{turn}"))
                answer = full(widget, chance.choice)
                if turn:
                    answer, _ = widget.fit(_kept(parts(answer, chance.choice)))
                widget.answer = answer
                assert widget.kept["problem"] == ""
                rows = [list(row) for row in widget.describe()] if answer is not None else []
                assert turn or rows
                if answer is not None:
                    said = words(state(widget))
                    assert said["rows"] == rows, (key, answer)
                    assert said.get("drawing") == (widget.drawing() if rows else None)
                    in_words.check(widget._seen.words)
                    drawn.add("drawing" in said)
    assert drawn == {module == "hope_lines"}


def _kept(answer):
    from mestring.answers import Kept

    return Kept(answer, 1, "2026-11-27T12:00:00Z")


def state(widget):
    return {name: value for name, value in widget.get_state().items() if not name.startswith("_") and name != "layout"}


def test_what_is_kept_has_its_words_beside_it(tmp_path):
    key = next(iter(SHOWN))
    store = Store(tmp_path)
    widget = make(key, store)
    widget.answer = full(widget, random.Random(1).choice)
    there, _ = store.load(key)
    assert there.words == {"title": widget.title, "prompt": widget.prompt, "rows": [list(r) for r in widget.describe()]}
    widget.answer = None
    assert store.load(key)[0].words == {}


def test_every_widget_with_a_key_says_whether_it_is_for_the_portfolio():
    assert {kind.__name__ for kind in _all(AnswerWidget) if not kind.for_portfolio} == {
        "ConfidenceSharing",
        "Facilitator",
        "HandIn",
        "Portfolio",
        "Recall",
        "RegradeRequest",
        "Repetition",
        "WallSharing",
    }


def _all(kind):
    return [each for below in kind.__subclasses__() for each in (below, *_all(below))]

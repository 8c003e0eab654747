import pytest

from mestring import BorghildScale, QuickCheck
from mestring.answers import Store

SCALE = {
    "title": "Borghild",
    "prompt": "Sett skalaene.",
    "goals": {"cafe": "Å gå til kaféen"},
    "moments": ["before", "after"],
    "own_goals": 2,
}
CHECK = {
    "title": "Sjekk",
    "questions": {
        "one": {
            "text": "Én?",
            "options": {"a": {"text": "A", "feedback": "Ja.", "right": True}, "b": {"text": "B", "feedback": "Nei."}},
        },
        "many": {
            "text": "Flere?",
            "many": True,
            "options": {
                "a": {"text": "A", "feedback": "Ja.", "right": True},
                "b": {"text": "B", "feedback": "Ja.", "right": True},
            },
        },
    },
}


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "svar")


@pytest.fixture
def scale(store):
    return lambda **kw: BorghildScale("m03-cafe", **{"store": store, "content": SCALE, **kw})


@pytest.fixture
def check(store):
    return lambda **kw: QuickCheck("m03-sjekk", **{"store": store, "content": CHECK, **kw})

"""The pages about the widgets: one each, with an example that works, and tables that the code agrees with."""

import importlib.util
import re
from pathlib import Path

import pytest
import yaml

from mestring.answers import Store
from mestring.widgets._base import AnswerWidget

FOLDER = Path(__file__).parents[2] / "docs" / "widgets"
COMMAND = "`.venv/bin/python docs/widgets/tables.py`"


def load():
    spec = importlib.util.spec_from_file_location("tables", FOLDER / "tables.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tables = load()
every = pytest.mark.parametrize("stem", tables.classes())


def page(stem):
    path = FOLDER / f"{stem}.md"
    assert path.is_file(), f"docs/widgets/{stem}.md is missing; docs/widgets/README.md says what stands in it"
    return path.read_text(encoding="utf-8")


@every
def test_the_tables_are_those_of_the_code(stem):
    assert "<!-- made from the code -->" in page(stem)
    assert tables.filled(page(stem), tables.classes()[stem]) == page(stem), f"write them again by {COMMAND}"


@every
def test_the_parts_that_only_people_can_write_are_there(stem):
    heads = re.findall(r"^## (.+)$", page(stem), re.M)
    assert heads == ["An example", "Keys", "What a screen reader says", "Form"]


@every
def test_the_examples_work(stem):
    kind = tables.classes()[stem]
    for example in re.findall(r"```yaml\n(.*?)```", page(stem), re.S):
        (entry,) = yaml.safe_load(example).values()
        if issubclass(kind, AnswerWidget):
            widget = kind("m09-x", store=Store(None), content=entry)
            # One's own choice: nobody waits for it.
            free = stem in ("confidence_sharing", "regrade_request", "wall_sharing")
            assert widget.title and (free or not kind.asked(widget) or widget.missing())


def test_a_change_in_the_code_is_noticed():
    kind = tables.classes()["quick_check"]
    changed = type("QuickCheck", (kind,), {"set_content": lambda self, questions: None})
    assert tables.filled(page("quick_check"), changed) != page("quick_check")

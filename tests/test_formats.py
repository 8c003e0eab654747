"""Two checkers are left out of our processes, and what is read and validated there is the same."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import nbformat
import pytest

from mestring import formats

CHECKED = {"iri", "iri-reference", "duration"}


def run(program: str) -> list[str]:
    """The words that it prints in a Python of its own."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


@cache
def all_checkers() -> set[str]:
    """Those of jsonschema where nothing is left out."""
    return {*run("import jsonschema; print(*jsonschema.FormatChecker.checkers)")}


@pytest.mark.parametrize("module", ["mestring.teacher.release", "mestring.lab.server as lab; lab.formats.leave_out()"])
def test_a_notebook_is_validated_without_the_grammar(module):
    refused, grammar, dates, *checkers = run(f"""
import sys, mestring
import {module}
import nbformat, jsonschema
nbformat.validate(nbformat.v4.new_notebook())
try:
    nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_raw_cell() | {{"cell_type": "none"}}]))
except nbformat.ValidationError:
    print("refused", "lark" in sys.modules, "arrow" in sys.modules, *jsonschema.FormatChecker.checkers)""")
    assert (refused, grammar, dates) == ("refused", "False", "False")
    assert all_checkers() - {*checkers} == CHECKED


def test_no_schema_of_a_notebook_asks_for_what_they_check():
    found = sorted(Path(nbformat.__file__).parent.rglob("*.schema.json"))
    assert len(found) > 5
    assert not [path for path in found if named(json.loads(path.read_text(encoding="utf-8"))) & CHECKED]


def named(schema) -> set[str]:
    """Every format that a schema names."""
    if isinstance(schema, list):
        return set().union(*map(named, schema))
    if not isinstance(schema, dict):
        return set()
    own = {schema["format"]} if isinstance(schema.get("format"), str) else set()
    return own.union(*map(named, schema.values()))


def test_what_is_there_already_stays(monkeypatch):
    monkeypatch.setitem(sys.modules, "isoduration", sys)
    formats.leave_out()
    assert sys.modules["isoduration"] is sys


def test_a_students_kernel_reads_no_notebooks():
    said = run("""
import sys
from mestring import *
print("Note" in globals(), *{"nbformat", "jsonschema", "rfc3987_syntax", "nbgrader"} & set(sys.modules))""")
    assert said == ["True"]

"""The accessibility statement's table: every criterion once, and no test in it that does not exist."""

import ast
from collections import Counter

import pytest

from mestring.book.wcag import read

from ..content.material import ROOT

SAID = read(ROOT / "book" / "wcag.yml")
# What the standard has at A and AA, by guideline. 4.1.1 was taken out again in 2.2.
WCAG_21 = {
    "1.1": "1",
    "1.2": "1 2 3 4 5",
    "1.3": "1 2 3 4 5",
    "1.4": "1 2 3 4 5 10 11 12 13",
    "2.1": "1 2 4",
    "2.2": "1 2",
    "2.3": "1",
    "2.4": "1 2 3 4 5 6 7",
    "2.5": "1 2 3 4",
    "3.1": "1 2",
    "3.2": "1 2 3 4",
    "3.3": "1 2 3 4",
    "4.1": "1 2 3",
}
NEW_IN_22 = ["2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"]


def functions_of(path):
    tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_criterion_of_the_standard_stands_once():
    ids = {new: [each["id"] for each in SAID["criteria"] if each.get("new", False) == new] for new in (False, True)}
    assert ids[False] == [f"{line}.{number}" for line, numbers in WCAG_21.items() for number in numbers.split()]
    assert len(ids[False]) == 50 and ids[True] == NEW_IN_22


@pytest.mark.parametrize("name", SAID["proofs"])
def test_every_test_that_is_named_exists(name):
    for test in SAID["proofs"][name].get("tests", []):
        path, _, function = test.partition("::")
        assert function in functions_of(path), test


def test_nothing_is_called_tested_that_no_test_tests():
    for each in SAID["criteria"]:
        tests = [test for name in each.get("by", []) for test in SAID["proofs"][name].get("tests", [])]
        assert each["status"] in ("tested", "partly", "none")
        assert tests or each["status"] != "tested", each["id"]
        assert each.get("open") or each["status"] == "tested", f"{each['id']}: say what is open"
        assert each.get("by") or each["status"] == "none", each["id"]


def test_every_proof_is_used_and_known():
    used = Counter(name for each in SAID["criteria"] for name in each.get("by", []))
    assert used.keys() == SAID["proofs"].keys()


@pytest.mark.parametrize("folder", ["book", "en/book"])
def test_no_comma_has_cut_a_sentence(folder):
    """Without quotation marks YAML takes what comes after a comma for another key."""
    known = {"id", "level", "name", "status", "by", "open", "new", "ours"}
    criteria = read(ROOT / folder / "wcag.yml")["criteria"]
    assert [each["id"] for each in criteria if set(each) - known] == []

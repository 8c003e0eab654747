"""What a file may hold is what an answer may hold: the rule in JavaScript, for pages without a kernel, is Python's."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mestring import CondensationBench

from .node import node
from .test_condensation_bench import CONTENT, WORK

ODD = st.sampled_from(
    [None, True, 0, 1.5, "", "k1", "t1", "u02:1-2", "u02:0-1", "u02:3-9", "u09:1-1", "x" * 81, "😀" * 80, "x" * 501,
     "x" * 4001, "made", "constructor", [], ["k1"], ["k1", "k1"], ["k1", "k2"], [1], {}, {"k1": "Håp"}, {"k1": {}},
     {"k1": {"constructor": 1}}, {"t1": {}}, {"u02:1-1": ["k1"]}, {"units": {"u01:1-1": []}}, {"from": ["u02:1-1"]},
     {f"k{number}": {} for number in range(61)}, {f"t{number}": {} for number in range(21)}]
).map(copy.deepcopy)  # fmt: skip


def places(value, path=()):
    """Every place in a nested value, as a path of names and indices."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield from places(part, (*path, name))


@st.composite
def works(draw):
    """A work of which something has been made something else."""
    work = copy.deepcopy(WORK)
    for _ in range(draw(st.integers(0, 2))):
        path = draw(st.sampled_from([path for path in places(work) if path]))
        inner = work
        for name in path[:-1]:
            inner = inner[name]
        if isinstance(inner, dict) and draw(st.booleans()):
            inner[draw(st.sampled_from(["k2", "t2", "p2", "s2", "u02:1-1", "why", "name", "text", "aside", "x"]))] = (
                draw(ODD)
            )
        else:
            inner[path[-1]] = draw(ODD)
    return draw(st.one_of(st.just(work), st.just(work), ODD))


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("form"))
        bench = CondensationBench("m11-benk", content=CONTENT)
    function = "([work, utterances, decisions]) => module.isWork(work, utterances, decisions)"
    with node("_condensation_form.js", function) as ask:
        yield bench, lambda work: ask([work, bench.utterances, list(bench.labels["did"])])


@settings(max_examples=300, deadline=None)
@given(work=works())
def test_both_rules_say_the_same(asked, work):
    bench, javascript = asked
    try:
        bench.check_answer(work)
        python = True
    except (AttributeError, KeyError, TypeError, ValueError):
        python = False
    assert javascript(work) is python


def test_the_work_of_a_bench_fits(asked):
    assert asked[1](WORK) is True

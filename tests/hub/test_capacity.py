"""The model that says how many machines a Hub needs: cases that one can work out by hand."""

import pytest

from benchmarks.capacity import Server, arrivals, needed, queue, spread, waits

SERVER = Server(active=200, cpu=0.1, start=3, by_hub=1, opening=1)


def test_who_comes_when_all_are_busy_waits_for_a_turn():
    assert queue([0, 0, 0, 0], work=1, servers=2) == [1, 1, 2, 2]
    assert queue([0, 0, 10], work=4, servers=1) == [4, 8, 14]


def test_one_waits_for_the_hub_and_then_for_a_core():
    assert waits([0, 0], SERVER, cores=8, opening=False) == [4, 5]
    assert waits([0, 0], SERVER, cores=8) == [5, 6]
    assert waits([0, 0], SERVER, cores=1, opening=False) == [4, 7]


def test_half_a_core_takes_twice_as_long():
    assert waits([0], SERVER, cores=0.5, opening=False) == [7]


@pytest.mark.parametrize("at_once, gb, cores, number, limit", [(100, 8, 64, 3, "memory"), (100, 640, 2, 8, "CPU")])
def test_what_is_short_first_says_how_many_nodes(at_once, gb, cores, number, limit):
    assert needed(SERVER, at_once, gb, cores) == (number, limit)


def test_arrivals_are_in_order_within_the_time_and_the_same_every_run():
    times = arrivals(50, within=60)
    assert times == sorted(times) == arrivals(50, within=60) and 0 <= times[0] and times[-1] <= 60 and len(times) == 50


def test_the_spread():
    assert spread(list(range(1, 101))) == (50.5, 95)

"""The line between the poles: every step moves the marker equally far, and the middle is the middle."""

from mestring.logic import continuum


def test_the_marker_moves_in_equal_steps_from_pole_to_pole():
    places = continuum.positions(continuum.reach(3, 2))
    assert len(places) == 2 * 9 + 1
    assert (places[0], places[9], places[-1]) == (0, 50, 100)
    steps = [b - a for a, b in zip(places, places[1:], strict=False)]
    assert max(steps) - min(steps) < 0.2  # rounded to tenths


def test_resources_and_stressors_weigh_alike():
    places = continuum.positions(6)
    assert all(abs(places[6 + step] + places[6 - step] - 100) < 0.2 for step in range(7))
    assert [continuum.side(step) for step in (-2, 0, 1)] == ["low", "middle", "high"]

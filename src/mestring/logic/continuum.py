"""The marker on the line between the poles of dis-ease and ease (Antonovsky 1979), drawn from chosen weights.

Every step on a weight moves the marker equally far, resources one way and stressors the other. That is a choice made
for drawing: nobody's health is measured, and nobody stands on a pole by one light weight.
"""

HEAVIEST = 3


def reach(stressors: int, resources: int) -> int:
    """How far the two sides' sums can be apart, with so many of each at most."""
    return HEAVIEST * max(stressors, resources)


def positions(most: int) -> list[float]:
    """Per cent of the way to the pole of ease, for the differences (resources less stressors) from -most to most."""
    return [round(100 * (most + difference) / (2 * most), 1) for difference in range(-most, most + 1)]


def side(difference: int) -> str:
    """ "low" towards dis-ease, "middle", or "high" towards ease."""
    return "low" if difference < 0 else "high" if difference > 0 else "middle"

"""What may be told of a class without telling of anyone in it.

A category is told only when at least FEWEST students are in it, and what is left over is told as one group, which must
then be as large itself: otherwise it could be found by subtraction.
"""

from collections.abc import Hashable
from typing import NamedTuple

from ...text.messages import N_, _

FEWEST = 5
NEARLY_ALL = N_("nesten alle")


class Groups(NamedTuple):
    """How many chose each category that may be told, how many all the others, and what nearly everyone chose."""

    told: dict[Hashable, int]
    others: int
    nearly_all: Hashable = None


def grouped(chosen: dict[Hashable, set], unanswered: Hashable = None) -> Groups:
    """`chosen`: category -> its students. Small categories are put together until nobody stands out.

    Those in the category `unanswered` are the first to be put together with them: answers are what one wants to see.
    """
    told = {name: who for name, who in chosen.items() if len(who) >= FEWEST}
    others = set().union(*(who for who in chosen.values() if len(who) < FEWEST))
    nearly_all = None
    while told and 0 < len(others) < FEWEST:
        smallest = unanswered if unanswered in told else min(told, key=lambda name: len(told[name]))
        nearly_all = smallest if len(told) == 1 else None
        others |= told.pop(smallest)
    return Groups({name: len(who) for name, who in told.items()}, len(others), nearly_all)


def share(number: int, of: int) -> str:
    """How many of the class something is true of, in words; "" when it may not be told.

    In fives: a misunderstanding may take in several categories, and an exact number would give away a small one.
    """
    if number < FEWEST:
        return ""
    if 0 < of - number < FEWEST:
        return _(NEARLY_ALL)
    if number == of:
        return _("alle")
    return _("omtrent {number} av {of}", number=FEWEST * round(number / FEWEST), of=of)

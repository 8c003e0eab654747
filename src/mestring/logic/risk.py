"""What a base rate and a ratio make of people, exactly.

A base rate is how many have the outcome to begin with, in percent. A risk ratio multiplies it. An odds ratio multiplies
the odds: those who have the outcome for each who does not (how the one differs from the other: Zhang & Yu, 1998). To
count people of a hundred instead of telling shares is to use natural frequencies (Gigerenzer & Hoffrage, 1995).

The front end reckons by the same rule (`widgets/_risk.js`): a page has no kernel, and the tests hold the two together.
"""

from fractions import Fraction

MEASURES = ("risk_ratio", "odds_ratio")
READINGS = ("times", "more")


def exact(number: int | float) -> Fraction:
    """A number as it is written: 7.7 is 77/10."""
    return Fraction(str(number))


def factor(ratio: Fraction, reading: str) -> Fraction:
    """ "13 times greater" is 13 times as much, or 13 times as much on top of what there was: 14 times."""
    return ratio + (reading == "more")


def after(base: Fraction, factor: Fraction, measure: str) -> Fraction:
    """The share that has the outcome afterwards; more than 1 is impossible. `base` is a share, from 0 to 1."""
    more = base * factor
    return more / (1 - base + more) if measure == "odds_ratio" else more


def people(share: Fraction, of: int) -> int:
    """How many of so many people a share is: the nearest whole number, half a person counts as one.

    With two groups, those who have the outcome and those who do not, this is the largest-remainder method.
    """
    return int(share * of + Fraction(1, 2))


def decimals(number: Fraction, places: int, mark: str) -> str:
    """A number rounded to so many decimals after the language's `mark`, without zeros at its end."""
    units = people(number, 10**places)
    whole, rest = divmod(units, 10**places)
    return f"{whole}{mark}{rest:0{places}}".rstrip("0").rstrip(mark)

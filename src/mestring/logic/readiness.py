"""The two readiness rulers, importance and confidence, each 1 to 10.

Motivation is both how much a goal matters and how much one believes in reaching it (Rollnick, Mason & Butler 1999;
Miller & Rollnick 2013). Where the map is cut in halves is a choice made for teaching, not a measured threshold.
"""

LOWEST, HIGHEST = 1, 10
SCORES = range(LOWEST, HIGHEST + 1)
RULERS = ("importance", "confidence")


def half(score: int) -> str:
    """ "low" for 1-5, "high" for 6-10."""
    return "low" if score <= (LOWEST + HIGHEST) // 2 else "high"


def quadrant(importance: int, confidence: int) -> str:
    """The quadrant of the map, such as "high-low": importance first, then confidence."""
    return f"{half(importance)}-{half(confidence)}"


def follow_up(score: int) -> list[tuple[str, int]]:
    """What one can ask about a score, as (kind of question, the other number in it); never an impossible number.

    "why_not_lower" asks for the reasons one already has, "what_for_higher" for the next small step; at the ends of
    the ruler only the possible one is left, and at 10 "hold_on" asks what keeps it there.
    """
    questions = []
    if score > LOWEST:
        questions.append(("why_not_lower", max(LOWEST, score - 2)))
    questions.append(("what_for_higher", score + 1) if score < HIGHEST else ("hold_on", score))
    return questions


def check_score(value: object) -> None:
    """Raises ValueError for anything but a whole number from 1 to 10 (True is not 1)."""
    if type(value) is not int or value not in SCORES:
        raise ValueError(f"a score is a whole number from {LOWEST} to {HIGHEST}, not {value!r}")

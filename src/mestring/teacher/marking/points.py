"""Points as a teacher types and reads them."""

import re

from ...errors import PlainError

TYPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")


def parse(typed: str, most: float) -> float:
    """The points of `1,5` or `1.5`. Raises PlainError for whatever is not such a number: it is never made one."""
    typed = typed.strip()
    points = float(typed.replace(",", ".")) if TYPED.fullmatch(typed) else None
    if points is None or points > most:
        raise PlainError(f"«{typed}» er ikke poeng her. Skriv et tall fra 0 til {words(most)}, for eksempel 0,5.")
    return points


def words(points: float) -> str:
    """The number as the criteria write it."""
    return f"{round(points, 2):g}".replace(".", ",")

"""Points as a teacher types and reads them."""

import re

from ...errors import PlainError
from ...text.messages import _, interface

TYPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")


def parse(typed: str, most: float) -> float:
    """The points of `1,5` or `1.5`. Raises PlainError for whatever is not such a number: it is never made one."""
    typed = typed.strip()
    points = float(typed.replace(",", ".")) if TYPED.fullmatch(typed) else None
    if points is None or points > most:
        told = {"typed": typed, "most": words(most)}
        raise PlainError(_("«{typed}» er ikke poeng her. Skriv et tall fra 0 til {most}, for eksempel 0,5.", **told))
    return points


def words(points: float) -> str:
    """The number as whoever sits here writes it."""
    number = f"{round(points, 2):g}"
    return number.replace(".", ",") if interface() == "nb" else number


def of(points: float | None, most: float) -> str:
    """The points in words, with how many there are to get."""
    given = _("ingen") if points is None else words(points)
    return _("{given} av {most} poeng", given=given, most=words(most))

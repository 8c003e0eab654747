"""When something was handed in, as nbgrader keeps it beside a hand-in."""

import re
from datetime import UTC, datetime, timedelta

from ..text.messages import N_

FILE = "timestamp.txt"
FORM = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d\S*(?: \S+)?")
WRONG = N_(
    "Tidspunktet i timestamp.txt mangler, kan ikke leses eller er ikke kommet ennå. "
    "Det er ikke tatt med, så dette regnes ikke som levert for sent."
)
AHEAD = timedelta(days=1)  # so much may a clock be wrong, or a time zone be left out


def read(text: str) -> datetime | None:
    """The time in UTC; None for what nbgrader would stop at, guess at, or call late because it has not come yet."""
    from nbgrader.utils import parse_utc  # heavy, and most hand-ins come without a time

    try:
        when = parse_utc(text.strip()).replace(tzinfo=UTC) if FORM.fullmatch(text.strip()) else None
        return when if when and when < datetime.now(UTC) + AHEAD else None
    except (ValueError, OverflowError):
        return None

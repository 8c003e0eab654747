"""What stops a teacher's command from outside, in a sentence: a full disk, a closed folder, a gradebook in use."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

from ..errors import PlainError
from ..text.messages import N_, _

FULL = N_(
    "Disken er full. Rydd til det er minst 2 GB ledig, og kjør den samme kommandoen på nytt. Ingenting er gått tapt."
)
CLOSED = N_(
    "Får ikke lagret{place}. Har du lov til å skrive der, og er det åpent i et annet program? Ordne det, eller flytt "
    "kurset til ei mappe der du kan lagre, og kjør den samme kommandoen på nytt. Ingenting er gått tapt."
)
IN_USE = N_("Karakterboka er i bruk akkurat nå.")
BUSY = N_(
    "Karakterboka er i bruk akkurat nå. Vent til rettingen er ferdig, eller lukk programmet som har den åpen, og kjør "
    "den samme kommandoen på nytt. Ingenting er gått tapt."
)
NO_ROOM, NO_ENTRY = (errno.ENOSPC, errno.EDQUOT), (errno.EROFS, errno.EACCES, errno.EPERM)
PATIENCE = 3.0  # seconds: another grading holds the gradebook for the blink of an eye


def stops_all(error: Exception) -> bool:
    """Whether it is no student's trouble: nothing can be saved at all."""
    return isinstance(error, OSError) and error.errno in (*NO_ROOM, errno.EROFS)


def sentence(error: BaseException | None) -> str:
    """What a teacher is told of it; "" where it is no such trouble."""
    while error is not None:
        words = str(error)
        if isinstance(error, OSError) and error.errno in NO_ROOM or "database or disk is full" in words:
            return _(FULL)
        if "database is locked" in words:
            return _(BUSY)
        if isinstance(error, OSError) and error.errno in NO_ENTRY:
            return _(CLOSED, place=f" {error.filename}" if error.filename else "")
        if "readonly database" in words:
            return _(CLOSED, place=" " + _("karakterboka"))
        error = error.__cause__ or error.__context__
    return ""


def in_use(error: BaseException | None) -> bool:
    """Whether it is that the gradebook is in use."""
    return _(BUSY) in (sentence(error), str(error))


def wait_for(gradebook: Path) -> None:
    """Wait a moment for a gradebook that is in use. Raises PlainError where it stays so."""
    if not gradebook.exists():
        return
    with closing(sqlite3.connect(gradebook, timeout=PATIENCE, isolation_level=None)) as database:
        try:
            database.execute("BEGIN IMMEDIATE")
            database.execute("ROLLBACK")
        except sqlite3.Error as error:  # what else is wrong with it is told by those who open it
            if "locked" in str(error):
                raise PlainError(_(BUSY)) from None

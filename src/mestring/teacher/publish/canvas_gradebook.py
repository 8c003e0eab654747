"""Fills points into the gradebook that a teacher has exported from Canvas, in the form Canvas wrote it.

Canvas' import finds students by their id columns and the assignment by the number in its heading: so those columns are
kept as they are, and no other, for Canvas would take an old value in any other column as news.
"""

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import PlainError
from ...text.messages import N_, _

BOM = b"\xef\xbb\xbf"
SPLIT = ("LastName", "FirstName")  # instead of Student, by a setting of Canvas
WHO = ("Student", *SPLIT, "ID")
ABOUT = (*WHO, "SIS User ID", "SIS Login ID", "Integration ID", "Root Account", "Section")
# A teacher's hand-ins may be named by any of these; Canvas' bulk download by the first.
IDS = ("ID", "SIS User ID", "SIS Login ID")
ASSIGNMENT = re.compile(r"(?P<name>.+) \((?P<number>\d+)\)\Z", re.DOTALL)
NO_SECTION = N_(
    "Kolonnen «Section» mangler i {file}, og da tar ikke Canvas imot lista. Eksporter den på nytt, med alle kolonner."
)
NO_LIST = N_("{file} er ikke ei karakterliste fra Canvas. Velg «Karakterer» og «Eksporter» i Canvas, og bruk den fila.")

TWISTED = N_(
    "Canvas tar ikke imot lista {file}, for overskriftene i første rad er ikke slik Canvas skrev dem. Er den åpnet og "
    "lagret i et annet program? Eksporter den på nytt i Canvas, og bruk den fila uten å åpne den først."
)
SEVERAL = N_("Flere kolonner kan være {name}. Si hvilken med --kolonne NAVN. I lista står:")
NONE = N_("Fant ikke kolonnen til {name}. Si hvilken med --kolonne NAVN. I lista står:")


@dataclass
class Filled:
    """What came of it: the new file's bytes, and the students by what happened to them (ids and names)."""

    data: bytes = b""
    filled: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)  # had another number in Canvas already
    decided: list[str] = field(default_factory=list)  # «EX», a letter or the like stands there: a teacher has decided
    twice: list[str] = field(default_factory=list)  # in the list with an id that another row has too
    missing: list[str] = field(default_factory=list)  # in the list, but handed nothing in
    unknown: list[str] = field(default_factory=list)  # handed in, but not in the list


class WhichColumn(PlainError):
    """No column, or more than one, may be the exercise's; `columns` are those to choose among."""

    def __init__(self, asked: str, found: list[str], there: list[str]):
        self.columns = found or there
        listed = "\n".join(f"  {name}" for name in self.columns) or "  " + _("(ingen oppgaver)")
        why = SEVERAL if found else NONE
        super().__init__(_(why, name=asked) + "\n" + listed)


class GradeList:
    """A gradebook as Canvas exported it."""

    def __init__(self, file: Path):
        self.data = file.read_bytes()
        text = re.sub(r"\Asep=.\r?\n", "", self._decode())  # a line for Excel
        self.newline = "\r\n" if "\r\n" in text else "\n"
        for self.separator in ",;\t":  # a heading may hold any of them
            try:
                self.head, *self.rows = csv.reader(io.StringIO(text, newline=""), delimiter=self.separator, strict=True)
            except (csv.Error, ValueError):
                continue
            if "ID" in self.head and {"Student", *SPLIT} & set(self.head):
                break
        else:
            refused = TWISTED if "Points Possible" in text else NO_LIST
            raise PlainError(_(refused, file=file.name))
        if "Section" not in self.head:
            raise PlainError(_(NO_SECTION, file=file.name))
        width = len(self.head)
        self.rows = [(row + [""] * width)[:width] for row in self.rows if any(row)]

    def _decode(self) -> str:
        try:
            return self.data.decode("utf-16" if self.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError:  # opened and saved again in an old Excel
            return self.data.decode("cp1252", errors="replace")

    @property
    def students(self) -> list[list[str]]:
        """The rows of students; the others tell the points possible and the like."""
        return [row for row in self.rows if self._at(row, "ID").strip()]

    @property
    def assignments(self) -> dict[str, int]:
        """The headings of the columns that are assignments, and where they stand."""
        return {name: place for place, name in enumerate(self.head) if ASSIGNMENT.match(name)}

    def column(self, assignment: str, titles: Collection[str] = (), wanted: str = "") -> str:
        """The heading of an exercise's column: the one that is wanted, or the only one with its name, title or number.

        Raises WhichColumn where that is not certain.
        """
        if wanted:
            found = [name for name in self.assignments if wanted in (name, *ASSIGNMENT.match(name).groups())]
        else:
            found = self._look_for(assignment, titles)
        if len(found) == 1:
            return found[0]
        raise WhichColumn(wanted or assignment, found, list(self.assignments))

    def _look_for(self, assignment: str, titles: Collection[str]) -> list[str]:
        """The columns that may be it. A number under another word, or with other words after it, is no sign."""
        number, _dash, slug = assignment.partition("-")
        names = "|".join(map(re.escape, [assignment, *titles]))
        ways = [rf"\b(?:{names})", rf"\b{re.escape(slug or assignment)}"]
        if number.isdigit():
            ways.append(rf"(?:oppgave|øving|exercise)\W*0*{int(number)}\W*\(\d+\)\Z")
        found = ([name for name in self.assignments if re.search(way, name, re.IGNORECASE)] for way in ways)
        return next(filter(None, found), [])

    def most(self, column: str) -> float | None:
        """The points that Canvas gives at most, where the list tells."""
        for row in self.rows:
            if not self._at(row, "ID").strip() and (number := _number(row[self.assignments[column]])) is not None:
                return number
        return None

    def fill(
        self, column: str, points: dict[str, float], known: set[str] = frozenset(), over: Collection[str] = ()
    ) -> Filled:
        """The list with `points` (student id -> points) in `column`; `known` handed in, but have no points yet.

        What a teacher has decided in Canvas stands, but for those in `over`.
        """
        place, done, met = self.assignments[column], Filled(), set()
        comma = self._decimal_comma()
        separator = self.separator if self.separator in ",;" else ";" if comma else ","  # Canvas takes no other
        kept = [i for i, name in enumerate(self.head) if name in ABOUT or i == place]
        out = io.StringIO(newline="")
        write = csv.writer(out, delimiter=separator, lineterminator=self.newline).writerow
        write(self.head[i] for i in kept)
        by_id, ids = self._by_id(), [self._at(row, "ID").strip() for row in self.students]
        found = {id(by_id[key.lower()]): key for key in {*points, *known} if by_id.get(key.lower())}
        for row in self.rows:
            student = found.get(id(row))
            before = _number(row[place])
            decided = before is None and row[place].strip()
            if student in points and decided and student not in over:
                done.decided.append(self.name(row))
            elif student in points:
                if decided or before not in (None, points[student]):
                    done.changed.append(self.name(row))
                row = [*row]
                row[place] = f"{points[student]:g}".replace(".", "," if comma else ".")
                done.filled.append(student)
            elif student is None and ids.count(self._at(row, "ID").strip()) == 1 and not self._is_test(row):
                done.missing.append(self.name(row))
            met.add(student)
            write(row[i] for i in kept)
        done.twice = sorted(key for key in {*points, *known} if ids.count(key) > 1)
        done.unknown = sorted({*points, *known} - met - set(done.twice))
        bom = self.data.startswith(BOM) and self.head[0] not in SPLIT  # Canvas would not know that heading after it
        done.data = (BOM if bom else b"") + out.getvalue().encode()
        return done

    def names(self) -> dict[str, str]:
        """What Canvas calls the students, by every id they have there."""
        return {key: self.name(row) for key, row in self._by_id().items() if row and key}

    def name(self, row: list[str]) -> str:
        """The student's name as Canvas has it."""
        return self._at(row, "Student") or " ".join(self._at(row, name) for name in reversed(SPLIT)).strip()

    def _by_id(self) -> dict[str, list[str] | None]:
        """Every id and whose it is; None where two students have the same."""
        owners = {}
        for column in reversed(IDS):  # Canvas' own id has the last word
            ids = [self._at(row, column).strip().lower() for row in self.students]
            owners |= {key: row if ids.count(key) == 1 else None for key, row in zip(ids, self.students, strict=True)}
        return owners

    def _decimal_comma(self) -> bool:
        """Whether Canvas wrote numbers with a comma: as the numbers of this list show, or else its separator."""
        cells = [cell for row in self.rows for place in self.assignments.values() if (cell := row[place])]
        if any(re.fullmatch(r"\d+[.,]\d+", cell) for cell in cells):
            return any(re.fullmatch(r"\d+,\d+", cell) for cell in cells)
        return self.separator == ";"

    def _is_test(self, row: list[str]) -> bool:
        """The student that Canvas invents for a teacher who looks at the course as a student."""
        return self.name(row) in ("Student, Test", "Test Student", "Teststudent", "Student, Teststudent")

    def _at(self, row: list[str], column: str) -> str:
        return row[self.head.index(column)] if column in self.head else ""


def _number(cell: str) -> float | None:
    return float(cell.strip().replace(",", ".")) if re.fullmatch(r"\s*-?\d+(?:[.,]\d*)?\s*", cell) else None

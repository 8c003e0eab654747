"""Points go into Canvas' own gradebook, in the form that Canvas wrote it."""

import csv
import io

import pytest

from mestring.errors import PlainError
from mestring.teacher.publish.canvas_gradebook import BOM, GradeList

COLUMN = "Oppgave 03: Mestringstro (9003)"
HEAD = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Oppgave 01 (9001)", COLUMN, "Final Score"]
ROWS = [
    ["", "", "", "", "", "", "Manual Posting", ""],
    ["    Points Possible", "", "", "", "", "10", "10", "(read only)"],
    ["Ødegård, Åse", "101", "s101", "ase@x.no", "Kull A", "7.5", "", "55.0"],
    ['Krok, "Bo"', "102", "s102", "bo@x.no", "Kull A", "9.25", "3.0", ""],
    ["=HYPERLINK(1), Vera", "103", "", "vera@x.no", "Kull B", "", "", ""],
    ["Student, Test", "199", "", "", "Kull A", "", "", ""],
]

TITLES = ["Oppgave 03: Mestringstro", "Exercise 03: Self-efficacy"]


@pytest.fixture
def write(tmp_path):
    """Writes a list in one of the forms that Canvas uses."""

    def write(rows=ROWS, head=HEAD, separator=",", bom=BOM, newline="\r\n", encoding="utf-8"):
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=separator, lineterminator=newline).writerows([head, *rows])
        file = tmp_path / "karakterer.csv"
        file.write_bytes(bom + out.getvalue().encode(encoding))
        return file

    return write


def fill(file, points, known=frozenset(), column=COLUMN):
    return GradeList(file).fill(column, points, known)


def read(data, separator=","):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_points_stand_by_the_right_student_and_only_the_id_columns_come_along(write):
    rows = read(fill(write(), {"101": 8.0, "102": 7.25}).data)
    kept = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", COLUMN]
    assert rows[0] == kept
    assert rows[3:] == [
        ["Ødegård, Åse", "101", "s101", "ase@x.no", "Kull A", "8"],
        ['Krok, "Bo"', "102", "s102", "bo@x.no", "Kull A", "7.25"],
        ["=HYPERLINK(1), Vera", "103", "", "vera@x.no", "Kull B", ""],
        ["Student, Test", "199", "", "", "Kull A", ""],
    ]
    assert rows[1:3] == [["", "", "", "", "", "Manual Posting"], ["    Points Possible", "", "", "", "", "10"]]


def test_the_list_itself_is_not_touched(write):
    file = write()
    before = file.read_bytes()
    fill(file, {"101": 8.0})
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("form", "starts", "number", "ends"),
    [
        ({}, BOM + b"Student,ID", b",7.5", b"\r\n"),
        ({"bom": b"", "newline": "\n"}, b"Student,ID", b",7.5", b"\n"),
        ({"separator": ";"}, BOM + b"Student;ID", b";7.5", b"\r\n"),  # numbers in the list show the decimal sign
    ],
)
def test_the_new_list_has_the_form_of_the_old(write, form, starts, number, ends):
    data = fill(write(**form), {"101": 7.5}).data
    assert data.startswith(starts)
    assert number + ends in data
    assert (b"\r" in data) == (ends == b"\r\n")


@pytest.mark.parametrize("filled", [True, False])
def test_a_list_with_semicolons_takes_decimal_commas(write, filled):
    rows = [[cell.replace(".", ",") if filled else "" if "." in cell and cell[0].isdigit() else cell for cell in row]
            for row in ROWS]  # fmt: skip
    data = fill(write(rows, separator=";"), {"101": 7.5}).data
    assert "Ødegård, Åse;101;s101;".encode() in data
    assert b";7,5\r\n" in data


def test_who_is_missing_unknown_waiting_and_changed_is_told(write):
    done = fill(write(), {"102": 4.0, "888": 9.0}, known={"102", "888", "101", "999"})
    assert done.filled == ["102"]
    assert done.changed == ['Krok, "Bo"']
    assert done.unknown == ["888", "999"]
    assert done.missing == ["=HYPERLINK(1), Vera"]  # 101 waits, and Canvas' own test student hands nothing in
    assert read(done.data)[3][-1] == ""


def test_students_are_found_by_their_login_too_and_never_by_an_id_that_two_share(write):
    shared = [[*row[:2], "same" if row[1] else "", *row[3:]] for row in ROWS]
    done = fill(write(shared), {"BO@x.no": 4.0, "same": 9.0})
    assert done.filled == ["BO@x.no"]
    assert done.unknown == ["same"]


def test_canvas_own_id_has_the_last_word(write):
    rows = [[*row] for row in ROWS]
    rows[3][2] = "101"  # the SIS id of one is the Canvas id of another
    assert read(fill(write(rows), {"101": 8.0}).data)[3][-1] == "8"


def test_a_list_saved_again_in_an_old_excel_is_read(write):
    file = write(bom=b"", encoding="cp1252", separator=";")
    assert "Ødegård, Åse;101".encode() in fill(file, {"101": 1.0}).data


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("03-mestringstro (1)", True),
        ("Oppgave 3 (1)", True),
        ("Arbeidskrav 3 (1)", False),
        ("Mestringstro (1)", True),
        ("Week 3, Exercise 03: Self-efficacy (1)", True),
        ("Oppgave 13 (1)", False),
        ("Oppgave 03", False),  # Canvas' own sums have no number
    ],
)
def test_the_column_is_found_by_name_or_number(write, heading, found):
    file = write([[*row[:6], "", row[7]] for row in ROWS], head=[*HEAD[:6], heading, HEAD[7]])
    if found:
        assert GradeList(file).column("03-mestringstro", TITLES) == heading
    else:
        with pytest.raises(PlainError, match=r"--kolonne NAVN.*\n  Oppgave 01 \(9001\)"):
            GradeList(file).column("03-mestringstro", TITLES)


def test_two_columns_that_could_be_it_are_not_guessed_between(write):
    head = [*HEAD[:5], "Mestringstro (1)", "Mestringstro, ny frist (2)", "Final Score"]
    with pytest.raises(PlainError, match="Flere kolonner"):
        GradeList(write(head=head)).column("03-mestringstro")
    assert GradeList(write(head=head)).column("03-mestringstro", wanted="2") == "Mestringstro, ny frist (2)"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"Navn,Poeng\nKari,3\n", b"PK\x03\x04 a zip"])
def test_what_is_no_gradebook_is_refused_in_a_sentence(tmp_path, data):
    file = tmp_path / "noe.csv"
    file.write_bytes(data)
    with pytest.raises(PlainError, match="noe.csv er ikke ei karakterliste fra Canvas"):
        GradeList(file)


def test_the_most_that_canvas_gives_is_read(write):
    assert GradeList(write()).most(COLUMN) == 10


def test_a_number_under_another_word_is_no_reason_to_write_over_points(write):
    for heading in ("Arbeidskrav 3: Essay om mestring (9100)", "Modul 3 (9100)", "Oppgave 3: Essay (9100)"):
        head = [*HEAD[:6], heading, HEAD[7]]
        with pytest.raises(PlainError, match=r"Fant ikke kolonnen[\s\S]*" + heading[:7]):
            GradeList(write(head=head)).column("03-mestringstro", TITLES)
        assert GradeList(write(head=head)).column("03-mestringstro", wanted="9100") == heading


@pytest.mark.parametrize("said", ["EX", "A-", "80%", "80 %", "N/A", "bestått", "nan", "10/10", "-"])
def test_what_a_teacher_has_decided_stays_until_told_otherwise(write, said):
    rows = [[*row] for row in ROWS]
    rows[3][6] = said
    done = fill(write(rows), {"101": 8.0, "102": 4.0})
    assert read(done.data)[4][-1] == said
    assert (done.decided, done.filled, done.unknown) == (['Krok, "Bo"'], ["101"], [])
    done = GradeList(write(rows)).fill(COLUMN, {"102": 4.0}, over=("102",))
    assert read(done.data)[4][-1] == "4"
    assert (done.decided, done.filled, done.changed) == ([], ["102"], ['Krok, "Bo"'])


def test_names_in_two_columns_are_read_and_stay_as_canvas_knows_them(write):
    rows = [[*(row[0].split(", ") if ", " in row[0] else [row[0], ""]), *row[1:]] for row in ROWS]
    done = fill(write(rows, head=["LastName", "FirstName", *HEAD[1:]]), {"101": 8.0}, known={"102"})
    assert done.data.startswith(b"LastName,FirstName,ID")  # with a byte order mark Canvas would not know the heading
    assert read(done.data)[3][:2] == ["Ødegård", "Åse"]
    assert done.missing == ["Vera =HYPERLINK(1)"]


def test_a_list_that_canvas_would_not_take_back_is_refused(write):
    rows = [[*row[:4], *row[5:]] for row in ROWS]
    with pytest.raises(PlainError, match="Section"):
        GradeList(write(rows, head=[name for name in HEAD if name != "Section"]))


def test_a_student_who_is_there_twice_is_called_so(write):
    done = fill(write([*ROWS, ROWS[2]]), {"101": 8.0}, known={"101"})
    assert (done.twice, done.unknown, done.filled) == (["101"], [], [])
    assert "Ødegård, Åse" not in done.missing


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_heading_with_more_separators_than_the_list_is_read(write, separator):
    other = ";" if separator == "," else ","
    head = [*HEAD[:5], f"Oppgave 01: a{other * 20}b (9001)", *HEAD[6:]]
    data = fill(write(head=head, separator=separator), {"101": 8.0}).data
    assert read(data, separator)[3][-1] == "8"


def test_a_list_that_a_spreadsheet_has_written_is_one_that_canvas_takes(write):
    for form in ({"encoding": "utf-16", "bom": b"", "separator": "\t"}, {"separator": "\t"}):
        assert fill(write(**form), {"101": 7.5}).data.decode("utf-8-sig").startswith("Student,ID,")
    file = write(separator=";")
    file.write_bytes(BOM + b"sep=;\r\n" + file.read_bytes().removeprefix(BOM))
    assert fill(file, {"101": 7.5}).data.startswith(BOM + b"Student;ID;")


def test_headings_that_canvas_did_not_write_are_told_of(write):
    file = write(head=["Etternavn", "Fornavn", *HEAD[2:]])
    with pytest.raises(PlainError, match="overskriftene i første rad er ikke slik Canvas skrev dem"):
        GradeList(file)

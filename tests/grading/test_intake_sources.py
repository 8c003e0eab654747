"""Where hand-ins come from: Canvas unpacked or packed, and a teacher's own folders."""

import errno
import io
import os
import shutil
import zipfile

import pytest
from rich.console import Console

from mestring.errors import PlainError
from mestring.teacher import trouble
from mestring.teacher.cli import run
from mestring.teacher.intake import command, listing, sources, student, unpack
from mestring.teacher.intake import sentences as say

from .hand_ins import FINE, NEEDS_YOU, REPAIRED, TEXTS, Work, canvas_zip, hand_in, pack
from .run_intake import AT, EXERCISE, new_course, put, states, take, text_in


@pytest.fixture
def course(tmp_path):
    return new_course(tmp_path)


@pytest.fixture
def work():
    return Work.good(EXERCISE)


def test_canvas_unpacked_as_a_folder_or_packed_in_one_more(course):
    ids, packed = canvas_zip([hand_in("intact", EXERCISE), hand_in("late", EXERCISE)])
    (course.root / "canvas.zip").write_bytes(packed)
    shutil.unpack_archive(course.root / "canvas.zip", course.root / "inn")
    unpacked = take(course)
    files = {f"submissions/{path.name}": path.read_bytes() for path in (course.root / "inn").iterdir()}
    (course.root / "igjen.zip").write_bytes(pack(files | {"__MACOSX/submissions/._x": b"\0"}))
    assert states(unpacked) == states(take(course, "igjen.zip")) == dict.fromkeys(ids.values(), FINE)


def test_a_folder_per_student_and_a_zip_per_student(course, work):
    put(course.root / "inn", {"liste.xlsx": b"x", "Åse Bjørnsen.zip": pack(work.files()), ".DS_Store": b""})
    put(course.root / "inn" / "kandidat-1", work.files())
    put(course.root / "inn" / "kandidat-2" / EXERCISE, work.files())
    put(course.root / "inn" / "kandidat-2" / "04-kontroll", Work.good("04-kontroll").files())
    entries = take(course)
    assert list(states(entries).values()) == [FINE] * 3
    assert {entry["name"] for entry in entries.values()} == {"Åse Bjørnsen", "kandidat-1", "kandidat-2"}


def test_one_students_zip_alone(course, work):
    (course.root / "kari.zip").write_bytes(pack(work.files()))
    assert states(take(course, "kari.zip")) == {"kari": FINE}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_on_the_machine_reads_what_was_handed_in(course, work):
    put(course.root / "inn", {"kari.zip": pack(work.files())})
    take(course)
    assert (course.root / "grading").stat().st_mode & 0o007 == 0


def test_the_buttons_zip_without_a_name_asks_for_one(course, work):
    (course.root / f"{EXERCISE}.zip").write_bytes(pack(work.files()))
    [entry] = take(course, f"{EXERCISE}.zip").values()
    assert entry["state"] == NEEDS_YOU
    assert "hvem som har levert" in entry["lines"][0]
    assert not (course.root / "grading/submitted").exists()


def test_an_empty_folder_is_a_hand_in_too(course, work):
    (course.root / "inn" / f"kari+{EXERCISE}+{AT}").mkdir()
    put(course.root / "inn", {"ola.zip": pack(work.files())})
    entries = take(course)
    assert states(entries) == {"kari": NEEDS_YOU, "ola": FINE}
    assert entries["kari"]["lines"][0] == "Mappa er tom."


def test_a_folder_that_cannot_be_opened_is_a_hand_in_too(course, work, monkeypatch):
    put(course.root / "inn" / f"kari+{EXERCISE}+{AT}", work.files())
    put(course.root / "inn" / "ola", work.files())
    walk = os.walk

    def closed(folder, onerror):  # as os.walk does it, also for an administrator, to whom no folder is closed
        for where, folders, files in walk(folder):
            if EXERCISE in where:
                onerror(PermissionError(13, "closed", where))
            else:
                yield where, folders, files

    monkeypatch.setattr(listing.os, "walk", closed)
    entries = take(course)
    assert states(entries) == {"kari": NEEDS_YOU, "ola": FINE}
    assert entries["kari"]["lines"][0] == "Ei mappe kan ikke åpnes."


def test_two_students_of_one_name_are_told_apart_or_told_of(course, work):
    other = Work.good(EXERCISE)
    other.cell(other.written[0])["source"] = "Den andre Kari skrev noe annet."
    put(course.root / "inn", {"Kari Li.zip": pack(work.files()), "Kari Li (1).zip": pack(other.files())})
    [entry] = take(course).values()
    assert entry["state"] == NEEDS_YOU
    assert "Er det to studenter" in entry["lines"][0]
    for file in (course.root / "inn").iterdir():
        file.write_bytes(pack(work.files()))
    [entry] = take(course).values()
    assert entry["state"] == REPAIRED, "the same file twice needs nobody"


def test_two_names_with_one_number_are_for_the_teacher(course, work):
    packed = pack(work.files())
    put(course.root / "inn", {"likari_7_900001_a.zip": packed, "likari_7_900002_a-1.zip": packed})
    assert states(take(course)) == {"7": REPAIRED}
    put(course.root / "inn", {"mallory_7_900003_x_8_900004_a.zip": packed})
    entries = take(course)
    assert states(entries) == {"7": NEEDS_YOU}
    assert "«likari», «mallory»" in entries["7"]["lines"][0]


def test_an_older_download_replaces_nothing(course, work):
    old = {name: data.replace(b"Bussen", b"Utkast") for name, data in work.files().items()}
    (course.root / "ny.zip").write_bytes(pack({"likari_7_900002_a-1.zip": pack(work.files())}))
    (course.root / "gammel.zip").write_bytes(pack({"likari_7_900001_a.zip": pack(old)}))
    take(course, "ny.zip")
    for _ in range(2):
        entries = take(course, "gammel.zip")
        assert entries["7"]["lines"] == [say.OLDER, "Alt er besvart."]
    assert TEXTS[0] in text_in(course, "7")
    take(course, "ny.zip")
    shutil.rmtree(course.root / "grading/submitted")
    take(course, "gammel.zip")
    assert "Utkast" in text_in(course, "7"), "who wants the older one removes the newer"


def test_an_intake_that_was_killed_loses_nobody(course, work):
    """At the worst moment: the old folder is out of the way, the new one is not in its place."""
    place = course.at("submitted", "kari.n", EXERCISE)
    put(place, work.files())
    take(course, None)
    place.rename(course.intake(EXERCISE) / ".kari.n.old")
    put(course.intake(EXERCISE) / ".kari.n.new", work.files())
    assert states(take(course, None)) == {"kari.n": FINE}
    assert TEXTS[0] in text_in(course, "kari.n")
    assert not list(course.intake(EXERCISE).glob(".*"))


def test_a_bad_hand_in_leaves_the_earlier_one_standing(course, work):
    (course.root / "kari.zip").write_bytes(pack(work.files()))
    take(course, "kari.zip")
    (course.root / "kari.zip").write_bytes(b"PK\x03\x04 rubbish")
    with pytest.raises(PlainError, match="kan ikke åpnes"):
        take(course, "kari.zip")
    put(course.root / "inn", {"kari.zip": b"PK\x03\x04 rubbish", "ola.zip": b""})
    entries = take(course)
    assert "gjelder fortsatt" in " ".join(entries["kari"]["lines"])
    assert TEXTS[0] in text_in(course, "kari")
    assert entries["ola"]["state"] == NEEDS_YOU


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
def test_links_and_pipes_are_never_opened(course, work):
    secret = course.root / "hemmelig.ipynb"
    secret.write_text(work.json)
    put(course.root / "inn" / "kari", {"svar/x.json": b"{}"})
    (course.root / "inn/kari" / f"{EXERCISE}.ipynb").symlink_to(secret)
    (course.root / "inn/kari/utenfor").symlink_to(course.root)
    os.mkfifo(course.root / "inn/kari/m03-open-closed.json")
    entries = take(course)
    assert entries["kari"]["state"] == NEEDS_YOU
    assert "lenke" in entries["kari"]["lines"][0]
    assert not course.at("submitted", "kari", EXERCISE).exists()
    assert [path.name for path in (course.intake(EXERCISE) / "originals").rglob("*") if path.is_file()] == ["x.json"]


def test_a_zip_larger_than_anybody_needs_is_not_opened(work):
    entries = listing.list_zip(io.BytesIO(pack({"kari.zip": pack(work.files()), "svar.txt": b"x"})))
    found = unpack.read(entries, unpack.Found(zipped=1_000))
    assert (found.troubles, [parts[-1] for parts, _ in found.files]) == ({"huge"}, ["svar.txt"])


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_students_crowded_zip_shuts_out_nobody_however_the_download_is_packed(course, work, monkeypatch, way):
    monkeypatch.setattr(sources, "MOST_ENTRIES", 5)  # times 20, for all hand-ins
    crowded = pack({f"{number}.txt": b"" for number in range(6_000)})
    with zipfile.ZipFile(course.root / "canvas.zip", "w", way) as download:
        download.writestr("likari_7_900001_a.zip", crowded)
        download.writestr("moola_8_900002_a.zip", pack(work.files()))
    entries = take(course, "canvas.zip")
    assert states(entries) == {"7": NEEDS_YOU, "8": FINE}
    assert "filer i seg" in entries["7"]["lines"][0]


def test_a_zip_that_lists_more_than_anybody_hands_in_is_not_listed():
    crowded = io.BytesIO(pack({f"{number}.txt": b"" for number in range(40)}))
    with pytest.raises(listing.TooMany):
        listing.list_zip(crowded, most=39)
    assert len(listing.list_zip(crowded, most=40)) == 40
    assert len(listing.list_zip(io.BytesIO(b"before" + crowded.getvalue()), most=40)) == 40


def test_one_students_trouble_is_that_students_alone(course, work, monkeypatch):
    put(course.root / "inn", {"kari.zip": pack(work.files()), "ola.zip": pack(work.files())})
    real = command.take_in

    def fails(course, exercise, pieces, *more):
        if pieces[0].sender.student == "kari":
            raise MemoryError("for stor")
        return real(course, exercise, pieces, *more)

    monkeypatch.setattr(command, "take_in", fails)
    entries, _ = command.intake(course, EXERCISE, course.root / "inn", Console(file=io.StringIO()))
    assert {entry["student"]: entry["state"] for entry in entries} == {"kari": NEEDS_YOU, "ola": FINE}
    assert "MemoryError" in (course.intake(EXERCISE) / "feil.txt").read_text()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("borte.zip", "Fant ikke"),
        ("tomt", "Ingen|Fant ingen"),
        (None, "Ingen innleveringer"),
        ("karakterer.csv", "er ikke ei zip-fil. Gi zip-fila"),
    ],
)
def test_nothing_to_take_in_is_said_plainly(course, source, words):
    (course.root / "tomt").mkdir()
    (course.root / "karakterer.csv").write_text("Student,ID")
    with pytest.raises(PlainError, match=words):
        take(course, source)


def test_the_exit_code_tells_how_it_went(course, work, capsys):
    put(course.root / "inn", {"kari.zip": pack(work.files())})
    arguments = ["intake", EXERCISE, str(course.root / "inn"), "--course", str(course.root)]
    assert run(arguments) == 0
    assert "1 innlevering: 1 i orden" in capsys.readouterr().out
    put(course.root / "inn", {"ola.zip": b""})
    assert run(arguments) == 1
    assert run(["intake", "finnes-ikke", "--course", str(course.root)]) == 2
    assert "Det er ingen oppgave som heter finnes-ikke" in capsys.readouterr().err


def test_a_file_without_a_name_is_none(work):
    data = bytearray(pack({"x": b"1", "svar.txt": b"x"}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 30], data[entry + 28] = 1, 0  # the name's one letter becomes what follows the name
    assert [one.parts for one in listing.list_zip(io.BytesIO(bytes(data)))] == [("svar.txt",)]


def test_private_answers_are_kept_nowhere(course, work):
    private = {"mitt/.privat/m03-notat.json": b"bare mitt", "mitt/__MACOSX/.privat/._x": b"bare mitt"}
    backup = pack(private | work.files(folder="mitt/exercises/x/"))
    put(course.root / "inn", {"kari.zip": backup, "ola.zip": pack({"dypere.zip": backup}), "liv.ipynb": backup})
    put(course.root / "inn" / "siv", private | work.files(folder="mitt/exercises/x/"))
    entries = take(course)
    assert all("De er ikke lest, og de er ikke tatt vare på her." in entry["lines"][0] for entry in entries.values())
    for path in (course.intake(EXERCISE) / "originals").rglob("*"):
        found = unpack.read([listing.one_file(path)]) if path.is_file() else unpack.Found()
        assert not found.private
        assert [parts for parts, data in found.files if b"bare mitt" in data] == []
    again = take(course)
    assert {one: entry["originals"] for one, entry in again.items()} == {
        one: entry["originals"] for one, entry in entries.items()
    }


def test_a_full_disk_stops_the_command_with_a_sentence(course, work, monkeypatch, capsys):
    put(course.root / "inn", {"kari.zip": pack(work.files())})
    arguments = ["intake", EXERCISE, str(course.root / "inn"), "--course", str(course.root)]
    for where, name in ((student, "_put"), (sources, "copy")):
        with monkeypatch.context() as patch:
            patch.setattr(where, name, full)
            assert run(arguments) == 2
        assert capsys.readouterr().err.strip() == trouble.FULL
    assert run(arguments) == 0


def full(*arguments):
    raise OSError(errno.ENOSPC, "No space left on device")

"""One file for several students, and the same file from several students."""

import pytest

from mestring.errors import PlainError
from mestring.teacher.intake.group_work import same_work
from mestring.teacher.publish.canvas_feedback import bundle

from .hand_ins import FINE, TEXTS, Work, pack
from .run_intake import EXERCISE, new_course, states, take, text_in


@pytest.fixture
def course(tmp_path):
    return new_course(tmp_path)


def download(course, *senders, text=TEXTS[0]):
    work = Work.good(EXERCISE)
    work.cell(work.written[0])["source"] = text
    files = {f"{name}_{900000 + number}_oving.zip": pack(work.files()) for number, name in enumerate(senders)}
    (course.root / "canvas.zip").write_bytes(pack(files))


def test_what_one_of_a_group_handed_in_counts_for_all(course):
    download(course, "likari_101")
    entries = take(course, "canvas.zip", [["102", "101"]])
    assert states(entries) == {"101": FINE, "102": FINE}
    assert entries["102"]["lines"][0] == "Levert av likari for flere."
    assert "Levert av" not in entries["101"]["lines"][0]
    assert text_in(course, "102") == text_in(course, "101")
    assert same_work(list(entries.values())) == []


def test_what_has_been_taken_in_before_is_left_as_it_lies(course):
    download(course, "likari_101", "moola_102")
    take(course, "canvas.zip")
    before = {student: course.at("submitted", student, EXERCISE).stat().st_ino for student in ("101", "102")}
    download(course, "likari_101", "moola_102", "vikvera_103")
    take(course, "canvas.zip")
    assert before == {student: course.at("submitted", student, EXERCISE).stat().st_ino for student in before}


def test_a_page_for_one_of_a_group_never_goes_to_the_sender(course, tmp_path):
    download(course, "likari_101")
    entries = take(course, "canvas.zip", [["101", "102"]])
    (tmp_path / "side.html").write_text("x")
    pages = dict.fromkeys(entries, tmp_path / "side.html")
    originals = {student: entry["originals"] for student, entry in entries.items()}
    assert bundle(tmp_path / "sider.zip", pages, originals) == ["102"]


def test_a_group_is_remembered_until_somebody_hands_in_alone(course):
    download(course, "likari_101")
    take(course, "canvas.zip", [["101", "102", "103"]])
    download(course, "moola_103", "likari_101", text="Et nytt og bedre svar om bussen og Borghild.")
    entries = take(course, "canvas.zip")
    assert all("nytt og bedre" in text_in(course, student) for student in ("101", "102", "103"))
    assert [entries[student].get("with") for student in ("101", "102", "103")] == ["101", "101", None]


@pytest.mark.parametrize(
    ("group", "words"), [(["104", "105"], "Fant ingen innlevering"), (["101", "103"], "har flere levert: 101, 103")]
)
def test_a_group_without_one_sender_is_told_of(course, group, words):
    download(course, "likari_101", "moola_103")
    with pytest.raises(PlainError, match=words):
        take(course, "canvas.zip", [group])
    assert not (course.root / "grading/submitted").exists()


def test_the_same_file_from_two_students_is_noticed(course):
    download(course, "likari_101", "moola_103")
    entries = take(course, "canvas.zip")
    report = (course.intake(EXERCISE) / "report.html").read_text(encoding="utf-8")
    told = same_work(list(entries.values()))
    assert len(told) == 1
    assert "moola (103)" in told[0]
    assert "--gruppe" in told[0]
    assert told[0] in report
    assert report.count("Nøyaktig det samme er levert av") == 2
    assert states(entries) == {"101": FINE, "103": FINE}  # a doubt that is shown, and no punishment
    assert same_work(list(take(course, "canvas.zip", [["101", "103"]]).values())) == []  # the advice helps
    entries = take(course, "canvas.zip")  # and is remembered
    assert same_work(list(entries.values())) == []
    assert not any("Levert av" in line for entry in entries.values() for line in entry["lines"])


def test_exercises_that_nobody_has_touched_are_not_the_same_work(course):
    empty = Work.good(EXERCISE)
    empty.answers = {}
    for name in empty.written:
        empty.cell(name)["source"] = ""
    data = pack(empty.files())
    (course.root / "canvas.zip").write_bytes(pack({"likari_101_900001_a.zip": data, "moola_103_900002_a.zip": data}))
    assert same_work(list(take(course, "canvas.zip").values())) == []


def test_a_whole_class_with_another_exercise_is_asked_about(course):
    data = pack(Work.good("04-kontroll").files())
    files = {f"n{number}_{number}_90000{number}_a.zip": data for number in range(1, 4)}
    (course.root / "canvas.zip").write_bytes(pack(files))
    take(course, "canvas.zip")
    report = (course.intake(EXERCISE) / "report.html").read_text(encoding="utf-8")
    assert "3 av 3 har levert oppgaven 04-kontroll. Har du valgt rett oppgave?" in report

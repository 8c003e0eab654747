"""What `nbgrader collect` takes from the students' own folders on a Hub, and what it leaves there."""

import logging
import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from mestring.teacher.batch.hand_in_files import regular_files
from mestring.teacher.course import find_course
from mestring.teacher.exchange import TOO_LARGE, UNREADABLE, Collect, ReleaseFeedback
from mestring.teacher.handed_in_at import read
from mestring.teacher.hub_folders import canonical, hub_folder, inbound_folder, student_folder

from .course import empty_gradebook
from .exercises import ROOT

EXERCISE = "03-mestringstro"
AT = "2026-11-2{} 20:44:23.123456 UTC"


class Class:
    """A course with a Hub's folders."""

    def __init__(self, root):
        self.root, self.hub = root, hub_folder(root / "grading")
        (self.hub / "exchange").mkdir(parents=True)
        shutil.copy(ROOT / "nbgrader_config.py", root)
        (root / "grading" / "gradebook.db").write_bytes(empty_gradebook())
        self.submitted = root / "grading" / "submitted"

    def lay(self, user, day=1, name=None, files=None, at=None):
        """A hand-in in the folder of who is signed in as `user`; returns where it lies."""
        own, at = student_folder(self.hub, user), at or AT.format(day)
        place = inbound_folder(own) / f"{name or own.name}+{EXERCISE}+{at}+abc"
        for file, text in {f"{EXERCISE}.ipynb": "{}", "timestamp.txt": at, **(files or {})}.items():
            (place / file).parent.mkdir(parents=True, exist_ok=True)
            (place / file).write_text(text)
        return place

    def do(self, kind, **options):
        """Run a step of nbgrader's with the course's own configuration."""
        from nbgrader.coursedir import CourseDirectory

        config = find_course(self.root).config
        folders = CourseDirectory(config=config, assignment_id=EXERCISE, student_id=options.pop("student", "*"))
        kind(coursedir=folders, config=config, **options).start()

    def collected(self):
        """{student: the files that were collected}."""
        return {one.name: {p.name for p in one.rglob("*") if p.is_file()} for one in self.submitted.iterdir()}


def now():
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")


@pytest.fixture
def course(tmp_path):
    return Class(tmp_path)


def test_the_configuration_names_these_steps(course):
    config = find_course(course.root).config
    assert config.ExchangeFactory.collect.endswith(Collect.__name__)
    assert config.ExchangeFactory.release_feedback.endswith(ReleaseFeedback.__name__)
    assert config.Exchange.root == str(course.hub / "exchange")


def test_one_person_has_one_spelling():
    """JupyterHub lowers the letters of who signs in, but not of who is added by a program, and leaves å as it came."""
    assert canonical("Kari.\u00d8degA\u030ard") == canonical("kari.\u00f8deg\u00e5rd") == "kari.\u00f8deg\u00e5rd"


@pytest.mark.parametrize("name", ["per+oest", "per oest", "per_oest", "per\u00f8st", "..", "per/../oest", "*"])
def test_a_name_gives_a_folder_that_every_step_can_use(course, name):
    found = student_folder(course.hub, name)
    assert found.parent == course.hub / "students" and not set("+*/ ") & set(found.name)
    assert not found.name.startswith(".")


def test_names_that_look_alike_are_two_students(course):
    names = ["per+oest", "per-oest", "per.oest", "per oest", "per\u00f8st", "peroest", "per@oest", "per\u200boest"]
    names += [student_folder(course.hub, name).name for name in names]  # and nobody can sign in as one that was made
    names = list(dict.fromkeys(names))
    assert len(names) > 8
    assert len({student_folder(course.hub, name) for name in names}) == len(names)


def test_each_ones_newest_is_collected_with_its_answers(course):
    course.lay("kari.ødegård", 1)
    course.lay("kari.ødegård", 2, files={"svar/m03-a.json": "{}"})
    course.lay("aas@skole.no", 1)
    course.do(Collect)
    kari = student_folder(course.hub, "kari.ødegård").name
    plain = {f"{EXERCISE}.ipynb", "timestamp.txt"}
    assert course.collected() == {kari: {*plain, "m03-a.json"}, "aas@skole.no": plain}


def test_a_newer_one_replaces_it_when_that_is_asked_for(course):
    course.lay("kari", 1)
    course.do(Collect)
    course.lay("kari", files={"new.txt": "new"}, at=now())
    course.do(Collect)
    assert "new.txt" not in course.collected()["kari"]
    course.do(Collect, update=True)
    assert "new.txt" in course.collected()["kari"]


def test_one_students_alone(course):
    course.lay("kari")
    course.lay("ola")
    course.do(Collect, student="ola")
    assert set(course.collected()) == {"ola"}


def test_a_hand_in_in_anothers_name_is_left_and_told(course, caplog):
    course.lay("kari")
    course.lay("mallory", name="kari", day=5, files={"forged.txt": "canary"})
    (inbound_folder(student_folder(course.hub, "kari")) / f".kari+{EXERCISE}+{AT.format(6)}+abc.tmp").mkdir()
    course.do(Collect)
    assert set(course.collected()) == {"kari"} and "forged.txt" not in course.collected()["kari"]
    told = [message for message in caplog.messages if "har levert i en annens navn" in message]
    assert len(told) == 1 and "mallory" in told[0]


@pytest.mark.skipif(os.name == "nt", reason="links need rights in Windows")
def test_no_link_is_followed_and_no_pipe_stops_the_others(course):
    secret = course.root / "grading" / "secret.txt"
    secret.write_text("canary")
    kari = course.lay("kari")
    (kari / "link.txt").symlink_to(secret)
    (kari / "folder").symlink_to(secret.parent)
    os.mkfifo(kari / "pipe")
    inbound = inbound_folder(student_folder(course.hub, "mallory"))
    inbound.mkdir(parents=True)
    (inbound / f"mallory+{EXERCISE}+{AT.format(1)}+abc").symlink_to(kari)
    course.lay("ola")
    course.do(Collect)
    assert course.collected() == dict.fromkeys(["kari", "ola"], {f"{EXERCISE}.ipynb", "timestamp.txt"})


def test_what_is_swapped_for_a_link_while_it_is_copied_is_left(course, monkeypatch):
    kari = course.lay("kari", files={"svar/m03-a.json": "{}"})
    (secret := course.root / "grading" / "secret").mkdir()
    (secret / "m03-a.json").write_text("canary")

    def swap(folder):
        names = regular_files(folder)
        (kari / "svar").rename(kari / "old")
        (kari / "svar").symlink_to(secret)
        return names

    monkeypatch.setattr("mestring.teacher.exchange.regular_files", swap)
    course.do(Collect)
    assert course.collected() == {"kari": {f"{EXERCISE}.ipynb", "timestamp.txt"}}


@pytest.mark.skipif(os.name == "nt", reason="links need rights in Windows")
def test_a_link_beside_a_hand_in_is_never_taken_for_the_newest(course, caplog):
    """It could lead to another student's answers, or to solutions/, and the feedback page would show them."""
    ola = course.lay("ola", 1, files={"canary.txt": "canary"})
    course.lay("mallory", 2)
    inbound = inbound_folder(student_folder(course.hub, "mallory"))
    (inbound / f"mallory+{EXERCISE}+{AT.format(9)}+abc").symlink_to(ola)
    course.do(Collect)
    assert "mallory" not in course.collected() or "canary.txt" not in course.collected()["mallory"]
    assert "canary.txt" in course.collected()["ola"]
    assert any("mallory har lagt en snarvei" in message for message in caplog.messages)


def test_one_that_is_too_large_or_has_no_time_stops_nobody(course, caplog, monkeypatch):
    monkeypatch.setattr("mestring.teacher.batch.hand_in_files.NUMBER", 5)
    course.lay("kari", files={f"{n}.txt": "" for n in range(6)})
    course.lay("mallory").rename(inbound_folder(student_folder(course.hub, "mallory")) / f"mallory+{EXERCISE}+today")
    course.lay("ola")
    with caplog.at_level(logging.ERROR):
        course.do(Collect)
    assert {name for name, files in course.collected().items() if files} == {"ola"}
    told = [message for message in caplog.messages if "Ikke hentet: innleveringen fra" in message]
    assert len(told) == 2 and TOO_LARGE.partition("{")[0] in told[0] and UNREADABLE in told[1]


def test_the_time_is_when_the_files_came_whatever_is_said(course, caplog):
    """A student could write that it came before it was too late, or in a hundred years, which counts as never."""
    place = course.lay("kari")  # which says a day that is past
    os.utime(place / "timestamp.txt", (0, 0))
    course.lay("ola", at=now())
    course.lay("per", files={"timestamp.txt": "2126-01-01 12:00:00 UTC"})
    course.do(Collect)
    for name in ("kari", "ola", "per"):
        came = read((course.submitted / name / EXERCISE / "timestamp.txt").read_text())
        assert abs(came - datetime.now(UTC)) < timedelta(minutes=2)
    told = sorted(message.split()[0] for message in caplog.messages if "Det siste gjelder" in message)
    assert told == ["kari", "per"]


def test_a_page_goes_to_the_student_it_is_for(course):
    for name in ("kari", "ola"):
        course.lay(name)
    for name in ("kari", "nobody"):
        page = course.root / "grading" / "feedback" / name / EXERCISE / f"{EXERCISE}.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"til {name}")
    course.do(ReleaseFeedback, student="ola")
    assert not list(course.hub.rglob("*.html"))
    course.do(ReleaseFeedback)
    found = {p.relative_to(course.hub / "students").as_posix(): p.read_text() for p in course.hub.rglob("*.html")}
    assert found == {f"kari/feedback/{EXERCISE}.html": "til kari"}

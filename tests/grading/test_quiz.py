"""The quiz for Canvas: read back item by item, and held against what another program writes."""

import io
import re
import zipfile
from html import unescape

import nbformat
import pytest
import yaml
from lxml import etree
from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

from mestring.teacher import cli
from mestring.teacher.quiz.qti import package
from mestring.teacher.quiz.questions import Option, Question, lessons
from mestring.teacher.translation.stray_words import strays

from .exercises import ROOT

COURSE = ROOT / "course"
NAMES = sorted(path.stem for path in COURSE.glob("*.ipynb"))
LESSONS = {lesson.name: lesson for lesson in lessons(COURSE)}
ASKED = Question("m00-x-q1", "", "Hva?", (Option("a", "Ja", True, "Nettopp."), Option("b", "Nei", False, "Nei.")))


def parts(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name[-1] != "/"}


def quiz(data, name):
    return parts(data)[f"mestring-{name}/mestring-{name}.xml"]


def words(html):
    """The paragraphs of a piece of HTML, as text."""
    return [unescape(part) for part in re.findall("<p>(.*?)</p>", html or "", re.DOTALL)]


def one(item, path):
    return item.xpath(re.sub(r"(?<![\w@':-])([a-z_]+)(?![\w('=])", r"q:\1", path), namespaces={"q": item.nsmap[None]})


def read(item):
    """A question as this file says it: words, options with their feedback, key, and the feedback for all."""
    told = {}
    for when in one(item, "resprocessing/respcondition[displayfeedback]"):
        name = one(when, "displayfeedback")[0].get("linkrefid")
        chosen = one(when, "conditionvar/varequal")
        (feedback,) = [each for each in one(item, "itemfeedback") if each.get("ident") == name]
        told[chosen[0].text if chosen else None] = words(one(feedback, "flow_mat/material/mattext")[0].text)
    (scored,) = one(item, "resprocessing/respcondition[setvar]")
    right = one(scored, "conditionvar/varequal") + one(scored, "conditionvar/and/varequal")
    wrong = one(scored, "conditionvar/and/not/varequal")
    labels = one(item, "presentation/response_lid/render_choice/response_label")
    options = {label.get("ident"): words(one(label, "material/mattext")[0].text) for label in labels}
    if wrong:
        assert {each.text for each in right + wrong} == options.keys()
    return {
        "words": words(one(item, "presentation/material/mattext")[0].text),
        "many": one(item, "presentation/response_lid")[0].get("rcardinality") == "Multiple",
        "options": [(*text, told.get(ident, [""])[0]) for ident, text in options.items()],
        "right": [number for number, ident in enumerate(options) if ident in {each.text for each in right}],
        "why": told.get(None),
    }


def written(name):
    """The same, straight from the lesson's files: name -> question."""
    number, found = name[:2], {}
    source = "".join(cell.source for cell in nbformat.read(COURSE / f"{name}.ipynb", 4).cells)
    checks = set(re.findall(r'QuickCheck\("([\w-]+)"', source))
    for key, entry in yaml.safe_load((COURSE / "widgets" / f"m{number}.yml").read_text("utf-8")).items():
        for each, asked in entry["questions"].items() if key in checks else ():
            lead = [] if key.endswith(("-sjekk", "-prov")) else [entry["prompt"]]
            given = list(asked["options"].values())
            found[f"{key}-{each}"] = {
                "words": [*lead, asked["text"]],
                "many": asked.get("many", False),
                "options": [(option["text"], option["feedback"]) for option in given],
                "right": [at for at, option in enumerate(given) if option.get("right")],
                "why": None,
            }
    for key, item in yaml.safe_load((COURSE / "bank" / f"m{number}.yml").read_text("utf-8")).items():
        if "options" in item:
            found[key] = {
                "words": [item["text"]],
                "many": False,
                "options": [(text, "") for text in item["options"].values()],
                "right": [list(item["options"]).index(item["right"])],
                "why": [item["why"]],
            }
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_question_option_key_and_feedback_comes_back_as_it_stands_in_the_course(name):
    items = one(quiz(package([LESSONS[name]]), name), "assessment/section/item")
    assert {item.get("title"): read(item) for item in items} == written(name)
    assert len(items) == len(written(name)) >= 10


def shape(element):
    """The tags of an element, its values that are not names, and what is inside it."""
    about = {key: value for key, value in element.attrib.items() if key not in ("ident", "linkrefid", "title")}
    return etree.QName(element).localname, about, [shape(inner) for inner in element]


def test_a_question_is_built_as_the_known_program_builds_it(tmp_path):
    """text2qti's packages are imported into Canvas every day; it is given the same questions."""
    for lesson in LESSONS.values():
        asked = {question.text: question for question in lesson.questions}.values()  # it refuses the same words twice
        text = "".join(
            f"{at}. {question.text}\n"
            + (f"... {question.feedback}\n" if question.feedback else "")
            + "".join(
                ("[" + "*" * option.right + "]" if question.many else "*" * option.right + "a)")
                + f" {option.text}\n"
                + (f"... {option.feedback}\n" if option.feedback else "")
                for option in question.options
            )
            + "\n"
            for at, question in enumerate(asked, 1)
        )
        theirs = parts(QTI(Quiz(text, config=Config())).zip_bytes())
        ours = quiz(package([lesson._replace(questions=tuple(asked))]), lesson.name)
        (theirs,) = [root for name, root in theirs.items() if etree.QName(root).localname == "questestinterop"]
        assert [shape(item) for item in one(ours, "assessment/section/item")] == [
            shape(item) for item in one(theirs, "assessment/section/item")
        ]


def test_the_manifest_names_every_file_and_nothing_else():
    found = parts(package(list(LESSONS.values())))
    manifest = found.pop("imsmanifest.xml")
    assert sorted(one(manifest, "resources/resource/file/@href")) == sorted(found)
    quizzes = one(manifest, "resources/resource[@type='imsqti_xmlv1p2']")
    assert len(quizzes) == len(NAMES)
    ids = [root.xpath("string((//@ident | //@identifier)[1])") for root in found.values()]
    assert {each.get("identifier") for each in quizzes} == set(ids)


def test_no_question_of_the_course_has_the_identifier_of_another():
    idents = [question.ident for lesson in LESSONS.values() for question in lesson.questions]
    assert len(set(idents)) == len(idents) > 250


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (ASKED._replace(options=(ASKED.options[0]._replace(feedback="Ja, det er det."), ASKED.options[1])), True),
        (ASKED._replace(feedback="Derfor."), True),
        (ASKED._replace(text="Hva da?"), False),
        (ASKED._replace(lead="Tenk på Odd."), False),
        (ASKED._replace(many=True), False),
        (ASKED._replace(options=ASKED.options[::-1]), False),
        (ASKED._replace(options=(ASKED.options[0], Option("b", "Aldri", False))), False),
        (ASKED._replace(options=tuple(each._replace(right=not each.right) for each in ASKED.options)), False),
        (ASKED._replace(name="m00-x-q2"), False),
    ],
)
def test_a_question_keeps_its_identifier_until_something_else_is_asked(other, same):
    assert (other.ident == ASKED.ident) is same


def test_words_that_look_like_markup_or_numbers_stay_as_they_are():
    asked = ASKED._replace(text="Er 1,5 < 2 & «a» > b? <b>Nei</b> ![x](y)", feedback='"]]>')
    lesson = LESSONS["03-mestringstro"]._replace(questions=(asked, asked._replace(name="m00-x-q2")))
    found = [read(item) for item in one(quiz(package([lesson]), lesson.name), "assessment/section/item")]
    assert [each["words"] for each in found] == [[asked.text]] * 2
    assert found[0]["why"] == [asked.feedback]


def test_the_command_writes_one_lesson_or_all_and_says_how_many(tmp_path, capsys):
    out = tmp_path / "q.zip"
    there = ["--course", str(ROOT), "--ut", str(out)]
    assert cli.run(["quiz", "03", *there]) == cli.FINE
    assert "03-mestringstro: 18 spørsmål (2 kort uten svarvalg er ikke med)" in capsys.readouterr().out
    first = out.read_bytes()
    assert cli.run(["quiz", "03-mestringstro", *there]) == cli.FINE and out.read_bytes() == first
    assert cli.run(["quiz", "alle", *there]) == cli.FINE
    assert len(zipfile.ZipFile(out).namelist()) == 1 + 2 * len(NAMES)
    assert cli.run(["quiz", "3", *there]) == cli.FAILED
    assert "Det er ingen leksjon som heter 3." in capsys.readouterr().err


def test_who_reads_english_gets_the_english_lesson_as_a_quiz_of_its_own(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MESTRING_INTERFACE", "en")
    out = tmp_path / "q.zip"
    assert cli.run(["quiz", "03", "--course", str(ROOT), "--ut", str(out)]) == cli.FINE
    found = parts(out.read_bytes())
    assert "mestring-03-mestringstro-en/assessment_meta.xml" in found
    said = [text for name, root in found.items() if "manifest" not in name for text in root.itertext()]
    assert len(said) > 200
    assert [text for text in [*said, capsys.readouterr().out] if strays(text, "en")] == []


def test_nothing_of_the_exercises_is_in_it():
    """What is asked is public: it stands in the folder that every student gets."""
    data = package(list(LESSONS.values()))
    said = {text for root in parts(data).values() for text in words("".join(root.itertext()))}
    public = "".join(unescape(path.read_text("utf-8")) for path in COURSE.rglob("*.yml"))
    flat = " ".join(public.split())
    own = re.compile(r"Spørsmålene hører til leksjonen|^Du kan prøve")
    assert len(said) > 1000
    assert [text for text in said if " ".join(text.split()) not in flat and not own.search(text)] == []

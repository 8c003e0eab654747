"""Comments at a student's own sentences: in the gradebook's comment, and on the page at the sentence."""

from time import process_time

import pytest
from bs4 import BeautifulSoup

from mestring.teacher import anchors
from mestring.teacher.feedback import words_in

ANSWER = "<p>Hun kom <strong>seg dit</strong> igjen. Det\ner troen &lt;b&gt;.</p>\n<ul>\n<li>Siste setning.</li>\n</ul>"


def in_answer(answer, comment, name):
    return anchors.in_answer(answer, comment, name, words_in("nb"))


def marked(html):
    """Each mark's words, those of one sentence joined, and each note."""
    soup = BeautifulSoup(html, "html.parser")
    notes = [note.get_text(" ", strip=True) for note in soup.select(".notes li")]
    for link in soup.select("a"):
        assert soup.find(id=link["href"].removeprefix("#")) is not None
    return [mark.get_text() for mark in soup.select("mark")], notes


def test_a_sentence_is_marked_over_its_markup_and_its_comment_stands_below():
    html, rest = in_answer(ANSWER, "Fint.\n\n> Hun kom seg dit igjen.\n\nGodt *sett*.\nMer.\n\nTil slutt.", "q")
    assert marked(html) == (["Hun kom", "seg dit", " igjen."], ["Godt sett .\nMer. Til setning 1"])
    assert rest == "Fint.\n\nTil slutt."
    assert BeautifulSoup(html, "html.parser").find("sup").previous_sibling.get_text() == " igjen."


def test_sentences_are_numbered_as_they_stand_in_the_answer_and_may_overlap():
    comment = "> Siste setning.\nSist.\n\n> igjen. Det er troen <b>.\n\nFørst.\n\n> Det er\n> troen <b>.\n\nMidt i."
    html, rest = in_answer(ANSWER, comment, "q")
    words, notes = marked(html)
    assert [note.split(".")[0] for note in notes] == ["Først", "Midt i", "Sist"]
    assert "".join("".join(words).split()) == "igjen.Deter" + "troen<b>.Sistesetning."
    assert [link.get_text() for link in BeautifulSoup(html, "html.parser").select("sup a")] == ["1", "2", "3"]
    assert rest == ""


@pytest.mark.parametrize(
    "comment",
    [
        "> Dette står ikke der.\n\nHvor er det blitt av?",  # the student has handed in anew
        "> Hun kom seg dit igjen.",  # nothing is said of it
        "> Hun kom seg dit igjen.\n\n> \n\n",
        ">\n\nUten sitat.",
        "Bare en kommentar med > i.",
        "",
    ],
)
def test_what_belongs_to_no_sentence_of_the_answer_stays_as_it_is(comment):
    assert in_answer(ANSWER, comment, "q") == (ANSWER, comment)


def test_nothing_a_student_or_a_teacher_wrote_becomes_html():
    html, _ = in_answer(ANSWER, "> Det er troen <b>.\n\n<script>ran = 1</script>", "q")
    assert "<script>" not in html and "<b>" not in html and "&lt;b&gt;" in html


def test_the_number_stands_behind_a_link_of_the_students():
    comment = "> Se kilden.\n\nHva?\n\n> kilden.\n\nHvem?"
    html, _ = in_answer('<p>Se <a href="https://a.no">kilden.</a> Ja.</p>', comment, "q")
    soup = BeautifulSoup(html, "html.parser")
    assert soup.select("a a") == []
    assert [one.get_text() for one in soup.p.find_all(["a", "sup"], recursive=False)] == ["kilden.", "1", "2"]


def test_a_long_answer_takes_no_time():
    began = process_time()
    words = " ".join(f"Setning {number} er her." for number in range(5000))
    html, _ = in_answer(
        f"<p>{words}</p>", "\n\n".join(f"> Setning {n} er her.\n\nMerk." for n in range(0, 5000, 100)), "q"
    )
    assert html.count("<mark>") == 50
    assert process_time() - began < 3  # seconds; it takes 0.1

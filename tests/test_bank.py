"""The item bank as it is read, and what is wrong in it, said so that its writer finds the place."""

import pytest

from mestring import answers, bank
from mestring.errors import PlainError
from mestring.text import speaking

QUESTION = """m02-x:
  concepts: [coping]
  text: Hva?
  options: {a: Én, b: To, c: Tre, d: Fire}
  right: b
  why: Fordi.
"""
CARD = "m02-y:\n  text: Hva er det?\n  answer: Det.\n"


@pytest.fixture
def read(tmp_path):
    def read(text, name="m02.yml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return bank.items(tmp_path)

    return read


def test_questions_and_cards_as_the_widgets_take_them(read):
    question, card = read(QUESTION + CARD)
    assert (question["id"], question["lesson"], question["right"]) == ("m02-x", "02", "b")
    assert [option["id"] for option in question["options"]] == list("abcd")
    assert card == {"id": "m02-y", "lesson": "02", "text": "Hva er det?", "answer": "Det."}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (QUESTION.replace("m02-x", "m03-x"), "name must be m02-"),
        (QUESTION.replace("m02-x", "m02-Å"), "name must be m02-"),
        (QUESTION.replace("  why: Fordi.\n", ""), "needs"),
        (QUESTION + "  answer: Det.\n", "needs"),
        (QUESTION.replace("right: b", "right: e"), "right must name an option"),
        (QUESTION.replace(", d: Fire", ""), "options must be 4"),
        (QUESTION.replace("b: To", "b: 2"), "b must be a text"),
        (QUESTION.replace("[coping]", "coping"), "concepts must be a list"),
        (CARD.replace("Det.", "''"), "answer must be a text"),
        ("m02-x: nei\n", "needs"),
    ],
)
def test_a_wrong_item_is_named_with_its_fault(read, wrong, told):
    with pytest.raises(ValueError, match=f"m02.yml, m0.*{told}"):
        read(wrong)


def test_missing_or_damaged_files_are_a_sentence(read, tmp_path, monkeypatch):
    with pytest.raises(PlainError, match="bank|skadet"):
        read("m02-x: {")
    monkeypatch.setattr(answers, "here", lambda: tmp_path / "alone")
    with pytest.raises(PlainError, match="mappa «course/bank» mangler"):
        bank.find()
    with speaking("en"), pytest.raises(PlainError, match="the folder ‘course/bank’ is missing"):
        bank.find()


def test_the_bank_is_found_from_everywhere_in_the_course(tmp_path, monkeypatch):
    (tmp_path / "course" / "bank").mkdir(parents=True)
    for place in ("course", "exercises/02-x", "."):
        monkeypatch.setattr(answers, "here", lambda place=place: tmp_path / place)
        assert bank.find() == tmp_path / "course" / "bank"


def test_a_lesson_asks_of_every_lesson_before_it_and_of_none_after():
    given = [{"id": f"m{n:02}-{i}", "lesson": f"{n:02}"} for n in (0, 1, 2, 3) for i in range(9)]
    pool = bank.earlier("03", given)
    assert [item["lesson"] for item in pool[:4]] == ["02", "01", "00", "02"]
    assert len(pool) == len({item["id"] for item in pool}) == bank.POOL
    assert bank.earlier("00", given) == []
    assert {item["id"] for item in bank.earlier("01", given)} == {f"m00-{i}" for i in range(9)}

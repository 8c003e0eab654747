"""How the search cuts and spells words: here and in the browser's script alike."""

import json
import subprocess

import pytest
import yaml

from mestring.book import search

from ..content.material import LESSONS, ROOT, prose, words

FORMS = [
    "bruker brukere brukeren brukerne brukernes",
    "livskvalitet livskvaliteten livskvalitetens",
    "tro troen troende",
    "mestringstro mestringstroen",
    "håp håpet hap hapet",
    "øve øver",
    "øvelse øvelser øvelsene ovelse",
    "høre hører",
    "opplevelse opplevelsen opplevelser opplevelsene",
    "sammenheng sammenhengen",
    "skala skalaen skalaene",
    "kafé kaféen kafe kafeene",
    "uke uka uken uker ukene",
    "rus rusen",
    "stress stresset",
    "Silje Siljes",
    "mestre mestrer mestret",
]
APART = ["rus ro", "mestring mestringstro", "håp hjelp", "tro trapp", "bok bak"]
READERS_WORDS = yaml.safe_load((ROOT / "book" / "search.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("forms", FORMS)
def test_forms_and_spellings_of_a_word_are_one(forms):
    assert len({search.stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("pair", APART)
def test_other_words_stay_apart(pair):
    one, other = pair.split()
    assert search.stem(one) != search.stem(other)


@pytest.mark.parametrize(
    ("edition", "stem", "script"),
    [
        (ROOT, search.stem, search.script()),
        (ROOT / "en", search.English({}).stem, search.script("", search.ENGLISH, search.js_porter_stemmer)),
    ],
    ids=["norwegian", "english"],
)
def test_the_browsers_script_cuts_every_word_of_the_course_alike(tmp_path, edition, stem, script):
    lessons = (edition / "course").glob("*.ipynb")
    pages = [prose(path) for path in lessons] + [path.read_text("utf-8") for path in (edition / "book").glob("*.md")]
    every = sorted({word for page in pages for word in words(page)} | set(" ".join(FORMS).split()))
    assert len(every) > 2000
    code = tmp_path / "search.cjs"
    read = "require('fs').readFileSync(0, 'utf8').split(' ')"
    ask = f"console.log(JSON.stringify({read}.map((word) => new Stemmer().stemWord(word))))"
    code.write_text(script + ask, encoding="utf-8")
    done = subprocess.run(["node", code], input=" ".join(every), capture_output=True, text=True, check=True)
    theirs = json.loads(done.stdout)
    assert [(word, cut) for word, cut in zip(every, theirs, strict=True) if cut != stem(word)] == []


def test_numbers_are_kept_and_may_be_written_together():
    found = search.Search({}).split("Ring 113 eller legevakt 116 117, når det haster.")
    assert {"_113_", "_116_", "_117_", "_116117_"} <= set(found)
    assert "når" not in found


def test_in_english_too_forms_are_one_and_names_are_found_without_their_own_letters():
    found = search.English({})
    for forms in ("hope hopes hoping hoped", "recover recovering", "Håkon Hakon", "café cafes"):
        assert len({found.stem(word) for word in forms.split()}) == 1, forms
    assert found.split("Do not call 113 and 116 117") == ["Do", "_not_", "call", "_113_", "_116_", "_117_", "_116117_"]


def test_no_other_stop_word_is_kept_than_the_one_that_turns_a_sentence_around():
    assert search.Search({}).split("Jeg vil Ikke leve her") == ["_ikke_", "leve"]


def test_readers_own_words_lead_to_something():
    """What book/search.yml means is a page, or stands on one; else the entry has gone stale."""
    files = [*LESSONS, *(ROOT / "book").glob("*.md")]
    pages = [prose(path) if path in LESSONS else path.read_text("utf-8") for path in files]
    said = " ".join(" ".join(pages).split()).lower()
    there = {path.relative_to(ROOT).with_suffix("").as_posix() for path in files}
    meant = [one if isinstance(one, list) else [one] for one in READERS_WORDS.values()]
    assert [one for many in meant for one in many if one not in there and one.lower() not in said] == []


def test_readers_own_words_say_more_than_stop_words():
    """A stop word is not looked for: «vil dø» asks for what «dø» alone asks for, and must be meant so."""
    found = search.Search({})
    assert [typed for typed in READERS_WORDS if not found.split(str(typed))] == []

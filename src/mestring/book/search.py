"""The search finds what readers type: help numbers, other forms of a word, æøå as ae, oe, aa or as a, o, a.

Sphinx lets an extension add a search language (how words are split and cut, here and in the browser) and a scorer
(which pages come first). `search.js` holds the browser's part; this module writes it the rules: they exist once.
What the pages say, and which of them comes first, is the index's: `search_index`.
"""

import json
import re
from pathlib import Path

import snowballstemmer
from sphinx.search.en import SearchEnglish, js_porter_stemmer
from sphinx.search.no import SearchNorwegian

from .translations import own

SCRIPTS = [Path(__file__).parent / name for name in ("search_parts.js", "search.js")]
RULES = {
    # Cut again and again while two letters with a vowel among them are left: brukerne, brukere, bruker -> bruk.
    "endings": "erne ene ane ende ede els est en et er a e s".split(),
    "vowels": "aeiouyæøå",
    "before": {"é": "e", "è": "e", "ê": "e", "ô": "o", "ü": "u", "ä": "æ", "ö": "ø"},
    "after": {"æ": "a", "ø": "o", "å": "a"},
    "digraphs": {"ae": "æ", "oe": "ø", "aa": "å"},  # typed on another keyboard: the browser tries them
}

ENGLISH = {
    "before": {"é": "e", "è": "e", "ê": "e", "ô": "o", "ü": "u", "æ": "ae", "ø": "o", "å": "a"},
    "after": {},
    "digraphs": {},
}
TURNING = ("ikke", "ikkje", "not")
NO_STOPWORDS = {"mi"}  # nynorsk for "my"; the pages are in bokmål, where it is short for motivational interviewing


def stem(word):
    """What all forms and spellings of a word have in common."""
    word = _replaced(word.lower(), RULES["before"])
    while (shorter := _cut(word)) != word:
        word = shorter
    return _replaced(word, RULES["after"])


def _cut(word):
    for ending in RULES["endings"]:
        left = word.removesuffix(ending)
        # The s of a genitive, not of a word that ends in ss or is as short as rus.
        own = ending == "s" and (left.endswith("s") or len(left) < 3)
        if left != word and not own and len(left) > 1 and any(letter in RULES["vowels"] for letter in left):
            return left
    return word


def _replaced(word, letters):
    for letter, instead in letters.items():
        word = word.replace(letter, instead)
    return word


class Numbered:
    """What both languages have: numbers are looked for, and what turns a sentence around."""

    def split(self, text):
        """The words of a text.

        Sphinx's search script throws bare numbers and stop words away. So numbers are written `_113_`, and «ikke»,
        which turns what is said around, `_ikke_`. 116 117 is also 116117.
        """
        joined = [number.replace(" ", "") for number in re.findall(r"\b\d{3} \d{3}\b", text.replace("\xa0", " "))]
        found = [*super().split(text), *joined]
        written = [f"_{word.lower()}_" if word.isdigit() or word.lower() in TURNING else word for word in found]
        return [word for word in written if word.lower() not in self.stopwords]

    def word_filter(self, word):
        return bool(word)  # `split` has left the stop words out


class Search(Numbered, SearchNorwegian):
    """Norwegian as Sphinx has it, but with numbers and with `stem`."""

    js_stemmer_rawcode = ""

    def init(self, options):
        typed = {letter: digraph for digraph, letter in RULES["digraphs"].items()}
        self.stopwords = (self.stopwords | {_replaced(word, typed) for word in self.stopwords}) - NO_STOPWORDS

    def stem(self, word):
        return stem(word)


class English(Numbered, SearchEnglish):
    """English as Sphinx has it, with Porter's stemmer; Norwegian names are found without their own letters, too."""

    def init(self, options):
        self.porter = snowballstemmer.stemmer("porter")

    def stem(self, word):
        word = _replaced(word.lower(), ENGLISH["before"])
        if len(word) < 3:
            return word
        # As the browser's, which Sphinx has from elsewhere: Porter's own, where psychology ends as psychological does.
        return re.sub("logi$", "log", self.porter.stemWord(word))


def script(unfetched="", rules=RULES, stemmer=""):
    """What the search page runs; Sphinx writes it into its `language_data.js`.

    `unfetched`: what is said where a part of the index did not come; `stemmer`: a script that defines `Stemmer`, which
    then cuts the words.
    """
    code = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    code = re.sub(r"^import .*\n|^export ", "", code, flags=re.MULTILINE)
    told = json.dumps({**rules, "unfetched": unfetched}, ensure_ascii=False)
    cut = ", (word) => new Stemmer().stemWord(word)" if stemmer else ""
    return (
        f"var mestringSearch = (() => {{\n{code}\n{stemmer}\nreturn search({told}{cut});\n}})();\n"
        "var Stemmer = mestringSearch.Stemmer, splitQuery = mestringSearch.split, Scorer = mestringSearch.Scorer;\n"
    )


def settings(app, config):
    unfetched = own(config.language)["search_unfetched"]
    Search.js_stemmer_code, English.js_stemmer_code = script(unfetched), script(unfetched, ENGLISH, js_porter_stemmer)


def setup(app):
    app.add_search_language(Search)
    app.add_search_language(English)
    app.connect("config-inited", settings)

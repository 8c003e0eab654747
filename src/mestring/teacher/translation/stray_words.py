"""Words of one language in a text of the other, where nothing says that they are: outside `<span lang="…">`.

Only the commonest words are looked for, those that no whole sentence is without and that the other language has not.
Names and titles that hold such words stand in `en/names.yml`, for each language.
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from .editions import editions
from .parity import CODES
from .units import content

COMMON = {
    "nb": "og ikke det som er på til av med jeg hun kan har skal vil eller når hva hvor hvordan hvem ble blir være noe "
    "noen også uten etter deg meg seg så få både enn gjør sier",
    "en": "the and with that this are is was were you your of from which what how who would there their they because "
    "when have not says does",
}
OTHER = {"nb": "en", "en": "nb"}
LETTERS = {"en": r"|[a-z]*[æøå][a-zæøå]*"}  # a small word with such a letter is Norwegian, a capital may be a name
NOT_READ = re.compile(
    r'<(?P<tag>\w+)[^>]*\blang="[^"]*"[^>]*>.*?</(?P=tag)>|^(?P<fence>`{3,}).*?^(?P=fence)|`[^`\n]*`|<[^>]*>'
    r"|\]\([^)\s]*\)|https?://[^\s)>]+|\{[a-z_]+\}|^\([\w-]+\)=$",
    re.DOTALL | re.MULTILINE,
)


def stray_words(root: Path) -> dict[str, list[str]]:
    """{file: what stands around each word of the other language}, for the files of both editions."""
    names = yaml.safe_load((root / "en" / "names.yml").read_text(encoding="utf-8"))
    files = [
        (name, language) for pair in editions(root).items() for name, language in zip(pair, ("nb", "en"), strict=True)
    ]
    found = {}
    for name, language in files:
        if (root / name).exists() and "questions_" not in name:  # its phrases are forms of questions, not sentences
            texts = read(name, (root / name).read_text(encoding="utf-8"))
            found[name] = [place for text in texts for place in strays(text, language, names[language])]
    return {name: places for name, places in found.items() if places}


def strays(text: str, language: str, names: list[str] = ()) -> list[str]:
    """The words in a text of this language that are the other's, each with what stands around it."""
    for name in names:
        text = text.replace(name, " ")
    text = NOT_READ.sub(" ", text)
    found = _pattern(language).finditer(text)
    return [" ".join(text[max(0, one.start() - 30) : one.end() + 30].split()) for one in found]


def read(name: str, text: str) -> Iterator[str]:
    """What somebody reads of a file."""
    if name.endswith(".md"):
        yield text
    elif name.endswith(".ipynb"):
        for cell in json.loads(text)["cells"]:
            source = "".join(cell["source"])
            yield from _strings(source) if cell["cell_type"] == "code" else [source]
    else:
        found = content(name, text)
        yield from _leaves(found["book"] if "/locale/" in name else found)


def _strings(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


def _leaves(found, field: str = "") -> Iterator[str]:
    if isinstance(found, str) and field not in CODES and " " in found.strip():
        yield found
    for key, one in found.items() if isinstance(found, dict) else ():
        yield from _leaves(one, str(key))
    for one in found if isinstance(found, list) else ():
        yield from _leaves(one, field)


@cache
def _pattern(language: str) -> re.Pattern:
    words = COMMON[OTHER[language]].split()
    forms = "|".join([*words, *(word.capitalize() for word in words)]) + LETTERS.get(language, "")
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")

"""Works on the condensation bench, and the files that its JavaScript makes and reads, for the tests of both."""

import base64
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import strategies as st
from lxml import etree

SHELF = Path(__file__).parent / "refi_qda"
SCHEMA = etree.XMLSchema(file=SHELF / "Project-mrt2019.xsd")
SPACE = "{urn:QDA-XML:project:1.0}"
FILE_JS = """async (asked) => {
  const { utterances, work } = asked;
  const bytes = Buffer.from(asked.file ?? "", "base64");
  const how = { unnamed: "Uten navn", coder: "Student", guid: () => crypto.randomUUID(), now: new Date(0) };
  const element = ({ name, attributes, children, text }) => ({
    localName: name,
    children: children.map(element),
    textContent: text,
    getAttribute: (key) => attributes[key] ?? null,
  });
  const parse = () => {
    if (!asked.tree) throw new Error("no XML");
    return element(asked.tree);
  };
  if (asked.do === "project") {
    const file = module.projectFile({ title: asked.title, about: "Om", utterances, work, notes: asked.notes }, how);
    return Buffer.from(file).toString("base64");
  }
  if (asked.do === "own") return Buffer.from(module.ownFile(utterances, work)).toString("base64");
  if (asked.do === "table") return module.spreadsheet(asked.head, asked.rows);
  try {
    return await module.readFile(new Blob([bytes]), utterances, parse, () => asked.fits ?? true);
  } catch (error) {
    return { refused: error.message };
  }
}"""
LETTERS = st.sampled_from("abæøåÅ .,-–«»<>&\"'😀\u0301")
TEXTS = st.text(LETTERS, min_size=1, max_size=12).map(lambda words: " ".join(words.split())).filter(bool)


@st.composite
def works(draw):
    """An interview and a work on it; every code and theme has a name of its own."""
    talk = draw(st.lists(st.tuples(TEXTS, st.lists(TEXTS, min_size=1, max_size=4)), min_size=1, max_size=5))
    utterances = [{"id": f"u{i:02}", "who": who, "sentences": said} for i, (who, said) in enumerate(talk)]
    names = draw(st.lists(TEXTS, min_size=1, max_size=8, unique=True))
    cut = draw(st.integers(0, len(names) - 1))
    themes = {f"t{i}": {"name": name} for i, name in enumerate(names[:cut], 1)}
    codes = {f"k{i}": {"name": name} for i, name in enumerate(names[cut:], 1)}
    for part in [*themes.values(), *codes.values()]:
        if draw(st.booleans()):
            part["text"] = draw(st.text(st.one_of(LETTERS, st.just("\n")), min_size=1, max_size=20))
    for code in codes.values():
        if themes and draw(st.booleans()):
            code["theme"] = draw(st.sampled_from(sorted(themes)))
    units = {}
    for _ in range(draw(st.integers(0, 6))):
        one = draw(st.sampled_from(utterances))
        first = draw(st.integers(1, len(one["sentences"])))
        last = draw(st.integers(first, len(one["sentences"])))
        units[f"{one['id']}:{first}-{last}"] = draw(st.lists(st.sampled_from(sorted(codes)), unique=True, max_size=3))
    return utterances, {"codes": codes, "themes": themes, "units": units}


def content(work):
    """The coding by its names: the ids are each file's own."""
    codes, themes = work["codes"], work["themes"]
    said = {one["name"]: one.get("text", "") for one in themes.values()}
    named = {one["name"]: (one.get("text", ""), themes.get(one.get("theme"), {}).get("name")) for one in codes.values()}
    return {unit: {codes[code]["name"] for code in given} for unit, given in work["units"].items()}, named, said


def project(js, utterances, work, **more):
    packed = base64.b64decode(js("project", utterances=utterances, work=work, **{"title": "Benk", "notes": [], **more}))
    return zipfile.ZipFile(io.BytesIO(packed))


def tree(xml):
    def parts(element):
        text = "".join(element.itertext())
        children = [parts(child) for child in element]
        name = element.tag.removeprefix(SPACE)
        return {"name": name, "attributes": dict(element.attrib), "children": children, "text": text}

    return parts(ElementTree.fromstring(xml))


def archive(files, packing=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packing) as packed:
        for name, words in files.items():
            packed.writestr(name, words)
    return data.getvalue()


def opened(js, utterances, data, xml=None, **more):
    file = base64.b64encode(data).decode()
    return js("read", utterances=utterances, file=file, tree=tree(xml) if xml else None, **more)


def opened_project(js, utterances, files):
    return opened(js, utterances, archive(files), files["project.qde"])


def files_of(packed):
    return {name: packed.read(name).decode() for name in packed.namelist()}


TALK = [
    {"id": "u01", "who": "Å", "sentences": ["Jeg var redd 😀 der.", "Nå er jeg ikke redd.", "Ikke?"]},
    {"id": "u02", "who": "B", "sentences": ["Så fint."]},
]
WORK = {
    "units": {"u01:1-2": ["k1"], "u01:2-2": ["k1", "k2"], "u02:1-1": []},
    "codes": {"k1": {"name": "Håp", "theme": "t1", "text": "Jeg\nhåper."}, "k2": {"name": "Uro"}},
    "themes": {"t1": {"name": "Å våge", "text": "De våger."}},
}

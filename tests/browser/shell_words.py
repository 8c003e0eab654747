"""Every word that JupyterLab shows around the course, and which of them are ours."""

import json
import re
from pathlib import Path

import mestring.lab

LAB = Path(mestring.lab.__file__).parent
# All that is shown or read aloud, but for the content: widgets, prose, the list of its headings, and what the student
# writes have tests of their own. A menu's first letter is an element of its own, so its label is read as one.
COLLECT = """() => {
  const content = ".mst, .mst-lab-contents li, .jp-RenderedMarkdown > *, .jp-RenderedImage, .cm-content > *";
  const found = new Set([document.title]);
  const add = (text) => text?.trim() && found.add(text.trim());
  const shadows = [...document.querySelectorAll("*")].map((node) => node.shadowRoot).filter(Boolean);
  for (const root of [document, ...shadows]) {
    for (const node of root.querySelectorAll("*")) {
      if (node.closest(content + ", head, script, style")) continue;
      if (!node.checkVisibility({ visibilityProperty: true })) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription"])
        add(node.getAttribute(name));
      if (node.matches(".lm-Menu-itemLabel")) add(node.textContent);
      else if (!node.closest(".lm-Menu-itemLabel"))
        for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) add(child.data);
    }
  }
  return [...found];
}"""


def shown(page):
    """The lines that are on the screen or in a screen reader's ear now."""
    return {line for text in page.evaluate(COLLECT) for line in text.splitlines() if line.strip()}


def catalogue():
    """The language pack: JupyterLab's words and ours."""
    path = LAB / "locale" / "nb_NO" / "LC_MESSAGES" / "jupyterlab.json"
    return {english: ours for english, ours in json.loads(path.read_text(encoding="utf-8")).items() if english}


HOLE = re.compile(r"%\d|\$\{[^}]*\}")
JOINED = re.compile(r'"\s*\+\s*"')  # a long sentence stands on two lines


def _ours():
    """Patterns of every text that we have written."""
    texts = {line for ours in catalogue().values() for text in ours for line in text.splitlines()}
    settings = (LAB / "config/student/labconfig/default_setting_overrides.json").read_text(encoding="utf-8")
    texts |= set(re.findall(r'"(?:label|caption)": "([^"]+)"', settings))
    words = JOINED.sub("", (LAB / "labextensions/mestring/static/words.js").read_text(encoding="utf-8"))
    texts |= set(re.findall(r'"((?:[^"\\]|\\.)*)"', words)) | set(re.findall(r"`([^`]*)`", words))
    parts = [HOLE.split(text) for text in texts]
    return [re.compile(".+".join(map(re.escape, part))) for part in parts if re.search("[a-zæøå]{2}", "".join(part))]


OURS = _ours()


def foreign(lines, names):
    """The lines that are neither ours nor the name of a file or folder. A dialog's name is its title and its text."""

    def known(line):
        return line in names or not re.search(r"[^\W\d_]", line) or any(text.fullmatch(line) for text in OURS)

    def put_together(line):
        parts = line.split(" ")
        halves = ((" ".join(parts[:i]), " ".join(parts[i:])) for i in range(1, len(parts)))
        return any(known(first) and known(rest) for first, rest in halves)

    return {line for line in lines if not known(line) and not put_together(line)}

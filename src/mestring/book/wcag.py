"""The conformance table of the accessibility statement, made from a file that a test holds to the test suite."""

from pathlib import Path

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .translations import own


def read(path):
    """The file as {proofs, criteria}."""
    return yaml.safe_load(Path(path).read_text(encoding="utf-8"))


class Conformance(SphinxDirective):
    """`{wcag-table} 2.1` or `2.2`: the criteria of WCAG 2.1, or those that 2.2 added."""

    required_arguments = 1

    def run(self):
        path = Path(self.env.srcdir, self.config.mestring_wcag)
        self.env.note_dependency(str(path))
        said, words = read(path), own(self.config.language)["wcag"]
        added = self.arguments[0] == "2.2"
        criteria = [each for each in said["criteria"] if each.get("new", False) == added]
        rows = [_row([[nodes.Text(words[name])] for name in ("criterion", "state", "how")])]
        for each in criteria:
            proofs = [said["proofs"][name] for name in each.get("by", [])]
            first = f"{each['id']} {each['name']}{'*' if each.get('ours') else ''} ({each['level']})"
            rows.append(_row([[nodes.Text(first)], [nodes.Text(words["states"][each["status"]])], _how(each, proofs)]))
        return [_table(rows)]


class Counts(SphinxDirective):
    """One sentence: how many criteria there are in each state."""

    def run(self):
        criteria = read(Path(self.env.srcdir, self.config.mestring_wcag))["criteria"]
        words = own(self.config.language)["wcag"]
        count = {state: sum(each["status"] == state for each in criteria) for state in words["states"]}
        return [nodes.paragraph("", words["counts"].format(all=len(criteria), **count))]


def _how(criterion, proofs):
    parts = [proof["words"] for proof in proofs] + [criterion[name] for name in ("open",) if name in criterion]
    found = [nodes.Text(" ".join(parts))]
    for test in dict.fromkeys(test for proof in proofs for test in proof.get("tests", [])):
        name = test.partition("::")[2]
        found += [nodes.Text(" "), nodes.literal(name, name.replace("_", "_\u200b"), classes=["language-en"])]
    return found


def _row(cells):
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def _table(rows):
    columns = [nodes.colspec(colwidth=width) for width in (30, 15, 55)]
    group = nodes.tgroup("", *columns, nodes.thead("", rows[0]), nodes.tbody("", *rows[1:]), cols=3)
    return nodes.table("", group, classes=["mst-wcag"])


def setup(app):
    app.add_config_value("mestring_wcag", "book/wcag.yml", "env")
    app.add_directive("wcag-table", Conformance)
    app.add_directive("wcag-counts", Counts)

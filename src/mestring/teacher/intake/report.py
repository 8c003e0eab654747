"""What the teacher reads after intake: in the terminal, and as a page that can be kept. Never what students wrote."""

import unicodedata
from collections import Counter
from datetime import datetime
from html import escape
from pathlib import Path

from rich.console import Console
from rich.markup import escape as plain
from rich.table import Table

from ...text.messages import N_, _, interface
from . import sentences as say
from .group_work import same_as, same_work
from .outcome import FINE, NEEDS_YOU, REPAIRED

LABELS = {NEEDS_YOU: N_("Trenger deg"), REPAIRED: N_("Reparert"), FINE: N_("I orden")}
TITLE = N_("Innleveringer av {}")
HEADS = (N_("Student"), N_("Tilstand"), N_("Hva som ble funnet"))
COLOURS = {NEEDS_YOU: "bold red", REPAIRED: "yellow", FINE: "green"}
STYLE = """
:root { color-scheme: light dark; --ink: #1d2433; --paper: #fff; --line: #cfd6e0; --needs_you: #b3261e;
  --repaired: #8a5a00; --fine: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --paper: #14181f; --line: #3a4453; --needs_you: #ff9b94;
  --repaired: #ffc66b; --fine: #7fd8a0; } }
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem;
  background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; hyphens: auto; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; overflow-wrap: anywhere; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
thead th:nth-child(1) { width: 28%; } thead th:nth-child(2) { width: 8rem; } tbody th { font-weight: 500; }
td p { margin: 0 0 .25rem; } .state { font-weight: 600; }
.needs_you { color: var(--needs_you); } .repaired { color: var(--repaired); } .fine { color: var(--fine); }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
  table, tbody, tr, tbody th, td { display: block; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  th, td { padding: 0; border: 0; } }
"""
PERSONAL = N_(
    "Mulige personopplysninger er telt, ikke gjengitt. Se etter i innleveringen, og la studenten fjerne dem "
    "hvis de gjelder en virkelig person."
)


def show(console: Console, assignment: str, entries: list[dict], page: Path) -> None:
    """Everybody in the terminal, those who need the teacher last, right above where the teacher reads on."""
    table = Table(title=_(TITLE, assignment), title_justify="left", show_lines=len(entries) < 60)
    table.add_column(_(HEADS[0]), overflow="fold", max_width=32)
    table.add_column("", no_wrap=True)
    table.add_column(_(HEADS[-1]), overflow="fold")
    same = same_as(entries)
    for entry in reversed(_sorted(entries)):
        state = f"[{COLOURS[entry['state']]}]{_(LABELS[entry['state']])}[/]"
        table.add_row(plain(_who(entry)), state, plain(" ".join(_lines(entry, same))))
    console.print(table)
    for words in _of_all(entries):
        console.print(plain(words), style="bold red", soft_wrap=True, highlight=False)
    where = _("Rapporten ligger her: {}", page)
    console.print(plain(f"{_summary(entries)} {where}"), soft_wrap=True, highlight=False)


def write(page: Path, assignment: str, entries: list[dict]) -> None:
    """The same as a page: no scripts, nothing from elsewhere, all names and file names as text."""
    same = same_as(entries)
    rows = "\n".join(_row(entry, same) for entry in _sorted(entries))
    note = "".join(f'<p class="needs_you">{escape(words)}</p>' for words in _of_all(entries))
    note += f"<p>{_(PERSONAL)}</p>" if any(entry.get("personal") for entry in entries) else ""
    made = _("Laget {:%d.%m.%Y kl. %H.%M}.", datetime.now())
    kept = _("Originalene ligger urørt i mappa «originals» ved siden av denne siden.")
    heads = "".join(f'<th scope="col">{_(words)}</th>' for words in HEADS)
    page.write_text(
        f"""<!DOCTYPE html>
<html lang="{interface()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(_(TITLE, assignment))}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{escape(_(TITLE, assignment))}</h1>
<p>{_summary(entries)} {made} {kept}</p>
{note}
<table>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</main>
</body>
</html>
""",
        encoding="utf-8",
    )


def _row(entry, same):
    lines = "".join(f"<p>{escape(line)}</p>" for line in _lines(entry, same))
    state = f'<td class="state {entry["state"]}">{_(LABELS[entry["state"]])}</td>'
    return f'<tr><th scope="row">{escape(_who(entry))}</th>{state}<td>{lines}</td></tr>'


def _who(entry):
    who = entry["name"] + ("" if entry["name"] == entry["student"] else f" ({entry['student']})")
    return _("{} – levert for sent", who) if entry["late"] else who


def _lines(entry, same):
    kinds = entry.get("personal") or {}
    counts = ", ".join(say.personal(kind, number) for kind, number in kinds.items() if kind in say.MANY)
    told = [_("Mulige personopplysninger: {}.", counts)] if counts else []
    return [*filter(None, [same.get(entry["student"])]), *entry["lines"], *told]


def _sorted(entries):
    return sorted(entries, key=lambda entry: (list(LABELS).index(entry["state"]), alphabetical(entry["name"])))


def alphabetical(name: str) -> str:
    """What to sort a name by: æ, ø and å come last, and in that order; large and small letters are alike."""
    return unicodedata.normalize("NFC", name).casefold().translate(str.maketrans("æäøöå", "{{||}"))


def _of_all(entries):
    """What only shows when all hand-ins are seen together."""
    told = same_work(entries)
    wrong = Counter(entry["of"] for entry in entries if entry.get("of"))
    for name, number in wrong.most_common(1):
        if number > 2 and 2 * number > len(entries):
            told.append(_(say.MANY_OF_ANOTHER, number, len(entries), name))
    return told


def _summary(entries):
    counts = {state: sum(entry["state"] == state for entry in entries) for state in LABELS}
    if len(entries) == 1:
        return _("1 innlevering: {fine} i orden, {repaired} reparert, {needs_you} trenger deg.", **counts)
    words = N_("{all} innleveringer: {fine} i orden, {repaired} reparert, {needs_you} trenger deg.")
    return _(words, all=len(entries), **counts)

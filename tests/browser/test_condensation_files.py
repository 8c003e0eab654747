"""The bench's files and its comparison in a real browser: what it saves, what it opens, and what it refuses."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import expect

from mestring import CondensationBench, text
from mestring.answers import Store
from mestring.widgets import modules

from ..widgets.test_condensation_bench import CONTENT, WORK
from .axe import violations

pytestmark = pytest.mark.slow
ADDRESS = "http://benken.test/"
WORDS = text.labels("condensation_bench")
FILES, COMPARE = WORDS["files"], WORDS["compare"]
SCHEMA = Path(__file__).parents[1] / "widgets" / "refi_qda" / "Project-mrt2019.xsd"
PAGE = """<!doctype html><html lang="nb"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Benken</title><style>%s</style><main><h1>Benken</h1><div id="place"></div></main><script type="module">%s
const listeners = [];
globalThis.state = %s;
widgetOfThisPage.render({ el: document.getElementById("place"), model: {
  get: (name) => state[name],
  set(name, value) {
    state[name] = value;
    for (const [event, told] of listeners) if (event === `change:${name}`) told();
  },
  on: (...one) => listeners.push(one), off() {}, send() {}, save_changes() {},
} });</script></html>"""
ASIDE = {name: part for name, part in WORK.items() if name != "aside"}


def shown(page, folder):
    """The bench with a work on it, and both panels open."""
    bench = CondensationBench("m11-benk", store=Store(folder), content=CONTENT)
    state = {name: value for name, value in bench.get_state().items() if not name.startswith("_")}
    state |= {"answer": ASIDE, "kept": {}}
    script = modules.source("condensation_bench").replace("export default widget(", "const widgetOfThisPage = widget(")
    html = PAGE % (modules.style("condensation_bench"), script, json.dumps(state))
    page.route(f"{ADDRESS}**", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(ADDRESS)
    for words in (WORDS["compare_title"], WORDS["files_title"]):
        page.get_by_text(words, exact=True).click()


def saved(page, kind):
    with page.expect_download() as download:
        page.get_by_role("button", name=FILES["save"][kind]).click()
    expect(page.locator(".mst-heard")).to_have_text(FILES["saved"].format(name=download.value.suggested_filename))
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def opened(page, data, name="fil.qdpx"):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=FILES["open"], exact=True).click()
    chooser.value.set_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def work(page):
    return page.evaluate("state.answer")


def packed(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return data.getvalue()


def test_a_project_is_saved_and_opened_and_the_work_can_be_taken_back(page, tmp_path):
    shown(page, tmp_path)
    name, data = saved(page, "project")
    files = {one: zipfile.ZipFile(io.BytesIO(data)).read(one) for one in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    assert name == "m11-benk.qdpx" and len(files) == 4, "project, interview, impression, trail"
    etree.XMLSchema(file=SCHEMA).assertValid(etree.fromstring(files["project.qde"]))

    opened(page, packed(files))
    expect(page.locator(".mst-opened")).to_contain_text(FILES["holds"].format(units=2, codes=1, themes=1))
    assert work(page) == ASIDE, "nothing is changed before it is chosen"
    page.get_by_role("button", name=FILES["replace"]).click()
    expect(page.get_by_role("button", name=FILES["open"], exact=True)).to_be_focused()
    taken = work(page)
    assert taken["units"] == WORK["units"] and taken["codes"] == WORK["codes"]
    assert taken["themes"]["t1"]["text"] == "De går." and taken["impression"] == WORK["impression"]
    assert list(taken["trail"].values())[-1]["do"] == "taken"
    page.get_by_role("button", name=WORDS["undo"], exact=True).click()
    assert work(page) == ASIDE


def test_the_own_file_is_the_whole_work_and_the_table_is_a_table(page, tmp_path):
    shown(page, tmp_path)
    name, data = saved(page, "table")
    rows = ["Kari;Bedre nå.;;;", "Kari;Jeg går tur.;Tur;Ute;Jeg går."]
    assert name == "m11-benk.csv"
    assert data.decode("utf-8-sig").replace('"', "").split("\r\n")[1:3] == rows
    name, data = saved(page, "own")
    assert name == "m11-benk.json"
    opened(page, data, name)
    page.get_by_role("button", name=FILES["replace"]).click()
    del (taken := work(page))["trail"]["s2"]
    assert taken == ASIDE


def test_what_is_no_project_of_this_text_is_refused_and_changes_nothing(page, tmp_path):
    shown(page, tmp_path)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    project = "<Project xmlns='urn:QDA-XML:project:1.0' name='x'>%s</Project>"
    refused = {
        "unreadable": [b"", b"%PDF-1.7", packed({"project.qde": "<Project"}), packed({"project.qde": "<p/>"})[:-5]],
        "no_project": [packed({"word/document.xml": "<w/>"})],
        "other_text": [packed({"project.qde": project % ""})],
        "too_large": [packed({"project.qde": " " * 6_000_000})],
    }
    refused["unreadable"].append(packed({"project.qde": f"<!DOCTYPE Project [{entities}]>{project % '&e8;'}"}))
    for why, files in refused.items():
        for data in files:
            opened(page, data)
            expect(page.locator(".mst-opened")).to_have_text(FILES["refused"][why])
            page.locator(".mst-opened").evaluate("(told) => told.replaceChildren()")
    assert work(page) == ASIDE


def test_two_codings_are_compared_side_by_side(page, phone, tmp_path):
    for at in (page, phone):
        shown(at, tmp_path)
        row = at.locator(".mst-compared > li")
        expect(at.locator(".mst-compare .mst-caution")).to_have_text(COMPARE["no_measure"])
        expect(row).to_contain_text(COMPARE["alone"])
        row.get_by_role("combobox").select_option("Å gå")
        expect(row).to_contain_text(COMPARE["agreed"].format(agreed=2, all=2, percent=100, both=1))
        expect(row).to_contain_text(COMPARE["kappa"].format(kappa="1,00"))
        at.get_by_text(COMPARE["side_by_side"]).click()
        expect(at.locator(".mst-beside li").last).to_contain_text(f"{COMPARE['other']} Å gå")
        _, data = saved(at, "project")
        opened(at, data)
        at.get_by_role("button", name=FILES["compare"]).click()
        expect(at.get_by_role("radio", name=COMPARE["aside"])).to_be_checked()
        expect(row.get_by_role("combobox")).to_have_value("k1")
        for scheme in ("light", "dark"):
            at.emulate_media(color_scheme=scheme)
            assert not violations(at)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name=COMPARE["put_aside"]).press("Enter")
    expect(page.locator(".mst-heard")).to_have_text(COMPARE["is_aside"])
    page.get_by_role("button", name=COMPARE["take_away"]).press("Enter")
    expect(page.get_by_role("button", name=COMPARE["put_aside"])).to_be_focused()
    assert "aside" not in work(page)

"""The book without a network, in real browsers with a real server: after one visit, and over an update."""

import shutil

import pytest
from playwright.sync_api import expect

from mestring.book import offline, packing

from .axe import violations
from .book_answers import OWN
from .book_site import Handler, Site, serve
from .engines import engine, wait_for
from .firefox import Firefox
from .webkit import WebKit

pytestmark = pytest.mark.slow
LESSON, EXERCISE = "course/03-mestringstro.html", "exercises/03-mestringstro/03-mestringstro.html"
FIELD = ".mst[data-key=m03-three-weeks-text]"
WORDS = offline.own("nb_NO")["offline"]
SETTLED = """async () => {
  const found = await navigator.serviceWorker.getRegistration();
  return found?.active?.state === "activated" && !found.installing && !found.waiting;
}"""
# The promise comes when the new worker has been read; whether it was installed, SETTLED says.
UPDATE = "async () => { await (await navigator.serviceWorker.getRegistration()).update(); }"
BUILDS = "async () => (await caches.keys()).length"
# Reads each page as a browser does, and asks for all that it would fetch.
FETCH_ALL = """async (pages) => {
  const asked = new Set(), missing = [], placeless = [];
  let bytes = 0;
  const ask = async (address) => {
    if (asked.has(address)) return "";
    asked.add(address);
    const got = await fetch(address).catch(() => null);
    if (!got?.ok) missing.push(address);
    const file = await (got ?? new Response("")).blob();
    bytes += file.size;
    return file.text();
  };
  for (const page of pages) {
    const read = new DOMParser().parseFromString(await ask(page), "text/html");
    if (!read.querySelector("article, .bd-search-container")) placeless.push(page);
    const found = read.querySelectorAll("script[src], img[src], link[rel~=stylesheet], link[rel~=icon], [data-script]");
    for (const one of found) {
      const address = one.getAttribute("src") ?? one.getAttribute("href") ?? one.dataset.script;
      if (!address.startsWith("data:")) await ask(new URL(address, page).href);
    }
  }
  return { missing, placeless, bytes, asked: asked.size };
}"""
SHOWN = """(notice) => [document.querySelector("h1").textContent,
  [...document.querySelectorAll("main .admonition")].some((one) => one.textContent.includes(notice))]"""


class Published:
    """A copy of the book below /mestring/, as GitHub Pages has it, that may be changed; `up`: whether it is reached."""

    def __init__(self, folder, address):
        self.folder, self.address, self.up = folder, f"{address}/mestring", True
        self.pages = Site(folder, address).pages

    def publish(self, edition):
        """Build anew, as far as a browser sees it: a page and a script have changed."""
        page, script = self.folder / LESSON, self.folder / "_static" / packing.SCRIPT
        page.write_text(page.read_text(encoding="utf-8").replace("<h1>", f"<h1>{edition}: ", 1), encoding="utf-8")
        script.write_text(script.read_text(encoding="utf-8") + "globalThis.newScript = true;\n", encoding="utf-8")
        offline.write(self.folder, WORDS)


@pytest.fixture
def site(book_folder, tmp_path):
    shutil.copytree(book_folder, tmp_path / "mestring")

    class Reached(Handler):
        def handle(self):
            if published.up:  # else it hangs up without a word
                super().handle()

        def send_head(self):
            del self.headers["If-Modified-Since"]  # a file may change twice within its second
            return super().send_head()

    with serve(tmp_path, Reached) as address:
        published = Published(tmp_path / "mestring", address)
        yield published


@pytest.fixture
def reader(new_context):
    return new_context(worker=True, viewport={"width": 390, "height": 844}).new_page()


def settled(page):
    assert wait_for(lambda: page.evaluate(SETTLED))


def write(page, text):
    page.locator(f"{FIELD} textarea").fill(text)
    page.locator(f"{FIELD} textarea").blur()
    page.locator(f"{FIELD} .mst-state.mst-kept").wait_for()


def test_after_one_visit_the_whole_book_is_read_without_a_network(reader, site):
    reader.goto(f"{site.address}/")
    notice = reader.locator("main .admonition", has_text=WORDS["text"])
    expect(notice).to_have_count(0)
    settled(reader)
    site.up = False
    reader.goto(f"{site.address}/")
    expect(notice).to_be_visible()
    for colours in ("light", "dark"):
        reader.emulate_media(color_scheme=colours)
        reader.locator(f"html[data-theme={colours}]").wait_for()
        reader.wait_for_function("!document.getAnimations().length")  # no colour is measured on its way
        assert not violations(reader)
    fetched = reader.evaluate(FETCH_ALL, [f"{site.address}/{name}" for name in site.pages])
    assert fetched["missing"] == fetched["placeless"] == []  # placeless: nowhere to say that it is kept
    assert fetched["asked"] > 2 * len(site.pages)
    assert fetched["bytes"] < 5e6  # as "Personvern" says

    reader.goto(f"{site.address}/{LESSON}")
    expect(notice).to_be_visible()
    reader.get_by_role("button", name="Les opp").click()
    expect(reader.get_by_role("region", name="Les opp")).to_be_visible()
    reader.goto(f"{site.address}/search.html?q=mestringstro")
    expect(notice).to_be_visible()
    expect(reader.locator("#search-results li .highlighted").first).to_be_visible()


def test_an_update_leaves_an_open_page_and_its_answers_alone_and_shows_the_next_page_new(reader, site):
    reader.goto(f"{site.address}/{EXERCISE}")
    settled(reader)
    reader.reload()
    write(reader, "Før oppdateringen.")
    reader.get_by_role("button", name=OWN).click()
    script = site.folder / "_static" / packing.SCRIPT
    site.publish("Ny utgave")
    aside = script.rename(site.folder / "aside")  # half published: the worker is there, and not all of its files
    reader.evaluate(UPDATE)
    settled(reader)
    site.up = False
    assert "Ny utgave" not in reader.evaluate("async (page) => (await fetch(page)).text()", f"{site.address}/{LESSON}")
    site.up = True
    aside.rename(script)
    reader.evaluate(UPDATE)
    settled(reader)
    assert reader.evaluate(BUILDS) == 2  # the open page may still ask for a file of its own
    assert reader.evaluate("() => globalThis.newScript") is None
    write(reader, "Etter oppdateringen.")
    for site.up in (True, False):
        reader.goto(f"{site.address}/{LESSON}")
        expect(reader.locator("h1")).to_contain_text("Ny utgave: ")
        assert reader.evaluate("() => globalThis.newScript") is True
    reader.goto(f"{site.address}/{EXERCISE}")
    expect(reader.locator(f"{FIELD} textarea")).to_have_value("Etter oppdateringen.")
    site.up = True
    (site.folder / offline.NAME).write_text(offline.REMOVE, encoding="utf-8")  # the book does without from now on
    reader.evaluate(UPDATE)
    assert wait_for(lambda: reader.evaluate(BUILDS) == 0)
    assert wait_for(lambda: reader.evaluate("async () => !(await navigator.serviceWorker.getRegistrations()).length"))


@pytest.mark.parametrize("kind", [Firefox, WebKit], ids=["firefox", "webkit"])
def test_other_browsers_show_what_is_new_and_without_a_network_what_was(kind, site):
    with engine(kind, worker=True) as browser:
        browser.open(f"{site.address}/")
        browser.until(SETTLED)
        site.publish("Ny utgave")
        for site.up in (True, False):
            browser.open(f"{site.address}/{LESSON}")
            title, notices = browser.evaluate(SHOWN, WORDS["text"])
            assert (title.startswith("Ny utgave: "), notices) == (site.up, not site.up)

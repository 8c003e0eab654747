"""The page read aloud. No browser has voices on a machine that tests, so the speaking interface is a stand-in: what is
handed to it is what would be spoken. One test meets the real one, which has no voice, and that is said."""

import pytest
from playwright.sync_api import expect

from mestring.book import translations
from mestring.book.header_buttons import file

from .axe import in_colours
from .book_answers import LESSON, OWN, answer_by_keyboard, kept, scale

pytestmark = pytest.mark.slow

STAND_IN = """
class Speech extends EventTarget {
  said = []; voices = []; current = null; pending = false;
  get speaking() { return this.current !== null; }
  getVoices() { return this.voices; }
  speak(utterance) {
    this.said.push(utterance);
    this.current = utterance;
    setTimeout(() => utterance.onstart?.(new Event("start")));
  }
  cancel() {
    const broken = this.current;
    this.current = null;
    setTimeout(() => broken?.onerror?.(Object.assign(new Event("error"), { error: "interrupted" })));
  }
  end() {
    const done = this.current;
    this.current = null;
    done.onend(new Event("end"));
  }
}
Object.defineProperty(window, "speechSynthesis", { value: new Speech() });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
COME = """() => {
  speechSynthesis.voices = [
    { lang: "nb-NO", name: "over nettet", localService: false }, { lang: "nb-NO", name: "her", localService: true },
    { lang: "en-GB", name: "engelsk", localService: true },
  ];
  speechSynthesis.dispatchEvent(new Event("voiceschanged"));
}"""
TO_THE_END = """() => {
  while (speechSynthesis.current) speechSynthesis.end();
  return speechSynthesis.said.map(({ text }) => text);
}"""
UNFOLD = """() => new Promise((done) => {
  const fold = [...document.querySelectorAll("article details")].find((one) => one.innerText.startsWith("Mer å lese"));
  fold.addEventListener("toggle", done, { once: true });
  fold.open = true;
})"""
SCRIPT = file("read_aloud")
FOLDED = translations.own("nb_NO")["read_aloud"]["folded"].split(". ")[0] + "."
NONE = "Denne maskinen har ingen norsk stemme"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).press("Enter")


def spoken(page, count):
    """The texts so far, when there are so many."""
    page.wait_for_function("count => speechSynthesis.said.length >= count", arg=count)
    return page.evaluate("speechSynthesis.said.map(({ text, voice }) => [text, voice.name])")


def bar(page):
    return page.get_by_role("region", name="Les opp")


def test_without_a_norwegian_voice_it_says_so(phone, book_folder, accessible):
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto((book_folder / LESSON).as_uri())
    assert not any("read-aloud" in url for url in asked)
    phone.get_by_role("button", name="Les opp", exact=True).tap()
    expect(bar(phone).get_by_role("status")).to_contain_text(NONE)
    assert any("read-aloud" in url for url in asked)
    expect(phone.get_by_role("button", name="Les opp siden")).to_be_hidden()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    for _ in in_colours(phone):
        accessible(phone)
    phone.get_by_role("button", name="Lukk", exact=True).tap()
    expect(bar(phone)).to_have_count(0)


def test_it_reads_by_keys_with_voices_that_come_late(page, book, accessible):
    page.add_init_script(STAND_IN)
    page.goto(f"{book.address}/{LESSON}")
    answer_by_keyboard(page, scale(page))
    page.get_by_role("button", name=OWN).press("Enter")
    kept(scale(page))
    page.route(f"**/{SCRIPT}*", lambda route: route.abort())
    press(page, "Les opp")
    expect(bar(page).get_by_role("alert")).to_contain_text("Det du ba om, kom ikke fram.")
    press(page, "Lukk")
    expect(bar(page)).to_have_count(0)
    page.unroute(f"**/{SCRIPT}*")
    page.route(f"**/{SCRIPT}*", lambda route: route.fulfill(body="broken("), times=1)
    press(page, "Les opp")
    expect(bar(page).get_by_role("alert")).to_be_visible()
    press(page, "Les opp")
    expect(bar(page).get_by_role("alert")).to_have_count(0)
    page.evaluate(COME)
    press(page, "Les opp siden")
    title = page.locator("article h1").evaluate("node => node.firstChild.data")
    assert spoken(page, 1) == [[title, "her"]]
    marked = page.locator(".mst-read-now")
    expect(marked).to_have_count(1)
    assert page.evaluate("CSS.highlights.get('mst-read-now').size") == 1
    accessible(page)
    page.evaluate("speechSynthesis.end()")
    second = spoken(page, 2)[1]
    press(page, "Pause")
    expect(page.get_by_role("button", name="Fortsett", exact=True)).to_be_visible()
    press(page, "Fortsett")
    assert spoken(page, 3)[2] == second
    page.evaluate("""() => {
      const english = document.querySelector("article p [lang=en]");
      const range = document.createRange();
      range.selectNodeContents(english);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""")
    english = page.locator("article p [lang=en]").first.text_content()
    page.get_by_role("button", name="Les herfra", exact=True).click()
    assert spoken(page, 4)[3] == [english, "engelsk"]
    page.evaluate(UNFOLD)
    rest = page.evaluate(TO_THE_END)
    folds = {rest[place - 1] for place, text in enumerate(rest) if text == FOLDED}
    assert "Slik kan man tenke" in folds and not {"Mer å lese: tre innvendinger til", "Vis koden"} & folds
    assert "Vis koden" not in rest
    assert rest[rest.index("Mer å lese: tre innvendinger til") + 1] == "Mestringstro er ikke kontrollplassering."
    at = rest.index("Svaret ditt:")
    assert "10" in rest[at + 1]
    assert not {"Notat", "Ta en kopi", "#"} & set(rest)
    expect(page.get_by_role("button", name="Les opp siden")).to_be_visible()
    expect(marked).to_have_count(0)
    press(page, "Les opp siden")
    spoken(page, len(rest) + 1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Les opp", exact=True)).to_be_focused()
    assert not page.evaluate("speechSynthesis.speaking")

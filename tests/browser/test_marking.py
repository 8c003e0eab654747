"""The marking room in a browser: a class of 30 read by keys alone, and nothing lost whatever happens."""

import re
import subprocess
import sys
from collections import Counter
from itertools import product

import pytest
from playwright.sync_api import expect

from ..grading.read_class import read_class, rows
from ..ports import free_port

pytestmark = pytest.mark.slow
EXERCISE, WEEKS, TALK = "03-mestringstro", "m03-three-weeks", "m03-first-talk"
STUDENTS = [f"s{number}" for number in range(30)]
SENTENCE = "Hun kom seg dit igjen, og jeg tror det er troen som har flyttet seg mest siden sist."
HOSTILE = "<img src=x onerror='window.ran = true'> <script>window.ran = true</script>"
# What the teacher finds, line by line.
FOUND = {
    WEEKS: [
        "ja ja ja ja",
        "ja nei ja ja",
        "ja ja nei ja",
        "nei ja ja ja",
        "ja nei nei ja",
        "nei nei nei ja",
        "nei " * 4,
    ],
    TALK: [
        "ja ja ja ja",
        "nei ja ja ja",
        "ja ja delvis ja",
        "ja nei nei ja",
        "nei nei delvis delvis",
        "ja ja delvis delvis",
        "ja nei delvis ja",
    ],
}
WORTH = {WEEKS: [0.5, 0.5, 0.5, 0.5], TALK: [0.5, 0.5, 1, 1]}
SHARE = {"ja": 1, "delvis": 0.5, "nei": 0}
SCREEN = {"width": 1280, "height": 800}
COUNT = """() => {
  window.presses = window.clicks = 0;
  addEventListener('keydown', ({ key, target, ctrlKey }) => {
    const letter = (target.matches('textarea') && !ctrlKey) || /^\\p{Lu}$/u.test(key); // a capital one begins it
    if (!letter && !['Control', 'Shift'].includes(key)) window.presses += 1;
  }, true);
  addEventListener('click', ({ detail }) => { window.clicks += detail ? 1 : 0; }, true);
}"""


class Server:
    """`mestring mark` for a course, at an address of its own."""

    def __init__(self, course, port=None):
        self.port = port or free_port()
        argv = [sys.executable, "-m", "mestring.teacher.cli", "mark", EXERCISE, "--uten-nettleser"]
        argv += ["--port", str(self.port), "--course", str(course.root)]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        self.process = subprocess.Popen(argv, cwd=course.root, **streams)
        said = [self.process.stdout.readline() for _ in range(3)]
        self.address = re.search(r"http://127\.0\.0\.1:\S+", "".join(said))[0]

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def text(student, words):
    """An answer of so many words in five paragraphs, which tells whose it is."""
    all_words = f"Dette er {student}. {SENTENCE * 40}".replace(".Hun", ". Hun").split()[:words]
    size = -(-words // 5)
    return "\n\n".join(" ".join(all_words[start : start + size]) for start in range(0, words, size))


@pytest.fixture
def course(tmp_path):
    texts = {student: {WEEKS: text(student, 150), TALK: text(student, 400)} for student in STUDENTS}
    return read_class(tmp_path, EXERCISE, texts, widgets=True)


@pytest.fixture
def serve():
    """`serve(course, port)`: the room of a course, until the test ends."""
    servers = []

    def start(course, port=None):
        servers.append(Server(course, port))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def shown(page):
    """Whose answer is on the screen."""
    return re.search(r"Dette er (s\d+)\.", page.locator("#answer").inner_text())[1]


def enter(page, address):
    page.goto(address)
    expect(page.locator("#answer")).to_contain_text("Dette er s")


def saved(page):
    expect(page.locator("#status")).to_have_text("Lagret")


def keys_for(found, worth):
    """The fewest keys that say this of the lines, and the last one: what is there, then Enter, or what is not."""
    there, missing = [], []
    for number, (word, points) in enumerate(zip(found.split(), worth, strict=True), start=1):
        less = f"Shift+Digit{number}"
        there += {"ja": [str(number)], "delvis": [less], "nei": []}[word]
        missing += {"ja": [], "delvis": [less], "nei": [less] * (1 if points < 1 else 2)}[word]
    return min((there or ["0"], "Enter"), (missing, "Shift+Enter"), key=lambda keys: len(keys[0]))


def most_keys(worth):
    """{number of keys: how many of all judgements of these lines take so many}."""
    words = [["ja", "nei"] if points < 1 else ["ja", "delvis", "nei"] for points in worth]
    return Counter(len(keys_for(" ".join(said), worth)[0]) + 1 for said in product(*words))


def test_every_judgement_of_lines_of_half_a_point_takes_three_keys_at_most():
    assert max(most_keys([0.5] * 4)) == max(most_keys([0.5] * 5)) == 3
    assert max(most_keys([1, 0.5, 0.5])) == max(most_keys([0.5, 1, 0.5])) == 3
    assert most_keys(WORTH[TALK]) == {1: 1, 2: 11, 3: 20, 4: 4}
    assert most_keys([1, 1, 1]) == {1: 1, 2: 10, 3: 15, 4: 1}


def test_a_class_of_thirty_is_marked_by_keys_alone(course, serve, new_context, accessible):
    context = new_context(viewport=SCREEN)
    page = context.new_page()
    server = serve(course)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    enter(page, server.address)
    accessible(page)
    page.evaluate(COUNT)
    presses, from_bank, truth, scrolled = [], [], {}, 0
    for number in range(2 * len(STUDENTS)):
        question = WEEKS if number < len(STUDENTS) else TALK
        student, before = shown(page), page.evaluate("presses")
        found = FOUND[question][number % len(FOUND[question])]
        said, last = keys_for(found, WORTH[question])
        for key in said:
            page.keyboard.press(key)
        comment = ""
        if number % 5 == 1:
            comment = "Fint skrevet. Spør gjerne om mer!"
            page.keyboard.press("Shift+F")
            page.keyboard.type(comment[1:])
        elif number % 5 == 3:
            comment = page.locator("#bank li").nth(1).text_content()
            page.keyboard.press("b")
            page.keyboard.press("2")
        scrolled += page.evaluate(
            "scrollY + document.documentElement.scrollHeight - innerHeight + answer.scrollHeight - answer.clientHeight"
        )
        if said or comment:
            saved(page)
        where = page.url
        page.keyboard.press(f"Control+{last}" if number % 5 == 1 else last)
        truth[student, question] = found, comment
        if number < 2 * len(STUDENTS) - 1:
            page.wait_for_function("where => location.href !== where && document.activeElement === answer", arg=where)
            expect(page.locator("#number")).to_contain_text("ikke vurdert ennå")
        presses.append(page.evaluate("presses") - before)
        from_bank.append(number % 5 == 3)
    expect(page.locator("#status")).to_have_text("Ingen flere svar på denne delen venter på deg.")
    expect(page.locator("#waiting")).to_have_text("Alle er vurdert")
    clicks = page.evaluate("clicks")
    alone = [count - 2 * inserted for count, inserted in zip(presses, from_bank, strict=True)]
    print(
        f"\n{len(presses)} answers: {sum(alone) / len(alone):.2f} keys each, at most {max(alone)}, besides a comment's"
        f" own letters and the 2 keys of one from the bank (with these {sum(presses) / len(presses):.2f}); {clicks}"
        f" clicks; {scrolled} px scrolled"
    )
    assert max(alone) <= 3 and clicks == 0 and scrolled == 0
    assert len(truth) == 2 * len(STUDENTS)
    for (student, question), (found, comment) in truth.items():
        points, kept, waits = rows(course, EXERCISE, student, question)
        words = found.split()
        assert points == sum(one * SHARE[word] for one, word in zip(WORTH[question], words, strict=True))
        assert kept.startswith("Kriterier: " + ", ".join(f"{n} {word}" for n, word in enumerate(words, start=1)))
        assert not waits and (len(comment) > 30 or not comment)
        assert comment.partition(" (til linje")[0].removeprefix("2 ") in kept
    page.keyboard.press("w")
    expect(page.get_by_role("dialog", name="Hele innleveringen")).to_contain_text("Borghild")
    accessible(page)
    page.keyboard.press("w")
    page.keyboard.press("?")
    page.emulate_media(color_scheme="dark")
    accessible(page)
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    accessible(page)
    assert [url for url in asked if not url.startswith((server.address.split("/" + EXERCISE)[0], "data:"))] == []


def test_nothing_is_lost(tmp_path, serve, new_context, accessible):
    """Undo, Back, Reload, a server that is killed, a second window; and all of it by taps on a tablet."""
    three = {f"s{number}": {WEEKS: f"Dette er s{number}.\n\n{HOSTILE}"} for number in range(3)}
    course = read_class(tmp_path, EXERCISE, three)
    server = serve(course)
    context = new_context(viewport={"width": 1024, "height": 768}, has_touch=True)
    page = context.new_page()
    enter(page, server.address)
    student = shown(page)
    page.get_by_role("group", name="1 ").get_by_text("ja", exact=True).tap()
    page.get_by_label("Kommentar til studenten").fill("Fint.")
    saved(page)
    assert rows(course, EXERCISE, student, WEEKS) == (0.5, "Kriterier: 1 ja\n\nFint.", True)
    page.reload()
    expect(page.locator("#sum")).to_have_text("0,5 av 2 poeng")
    page.get_by_role("button", name="Neste", exact=False).last.tap()
    expect(page.locator("#number")).to_contain_text("Svar 2 av 3")
    page.go_back()
    expect(page.locator("#number")).to_contain_text("Svar 1 av 3")
    page.get_by_label("Andre poeng").fill("15")
    expect(page.get_by_role("alert")).to_contain_text("«15» er ikke poeng her.")
    accessible(page)
    page.get_by_label("Andre poeng").fill("1,5")
    expect(page.locator("#sum")).to_have_text("1,5 av 2 poeng")
    page.get_by_role("button", name="Angre").tap()
    expect(page.locator("#sum")).to_have_text("0,5 av 2 poeng")
    saved(page)

    second = context.new_page()
    enter(second, page.url)
    second.keyboard.press("2")
    saved(second)
    page.keyboard.press("Escape")
    page.locator("#answer").focus()
    page.keyboard.press("3")
    expect(page.get_by_role("alert")).to_contain_text("endret et annet sted")
    page.get_by_role("button", name="Vis det andre").tap()
    expect(page.get_by_role("group", name="2 ").get_by_label("ja")).to_be_checked()
    second.close()

    server.stop()
    page.keyboard.press("4")
    expect(page.locator("#status")).to_have_text("Ikke lagret")
    expect(page.get_by_role("alert")).to_contain_text("Får ikke kontakt")
    again = serve(course, server.port)
    anew = context.new_page()
    enter(anew, again.address)
    saved(anew)
    expect(anew.locator("#sum")).to_have_text("1,5 av 2 poeng")
    assert rows(course, EXERCISE, student, WEEKS)[:2] == (1.5, "Kriterier: 1 ja, 2 ja, 4 ja\n\nFint.")
    assert anew.evaluate("window.ran") is None

    anew.keyboard.press("Enter")
    anew.keyboard.press("a")  # at once, and for the next one
    expect(anew.locator("#number")).to_have_text("Svar 2 av 3: ikke vurdert ennå")
    expect(anew.locator("#sum")).to_have_text("2 av 2 poeng")
    saved(anew)
    assert rows(course, EXERCISE, student, WEEKS)[::2] == (1.5, False)


def test_a_comment_stands_at_the_students_sentence_and_a_changed_one_comes_to_all(
    tmp_path, serve, new_context, accessible
):
    """By keys, by a tap and by selecting; reloaded; on the feedback page; changed in the list and brought, undone."""
    written = "Dette er {}. Hun kom **seg dit**. Bussen gikk, f.eks.\nhver time.\n\n- Hva gjorde hun?\n- Hun ventet."
    course = read_class(tmp_path, EXERCISE, {name: {WEEKS: written.format(name)} for name in ("s0", "s1")})
    server = serve(course)
    context = new_context(viewport={"width": 1024, "height": 768}, has_touch=True)
    page = context.new_page()
    enter(page, server.address)
    comment, first = page.get_by_label("Kommentar til studenten"), shown(page)
    for key in ("s", "ArrowDown", "ArrowDown", "Shift+ArrowDown"):
        page.keyboard.press(key)
    expect(page.locator("#chosen")).to_contain_text("Setning 3–4 av 5")
    accessible(page)
    page.keyboard.press("Shift+M")
    page.keyboard.type("itt eget.")
    page.keyboard.press("Escape")
    expect(page.locator("#answer mark")).to_have_text(["Bussen gikk, f.eks.\nhver time.", "Hva gjorde hun?"])
    page.locator(".sentence", has_text="Hun ventet.").tap()
    page.get_by_role("button", name="Skriv", exact=False).tap()
    page.keyboard.press("Escape")
    expect(comment).to_have_value("> Bussen gikk, f.eks. hver time. Hva gjorde hun?\n\nMitt eget.")
    page.locator(".sentence", has_text="Hun kom").first.select_text()
    page.keyboard.press("b")
    page.keyboard.press("2")
    expect(page.locator("#answer .notes li")).to_have_count(2)
    page.reload()
    expect(page.locator("#answer sup")).to_have_text(["1", "2"])
    accessible(page)
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#number")).to_contain_text("Svar 2 av 2")

    page.keyboard.press("Shift+M")
    page.keyboard.type("itt eget.")
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.get_by_role("button", name="Ta vare på").tap()
    page.get_by_role("button", name="Endre: Mitt eget.").tap()
    page.get_by_role("dialog").get_by_role("textbox").fill("Vårt.")
    accessible(page)
    page.get_by_role("button", name="Lagre").tap()
    expect(page.get_by_role("dialog", name="Kommentaren står i 2 svar").get_by_role("row")).to_have_count(3)
    accessible(page)
    page.keyboard.press("Tab")  # Enter alone leaves it as it is
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Endre i alle 2")).to_be_hidden()
    expect(comment).to_have_value("Vårt.")
    second = shown(page)
    assert "Mitt" not in rows(course, EXERCISE, first, WEEKS)[1] + rows(course, EXERCISE, second, WEEKS)[1]
    page.keyboard.press("u")
    expect(comment).to_have_value("Mitt eget.")
    points, kept, waits = rows(course, EXERCISE, first, WEEKS)
    assert (points, waits) == (2, False) and "> Bussen gikk, f.eks. hver time. Hva gjorde hun?\n\nMitt eget." in kept

    publish = [sys.executable, "-m", "mestring.teacher.cli", "publish", EXERCISE, "--course", str(course.root)]
    subprocess.run(publish, capture_output=True, check=False)  # it says that an answer waits
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto((course.at("feedback", first, EXERCISE) / f"{EXERCISE}.html").as_uri())
    expect(page.locator("mark")).to_have_text(
        ["Hun kom ", "seg dit", ".", "Bussen gikk, f.eks.\nhver time.", "Hva gjorde hun?"]
    )
    page.get_by_role("link", name="Kommentar 2 til setningen").tap()
    assert page.locator(":target").inner_text().startswith("Mitt eget.")
    accessible(page)
    page.emulate_media(color_scheme="dark")
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def sizes(page):
    """What can be tapped and is too small: [what it says, its width and height]; links in running text may be."""
    return page.evaluate(
        """() => [...document.querySelectorAll("button, summary, nav a, .choices label, #typed, .button, .choice")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 44 || height < 44)
          .map(([words, { width, height }]) => [words, width, height])"""
    )


def test_a_share_goes_to_a_colleagues_tablet_and_comes_back(tmp_path, serve, new_context, accessible):
    """One teacher gives two answers, the other marks them by taps alone; where both said something, one chooses."""
    mine = read_class(tmp_path / "mine", EXERCISE, {f"s{n}": {WEEKS: f"Dette er s{n}."} for n in range(3)})
    theirs = read_class(tmp_path / "theirs", EXERCISE, {"x": {WEEKS: "Dette er s99."}})
    page = new_context(accept_downloads=True).new_page()
    first = serve(mine).address.removesuffix(f"{EXERCISE}/")
    page.goto(first)
    accessible(page)
    page.get_by_role("link", name="Del med en kollega: ").click()
    page.get_by_label("Hvor mange svar").fill("2")
    accessible(page)
    page.get_by_role("button", name="Lag fila").click()
    accessible(page)
    given = download(page, "Last ned fila til kollegaen", tmp_path)

    context = new_context(viewport={"width": 1024, "height": 768}, has_touch=True, accept_downloads=True)
    tablet = context.new_page()
    tablet.goto(serve(theirs).address.removesuffix(f"{EXERCISE}/"))
    open_file(tablet, given)
    for number in (1, 2):
        expect(tablet.locator("#number")).to_contain_text(f"Svar {number} av 2: ikke")
        tablet.get_by_role("button", name="Alt er med").tap()
        tablet.get_by_role("group", name="2 ").get_by_text("nei", exact=True).tap()
        tablet.locator("#bank summary").tap()
        tablet.locator("#bank li button").first.tap()
        saved(tablet)
        for colours, size in (("light", (820, 1180)), ("dark", (1024, 768))) if number == 1 else ():
            tablet.set_viewport_size({"width": size[0], "height": size[1]})
            tablet.emulate_media(color_scheme=colours)
            assert sizes(tablet) == []
            assert tablet.evaluate("document.documentElement.scrollWidth <= innerWidth")
            accessible(tablet)
        tablet.get_by_role("button", name="Vurdert, neste").tap()
    expect(tablet.locator("#status")).to_have_text("Ingen flere svar på denne delen venter på deg.")
    back = download(tablet, "Last ned fila som skal tilbake", tmp_path)

    room = context.new_page()
    room.goto(f"{first}{EXERCISE}/")
    expect(room.locator("#waiting")).to_have_text("1 venter, 2 hos en kollega")
    room.get_by_role("button", name="Alt er med").tap()
    room.get_by_role("button", name="Vurdert, neste").tap()
    expect(room.locator("#status")).to_have_text("Ingen flere svar på denne delen venter på deg.")
    room.get_by_role("button", name="Neste", exact=False).last.tap()
    expect(room.locator("#number")).to_contain_text("Svar 2 av 3")
    room.get_by_role("button", name="Ingenting er med").tap()
    saved(room)
    student = shown(room)
    page.goto(first)
    open_file(page, back)
    expect(page.get_by_text("1 svar er tatt inn i karakterboka.")).to_be_visible()
    expect(page.locator("article")).to_contain_text(f"Dette er {student}.")
    accessible(page)
    assert rows(mine, EXERCISE, student, WEEKS)[0] == 0
    page.get_by_role("button", name="Bruk kollegaens").click()
    expect(page.get_by_text("2 svar er tatt inn i karakterboka.")).to_be_visible()
    assert rows(mine, EXERCISE, student, WEEKS)[0] == 1.5

    page.get_by_role("link", name="Del med en kollega").click()
    page.get_by_text("Vurdere de samme svarene hver for seg.").click()
    page.get_by_role("button", name="Lag fila").click()
    sample = download(page, "Last ned fila til kollegaen", tmp_path)
    tablet.goto(serve(theirs).address.removesuffix(f"{EXERCISE}/"))
    open_file(tablet, sample)
    expect(tablet.locator("#number")).to_contain_text("Svar 1 av 3")
    tablet.get_by_role("button", name="Alt er med").tap()
    tablet.get_by_role("button", name="Vurdert, neste").tap()
    expect(tablet.locator("#number")).to_contain_text("Svar 2 av 3")
    back = download(tablet, "Last ned fila som skal tilbake", tmp_path)
    page.goto(first)
    open_file(page, back)
    expect(page.get_by_role("region", name="Enighet linje for linje")).to_be_visible()
    accessible(page)


def open_file(page, path):
    page.get_by_label("Fil", exact=True).set_input_files(path)
    page.get_by_role("button", name="Åpne fila").click()


def download(page, name, folder):
    with page.expect_download() as waits:
        page.get_by_role("link", name=name).click()
    path = folder / waits.value.suggested_filename
    waits.value.save_as(path)
    return path

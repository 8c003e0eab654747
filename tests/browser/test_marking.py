"""The marking room in a browser: a class of 30 read by keys alone, and nothing lost whatever happens."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from ..grading.read_class import read_class, rows
from ..ports import free_port

pytestmark = pytest.mark.slow
EXERCISE, WEEKS, TALK = "03-mestringstro", "m03-three-weeks", "m03-first-talk"
STUDENTS = [f"s{number}" for number in range(30)]
SENTENCE = "Hun kom seg dit igjen, og jeg tror det er troen som har flyttet seg mest siden sist."
HOSTILE = "<img src=x onerror='window.ran = true'> <script>window.ran = true</script>"
# What the teacher finds, line by line. A line of half a point is one key from yes to no, one of a whole point two.
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
    TALK: ["ja ja ja ja", "nei ja ja ja", "ja ja delvis ja", "ja nei nei ja", "ja ja ja nei"],
}
WORTH = {WEEKS: [0.5, 0.5, 0.5, 0.5], TALK: [0.5, 0.5, 1, 1]}
SHARE = {"ja": 1, "delvis": 0.5, "nei": 0}
SCREEN = {"width": 1280, "height": 800}
COUNT = """() => {
  window.presses = window.clicks = 0;
  addEventListener('keydown', ({ key, target, ctrlKey }) => {
    const letter = target.matches('textarea') && !ctrlKey;
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
    """The fewest keys that say this of the lines: all and what is missing, or what is there; the rest becomes no."""
    all_but, only = ["a"], []
    for number, (word, points) in enumerate(zip(found.split(), worth, strict=True), start=1):
        all_but += [str(number)] * {"ja": 0, "delvis": 1, "nei": 1 if points < 1 else 2}[word]
        only += [str(number)] * {"ja": 1, "delvis": 2, "nei": 0}[word]
    return min(only or ["0"], all_but, key=len)


def test_a_class_of_thirty_is_marked_by_keys_alone(course, serve, new_context, accessible):
    context = new_context(viewport=SCREEN)
    page = context.new_page()
    server = serve(course)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    enter(page, server.address)
    accessible(page)
    page.evaluate(COUNT)
    presses, truth, scrolled = [], {}, 0
    for number in range(2 * len(STUDENTS)):
        question = WEEKS if number < len(STUDENTS) else TALK
        student, before = shown(page), page.evaluate("presses")
        found = FOUND[question][number % len(FOUND[question])]
        for key in keys_for(found, WORTH[question]):
            page.keyboard.press(key)
        comment = ""
        if number % 5 == 1:
            comment = "Fint skrevet. Spør gjerne om mer!"
            page.keyboard.press("c")
            page.keyboard.insert_text(comment)
        elif number % 5 == 3:
            comment = page.locator("#bank li").nth(1).text_content()
            page.keyboard.press("b")
            page.keyboard.press("2")
        scrolled += page.evaluate(
            "scrollY + document.documentElement.scrollHeight - innerHeight + answer.scrollHeight - answer.clientHeight"
        )
        saved(page)
        where = page.url
        page.keyboard.press("Control+Enter" if number % 5 == 1 else "Enter")
        truth[student, question] = found, comment
        if number < 2 * len(STUDENTS) - 1:
            page.wait_for_function("where => location.href !== where && document.activeElement === answer", arg=where)
            expect(page.locator("#number")).to_contain_text("ikke vurdert ennå")
        presses.append(page.evaluate("presses") - before - (2 if number % 5 == 3 else 0))
    expect(page.locator("#status")).to_have_text("Alle svarene på denne delen er vurdert.")
    expect(page.locator("#waiting")).to_have_text("Alle er vurdert")
    clicks = page.evaluate("clicks")
    mean = sum(presses) / len(presses)
    print(
        f"\n{len(presses)} answers: {mean:.2f} keys each, at most {max(presses)}, besides a comment's own letters and"
        f" the 2 keys of one from the bank; {clicks} clicks; {scrolled} px scrolled"
    )
    assert mean <= 3 and clicks == 0 and scrolled == 0
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

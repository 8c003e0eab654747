"""The marking room in a browser: a class read by keys alone, and nothing lost whatever happens."""

from collections import Counter
from itertools import product

import pytest
from playwright.sync_api import expect

from ..grading.read_class import read_class, rows
from .marking_room import EXERCISE, TALK, WEEKS, enter, saved, shown, text

pytestmark = pytest.mark.slow
STUDENTS = [f"s{number}" for number in range(15)]  # each judgement below twice
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


@pytest.fixture
def course(tmp_path):
    texts = {student: {WEEKS: text(student, 150), TALK: text(student, 400)} for student in STUDENTS}
    return read_class(tmp_path, EXERCISE, texts, widgets=True)


def keys_for(found, worth):
    """The fewest keys that say this of the lines, and the last one: what is there, then Enter, or what is not."""
    there, missing = [], []
    for number, (word, points) in enumerate(zip(found.split(), worth, strict=True), start=1):
        less = f"Shift+Digit{number}"
        there += {"ja": [str(number)], "delvis": [less], "nei": []}[word]
        missing += {"ja": [], "delvis": [less], "nei": [less] * (1 if points < 1 else 2)}[word]
    return min((there or ["0"], "Enter"), (missing, "Shift+Enter"), key=lambda keys: len(keys[0]))


def most_keys(worth, halves=True):
    """{number of keys: how many of all judgements of these lines take so many}, with half points or without."""
    words = [["ja", "delvis", "nei"] if halves and points >= 1 else ["ja", "nei"] for points in worth]
    return Counter(len(keys_for(" ".join(said), worth)[0]) + 1 for said in product(*words))


def test_every_judgement_of_lines_of_half_a_point_takes_three_keys_at_most():
    assert max(most_keys([0.5] * 4)) == max(most_keys([0.5] * 5)) == 3
    assert max(most_keys([1, 0.5, 0.5])) == max(most_keys([0.5, 1, 0.5])) == 3
    assert most_keys(WORTH[TALK]) == {1: 1, 2: 11, 3: 20, 4: 4}
    assert most_keys([1, 1, 1]) == {1: 1, 2: 10, 3: 15, 4: 1}
    assert most_keys([1] * 4, halves=False) == {1: 1, 2: 5, 3: 10}
    assert most_keys([1] * 4) == {1: 1, 2: 13, 3: 34, 4: 32, 5: 1}  # three lines and more to tell, each by its own key


def test_a_class_is_marked_by_keys_alone(course, open_room, new_context, accessible):
    context = new_context(viewport=SCREEN)
    page = context.new_page()
    server = open_room(course)
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
        assert comment.partition(" (til kriterium")[0].removeprefix("2 ") in kept
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


def test_nothing_is_lost(tmp_path, open_room, new_context, accessible):
    """Undo, Back, Reload, a server that is killed, a second window; and all of it by taps on a tablet."""
    three = {f"s{number}": {WEEKS: f"Dette er s{number}.\n\n{HOSTILE}"} for number in range(3)}
    course = read_class(tmp_path, EXERCISE, three)
    server = open_room(course)
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
    again = open_room(course, server.port)
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

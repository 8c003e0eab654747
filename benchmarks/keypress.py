"""From a key press to the painted answer, in the book's widgets: median and 98th percentile.

The time runs from the browser's own stamp on the key event to the first task after the frame that shows it; one
frame (16.7 ms at 60 Hz) is the floor that this way of measuring has.
"""

from .browser import built_book, chromium, serve

PRESSES = 300
# Where a key changes what is shown. Inputs take arrow keys, page -> the first of them; of buttons, Enter presses the
# first that is there: a matrix's cell opens and closes, a journey's step opens and closes, a story goes on
# and back, a group's clock runs and stands.
INPUTS = {
    "course/03-mestringstro.html": ".mst-borghild-scale input[type=radio]",
    "course/05-salutogenese.html": ".mst-coherence-map input[type=radio]",
    "course/07-haap.html": ".mst-hope-lines .mst-steps input[type=radio]",
    "course/08-rop.html": ".mst-rop-models input[type=radio]",
    "course/09-spenningsfelt.html": ".mst-tension-field input[type=range]",
    "course/10-relasjonen.html": ".mst-evidence-matrix td button",
    "course/02-stress.html": ".mst-branching .mst-trail button",
    "course/01-mestring.html": ".mst-facilitator .mst-buttons button",
    "course/12-samtalen.html": ".mst-journey-board .mst-journey button",
    "course/13-fellesskap.html": ".mst-risk-lens[data-key=m13-lignende] input[type=range]",
}
WATCH = """() => {
  window.taken = [];
  addEventListener("keydown", (event) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.taken.push(performance.now() - event.timeStamp);
    port2.postMessage(0);
  }), true);
}"""


def rows():
    """One line per widget and throttle, and their ratio."""
    with chromium() as browser, serve(built_book()) as address:
        for page, place in INPUTS.items():
            middle = {}
            for throttle in (1, 4):
                taken = sorted(press(browser, f"{address}/{page}", place, throttle))
                middle[throttle] = taken[len(taken) // 2]
                late = taken[int(len(taken) * 0.98)]
                yield (
                    f"{place.split()[0]}, {throttle}x CPU throttle: "
                    f"median {middle[throttle]:.1f} ms, p98 {late:.1f} ms, {len(taken)} presses"
                )
            yield f"{place.split()[0]}: ratio of the medians {middle[4] / middle[1]:.2f}"


def press(browser, url, place, throttle):
    """The times of all presses, in ms."""
    page = browser.new_page()
    page.goto(url)
    first, buttons = page.locator(f"{place} >> visible=true").first, place.endswith("button")
    first.focus()
    page.keyboard.press("Enter" if buttons else "Space")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    page.evaluate(WATCH)
    for number in range(PRESSES):
        if buttons:
            first.focus()  # where the last press has led elsewhere
        page.keyboard.press("Enter" if buttons else "ArrowRight" if number // 9 % 2 == 0 else "ArrowLeft")
        page.wait_for_function("count => window.taken.length > count", arg=number)  # nobody types ahead of the screen
    taken = page.evaluate("window.taken")
    page.close()
    return taken

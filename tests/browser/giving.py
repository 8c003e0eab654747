"""How each widget is answered with an input device: `give` presses what gives this answer."""

from mestring import text

LOCUS = text.labels("locus_sort")["rounds"]
FIELDS = text.labels("tension_field")
LENS = text.labels("risk_lens")
LINES = text.labels("hope_lines")
BENCH = text.labels("condensation_bench")
JOURNEY = text.labels("journey_board")


def give(device, box, content, answer):
    """Give one widget its answer, found on the page by the words of its content."""
    how = {
        "rounds": sort_cards,
        "goals": set_rulers,
        "paths": walk_story,
        "cells": fill_table,
        "cases": go_through_cases,
        "phases": draw_lines,
        "asks": pick_cells,
        "coded": choose_codes,
        "units": mark_units,
        "steps": fill_journey,
    }
    next((how[part] for part in answer if part in how), choose_options)(device, box, content, answer)


def choose_options(device, box, content, answer):
    groups = box.get_by_role("group")
    for number, (name, question) in enumerate(content["questions"].items()):
        group, options = groups.nth(number), list(question["options"])
        for option in answer.get(name, []):
            if question.get("many"):
                device.tick(group.get_by_role("checkbox").nth(options.index(option)))
            else:
                device.choose(group, options.index(option))


def set_rulers(device, box, content, answer):
    goals, moments = list(content["goals"]), content.get("moments", ["before"])
    rulers = box.locator("fieldset.mst-ruler")
    for goal, said in answer["goals"].items():
        for moment, numbers in said.items():
            for ruler, number in numbers.items():
                place = (goals.index(goal) * len(moments) + moments.index(moment)) * 2 + (ruler == "confidence")
                device.choose(rulers.nth(place), number - 1)


def sort_cards(device, box, content, answer):
    texts = {name: card if isinstance(card, str) else card["text"] for name, card in content["cards"].items()}
    rounds = {"first": content} if "columns" in content else content.get("rounds") or LOCUS
    for number, (name, shown) in enumerate(rounds.items()):
        if number and answer["rounds"].get(name):
            device.press(box.get_by_role("button", name=f"Gå videre: {shown['title']}"))
        place, columns = box.locator(".mst-round").nth(number), shown["columns"] | shown.get("extra", {})
        for card, column in answer["rounds"].get(name, {}).items():
            if column in shown.get("extra", {}) and not place.get_by_role("group", name=columns[column]).count():
                device.press(place.get_by_role("button", name=f"Legg til kolonnen «{columns[column]}»"))
            device.press(place.get_by_role("button", name=texts[card], exact=True))
            device.press(place.get_by_role("button", name=columns[column], exact=True))


def walk_story(device, box, content, answer):
    nodes = content["nodes"]
    for walker, path in answer["paths"].items():
        if len(content["walkers"]) > 1:
            device.press(box.get_by_role("button", name=content["walkers"][walker], exact=True))
        place = next(iter(nodes))
        while place in path:
            choice = nodes[place]["choices"][path[place]]
            device.press(box.get_by_role("button", name=choice["text"], exact=True))
            place = choice["to"]


def fill_table(device, box, content, answer):
    for row, cells in answer["cells"].items():
        for column, option in cells.items():
            name = f"{content['rows'][row]} {content['columns'][column]}"
            device.pick(box.get_by_role("combobox", name=name, exact=True), 1 + list(content["options"]).index(option))


def go_through_cases(device, box, content, answer):
    """Two widgets have cases: a lens counts an outcome in each, a board has lines to place a marker on."""
    counted = all("outcome" in case for case in content["cases"].values())
    (set_lens if counted else place_markers)(device, box, content, answer)


def set_lens(device, box, content, answer):
    """Case by case: numbers are typed, choices chosen."""
    for case, given in answer["cases"].items():
        shown = content["cases"][case]
        words = shown | {"claim": shown.get("claim", "")}
        if len(content["cases"]) > 1:
            device.press(box.get_by_role("button", name=shown["title"], exact=True))
        place = box.locator(".mst-case:visible")
        for part, value in given.items():
            asked = LENS["asks"][part].format(**words)
            if part in ("measure", "reading"):
                options = shown.get(f"{part}s", list(LENS[f"{part}s"]))
                device.choose(place.get_by_role("group", name=asked), options.index(value))
            else:
                device.write(place.get_by_role("textbox", name=asked, exact=True), str(value).replace(".", ","))


def place_markers(device, box, content, answer):
    """Case by case, and in each as the pieces of information arrive."""
    for case, lines in answer["cases"].items():
        shown = content["cases"][case]
        if len(content["cases"]) > 1:
            device.press(box.get_by_role("button", name=shown["title"], exact=True))
        for step in range(max(map(len, lines.values()))):
            if step:
                device.press(box.get_by_role("button", name=FIELDS["next"]).locator("visible=true"))
            place = box.locator(".mst-case:visible .mst-step").nth(step)
            for line, entries in lines.items():
                poles = FIELDS["fields"].get(line, {}) | ((content.get("fields") or {}).get(line) or {})
                name = FIELDS["line"].format(left=poles["left"], right=poles["right"].lower())
                device.slide(place.get_by_role("slider", name=name, exact=True), 5 + entries[step]["at"])
                if "why" in entries[step]:
                    device.write(place.get_by_role("textbox", name=name), entries[step]["why"])


def draw_lines(device, box, content, answer):
    """Phase by phase: what was expected opens it, then how much there is of each line, and what each event did."""
    for number, (name, said) in enumerate(answer["phases"].items()):
        if "expected" in said:
            asked = box.locator(".mst-expect:visible fieldset")
            for place, way in enumerate(said["expected"].values()):
                device.choose(asked.nth(place), list(LINES["ways"]).index(way))
            device.press(box.locator(".mst-expect:visible").get_by_role("button", name=LINES["next"]))
        phase = box.locator(".mst-phase").nth(number)
        for place, line in enumerate(LINES["lines"]):
            if line in said:
                device.choose(phase.locator(".mst-steps").nth(place), said[line])
        for event, effect in said.get("events", {}).items():
            place = list(content["phases"][name]["events"]).index(event)
            device.choose(phase.locator(".mst-question").nth(place), list(LINES["effects"]).index(effect))


def pick_cells(device, box, content, answer):
    """Each cell is opened, and ticked for what it answers; then what a gap may mean."""
    for ask, cells in answer["asks"].items():
        for cell in cells:
            study, theme = cell.split("/")
            device.press(box.get_by_role("button", name=f"{content['studies'][study]}: {content['themes'][theme]}"))
            device.tick(box.get_by_role("checkbox", name=content["asks"][ask]))
    if "gap" in answer:
        device.write(box.get_by_role("textbox"), answer["gap"])


def choose_codes(device, box, content, answer):
    """Of a given list, for each utterance."""
    for utterance, codes in answer["coded"].items():
        group = box.get_by_role("group", name=content["utterances"][utterance]["text"])
        for code in codes:
            device.tick(group.get_by_role("checkbox", name=content["codes"][code], exact=True))


def mark_units(device, box, content, answer):
    """Through the four steps of the bench, with whole utterances as units and codes made where they are first used."""
    utterances, codes = list(content["utterances"]), answer["codes"]
    step = box.locator(".mst-way").get_by_role("button")
    device.press(step.nth(0))
    device.write(box.get_by_role("textbox", name=BENCH["impression"]), answer["impression"])
    for name in answer["preliminary"].values():
        device.write(box.get_by_role("textbox", name=BENCH["new_preliminary"]), name)
        device.press(box.get_by_role("button", name=BENCH["add_preliminary"]))
    device.press(step.nth(1))
    made = set()
    for unit, chosen in answer["units"].items():
        device.press(box.locator(".mst-utterance").nth(utterances.index(unit.partition(":")[0])))
        editor = box.locator(".mst-editor")
        for code in chosen:
            name = codes[code]["name"]
            if code in made:
                device.tick(editor.get_by_role("checkbox", name=name, exact=True))
            else:
                device.write(editor.get_by_role("textbox", name=BENCH["new_code"]), name)
                device.press(editor.get_by_role("button", name=BENCH["make_and_tick"]))
            made.add(code)
        device.press(editor.get_by_role("button", name=BENCH["mark_unit"]))
    device.press(step.nth(2))
    for code in codes.values():
        if "text" in code:
            device.press(box.get_by_role("button", name=f"{code['name']}: {BENCH['unwritten']}"))
            device.write(box.get_by_role("textbox", name=BENCH["write_condensate"]), code["text"])
    device.press(step.nth(3))
    for name, theme in answer["themes"].items():
        device.write(box.get_by_role("textbox", name=BENCH["new_theme"]), theme["name"])
        device.press(box.get_by_role("button", name=BENCH["make_theme"]))
        device.press(box.get_by_role("button", name=theme["name"]).and_(box.locator(".mst-opener")))
        for code in (one for one in codes.values() if one.get("theme") == name):
            device.tick(box.get_by_role("checkbox", name=code["name"]))
        device.write(box.get_by_role("textbox", name=BENCH["write_synthesis"]), theme["text"])


def fill_journey(device, box, content, answer):
    """The own steps are made; then each step is opened, and what is said of it filled in."""
    own = answer.get("own", {})
    for step in own.values():
        device.write(box.get_by_role("textbox", name=JOURNEY["add"]), step["name"])
        device.press(box.get_by_role("button", name=JOURNEY["add_button"]))
    for name, said in answer["steps"].items():
        title = own[name]["name"] if name in own else content["steps"][name]["title"]
        device.press(box.locator(".mst-journey").get_by_role("button", name=title))
        step = box.locator(".mst-step:visible")
        for feeling in said.get("feels", []):
            device.tick(step.get_by_role("checkbox", name=JOURNEY["feelings"][feeling], exact=True))
        for note, words in said.get("notes", {}).items():
            label = JOURNEY["feels_words" if note == "feels" else note]
            device.write(step.get_by_role("textbox", name=label, exact=True), words)
        given = list(content["steps"].get(name, {}).get("changes", {}))
        for change, about in said.get("changes", {}).items():
            number = given.index(change) if change in given else len(given) + int(change.removeprefix("own-")) - 1
            place = step.locator(".mst-change").nth(number)
            notes = about.get("notes", {})
            if "change" in notes:
                device.write(place.get_by_role("textbox").first, notes["change"])
            device.choose(place.get_by_role("group"), list(JOURNEY["whose_options"]).index(about["whose"]))
            for note in ("to", "why"):
                if note in notes:
                    device.write(place.get_by_role("textbox", name=JOURNEY[note]), notes[note])

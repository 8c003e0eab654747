"""Answer files that are missing, damaged, renamed or foreign, and what is handed in on purpose to do harm."""

import io
import json
import zipfile

from mestring import written

from .exercises import graded
from .student_work import ALL, FINE, NEEDS_YOU, REPAIRED, answer_file, case, pack


@case(NEEDS_YOU, "kom ikke med", lost=ALL)
def only_the_notebook(work):
    return {work.ipynb: work.json.encode()}


@case(NEEDS_YOU, "Notatboka mangler", texts=0)
def only_the_answers(work):
    return {"svar.zip": pack({n: d for n, d in work.files().items() if n.startswith("svar/")})}


def first_answer(work, data):
    key = next(iter(work.answers))
    work.answers[key] = data(work.answers[key])


@case(NEEDS_YOU, "lagt til side", lost=1)
def answer_file_cut_off(work):
    first_answer(work, lambda data: data[: len(data) - 10])


@case(NEEDS_YOU, "lagt til side", lost=1)
def answer_file_empty(work):
    first_answer(work, lambda data: b"")


@case(NEEDS_YOU, "lagt til side", lost=1)
def answer_file_of_another_form(work):
    first_answer(work, lambda data: b"[1, 2, 3]")


@case(NEEDS_YOU, "lagt til side", lost=1)
def answer_that_the_widget_refuses(work):
    key = next(iter(work.answers))
    work.answers[key] = answer_file(key, {"noe": ["helt", "annet"]})


@case(NEEDS_YOU, "en annen utgave av oppgaven")
def answer_partly_of_another_edition(work):
    key, data = next(iter(work.answers.items()))
    work.answers[key] = answer_file(key, json.loads(data)["answer"] | {"borte": ["a"]})


@case(NEEDS_YOU, "et svar på noe annet", lost=1)
def answer_file_with_a_letter_gone_wrong_in_its_key(work):
    key = next(iter(work.answers))
    first_answer(work, lambda data: data.replace(key.encode(), f"{key[:-1]}x".encode()))


@case(FINE, "Begynt på, men ikke ferdig: «Del 1")
def answer_that_counts_itself_unfinished(work):
    first_answer(work, lambda data: json.dumps(json.loads(data) | {"missing": 2}).encode())


@case(REPAIRED, "Svarfiler")
def answer_file_renamed(work):
    key = next(iter(work.answers))
    return {"alt.zip": pack({n.replace(f"{key}.json", f"{key} (1).json"): d for n, d in work.files().items()})}


@case(FINE)
def answer_file_saved_as_utf16(work):
    first_answer(work, lambda data: data.decode().encode("utf-16"))


@case(REPAIRED, "Svarfiler")
def answer_file_without_its_form(work):
    first_answer(work, lambda data: json.dumps({"answer": json.loads(data)["answer"]}).encode())


@case(REPAIRED, "flere utgaver")
def older_answers_beside_the_newer(work):
    key = next(iter(work.answers))
    old = {f"gammelt/svar/{key}.json": answer_file(key, None, revision=0)}
    work.answers[key] = answer_file(key, json.loads(work.answers[key])["answer"], revision=7)
    return {"alt.zip": pack(work.files() | old)}


@case(NEEDS_YOU, "den nyeste er kanskje ikke den som gjelder")
def newer_answer_of_a_fresh_copy(work):
    """The count begins anew in a fresh copy of the exercise; the clock does not."""
    key, later = next(iter(work.answers)), "2026-11-22T09:00:00Z"
    full = json.loads(work.answers[key])["answer"]
    work.answers[key] = answer_file(key, None, revision=30)
    return {"alt.zip": pack(work.files() | {f"ny/svar/{key}.json": answer_file(key, full, 2, later)})}


@case(NEEDS_YOU, "den nyeste er kanskje ikke den som gjelder", lost=1)
def newest_answer_is_empty(work):
    key, later = next(iter(work.answers)), "2026-11-22T09:00:00Z"
    return {"alt.zip": pack(work.files() | {f"ny/svar/{key}.json": answer_file(key, None, 2, later)})}


@case(NEEDS_YOU, "tom: ingenting er besvart", lost=ALL, texts=0)
def nothing_answered(work):
    work.answers = {key: answer_file(key, None) for key in work.answers}
    for name in work.written:
        work.cell(name)["source"] = written.STUB


@case(REPAIRED, "over 20 MB")
def zip_bomb_beside_it(work):
    return {f"{work.exercise}.zip": pack(work.files() | {"data.json": bytes(21 * 1024 * 1024)})}


@case(NEEDS_YOU, "over 20 MB", taken=False, lost=ALL, texts=0)
def notebook_that_is_a_bomb(work):
    return {f"{work.exercise}.zip": pack({work.ipynb: b'{"cells": [' + b" " * 21 * 1024 * 1024})}


@case(NEEDS_YOU, "Be studenten gjøre bildene i svarene mindre", texts=0)
def notebook_with_photographs_that_fill_it(work):
    cell = work.cell(work.written[0])
    cell["attachments"] = {"a.png": {"image/png": "iVBORw0KGgo" + "A" * (21 * 1024 * 1024)}}


@case(NEEDS_YOU, "filer i seg", taken=False, lost=ALL, texts=0)
def thousands_of_files(work):
    return {f"{work.exercise}.zip": pack({f"{number}.txt": b"" for number in range(6000)})}


@case(REPAIRED, "lenke")
def link_to_the_gradebook(work):
    def change(info):
        if info.filename == "svar/m00-lenke.json":
            info.create_system, info.external_attr = 3, 0o120777 << 16

    return {f"{work.exercise}.zip": pack(work.files() | {"svar/m00-lenke.json": b"../../../gradebook.db"}, change)}


@case(FINE)
def names_that_climb_out(work):
    return {f"{work.exercise}.zip": pack(work.files(folder="../../../../"))}


@case(NEEDS_YOU, "passord", taken=False, lost=ALL, texts=0)
def zip_with_a_password(work):
    data = bytearray(pack(work.files()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at] |= 1
    return {f"{work.exercise}.zip": bytes(data)}


def under_another_ending(work, name):
    key = next(iter(work.answers))
    data = work.answers.pop(key)
    return {f"{work.exercise}.zip": pack(work.files() | {f"svar/{name.format(key)}": data})}


@case(NEEDS_YOU, ".json.crdownload» er kanskje svaret på «Del 1", lost=1)
def answer_file_still_downloading(work):
    return under_another_ending(work, "{}.json.crdownload")


@case(NEEDS_YOU, ".x7k2.tmp» er kanskje svaret på «Del 1", lost=1)
def answer_file_of_a_write_that_was_stopped(work):
    return under_another_ending(work, ".{}.x7k2.tmp")


@case(NEEDS_YOU, ".json.icloud» er kanskje svaret på «Del 1", lost=1)
def answer_file_that_is_in_the_cloud(work):
    return under_another_ending(work, ".{}.json.icloud")


@case(NEEDS_YOU, "-checkpoint.json» er kanskje svaret på «Del 1", lost=1)
def answer_file_of_which_only_a_checkpoint_is_there(work):
    return under_another_ending(work, ".ipynb_checkpoints/{}-checkpoint.json")


@case(NEEDS_YOU, "» er kanskje svaret på «Del 1", lost=1)
def answer_file_of_which_a_mac_left_only_its_own(work):
    return under_another_ending(work, "._{}.json")


@case(FINE, "Ikke besvart: «Del 1", lost=1)
def no_answer_in_a_file_packed_on_a_mac(work):
    first_answer(work, lambda data: no_answer(work))
    traces = {f"__MACOSX/svar/._{key}.json": b"\0\5\x16\7" for key in work.answers}
    return {f"{work.exercise}.zip": pack(work.files() | traces)}


@case(NEEDS_YOU, ".json.py» er kanskje svaret på «Del 1", lost=1)
def answer_file_cut_off_under_another_ending(work):
    first_answer(work, lambda data: data[:40])
    return under_another_ending(work, "{}.json.py")


@case(NEEDS_YOU, "et svar på noe annet", lost=1)
def another_answer_in_the_file_of_one(work):
    first, second, *_ = work.answers
    work.answers[first] = work.answers[second]


@case(REPAIRED, "Svarfiler")
def two_answers_in_the_files_of_each_other(work):
    first, second, *_ = work.answers
    work.answers[first], work.answers[second] = work.answers[second], work.answers[first]


def no_answer(work):
    return answer_file(next(iter(work.answers)), None)


@case(NEEDS_YOU, "den nyeste er kanskje ikke den som gjelder", lost=1)
def no_answer_and_then_an_answer_in_one_file(work):
    first_answer(work, lambda data: no_answer(work) + b"\n" + data)


@case(NEEDS_YOU, "den nyeste er kanskje ikke den som gjelder", lost=1)
def no_answer_and_then_the_end_of_an_answer_in_one_file(work):
    first_answer(work, lambda data: no_answer(work) + data[data.index(b'"answer"') :])


@case(NEEDS_YOU, "den nyeste er kanskje ikke den som gjelder", lost=1)
def an_answer_twice_in_its_file(work):
    first_answer(work, lambda data: data[:-1] + b', "answer": null}')


@case(REPAIRED, "Svarfiler")
def answer_of_a_newer_edition_in_the_same_form(work):
    first_answer(work, lambda data: json.dumps(json.loads(data) | {"version": 2}).encode())


@case(NEEDS_YOU, "nyere utgave av kurset", lost=1)
def answer_of_a_newer_edition_in_another_form(work):
    first_answer(work, lambda data: json.dumps(json.loads(data) | {"version": 2, "answer": {"v2": []}}).encode())


@case(NEEDS_YOU, "lagt til side", lost=1)
def answer_file_that_the_widget_set_aside(work):
    key = next(iter(work.answers))
    half = {f"svar/skadet/{key}-20261121T120000.000000Z.json": work.answers.pop(key)[:40]}
    return {f"{work.exercise}.zip": pack(work.files() | half)}


@case(NEEDS_YOU, "En fil kunne ikke leses", texts=0)
def zip_that_points_beyond_its_end(work):
    data = bytearray(pack(work.files()))
    at = data.find(b"PK\x01\x02")
    data[at + 42 : at + 46] = (10**7).to_bytes(4, "little")
    return {f"{work.exercise}.zip": bytes(data)}


@case(NEEDS_YOU, "En fil kunne ikke leses", texts=0)
def zip_with_rubbish_in_its_lzma(work):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in work.files().items():
            archive.writestr(name, data)
    data = bytearray(packed.getvalue())
    data[70:400] = bytes(7 * number % 256 for number in range(330))
    return {f"{work.exercise}.zip": bytes(data)}


@case(NEEDS_YOU, "En fil kunne ikke leses", lost=1)
def zip_with_rubbish_in_an_answer(work):
    data = bytearray(pack(work.files()))
    at = data.find(next(iter(work.answers)).encode()) + 50  # in what is packed, right after the name
    data[at : at + 20] = bytes(range(20))
    return {f"{work.exercise}.zip": bytes(data)}


def in_words(work, change):
    """The first answer as its widget keeps it, with the words that stood there, changed."""
    test = graded(work.exercise)[0]
    rows = [[change(text) for text in row] for row in test.widget(work.exercise, test.full).describe()]
    words = {"title": "", "prompt": "", "rows": rows}
    first_answer(work, lambda data: json.dumps(json.loads(data) | {"words": words}).encode())


@case(FINE)
def answer_with_the_words_that_stood_there(work):
    in_words(work, lambda text: f"{text.upper()} !")


@case(REPAIRED, "litt andre ord")
def answer_to_words_that_have_been_polished(work):
    in_words(work, lambda text: text if len(text) < 12 else f"{text} da")


@case(NEEDS_YOU, "sto det andre ord i oppgaven enn nå")
def answer_to_other_words_under_the_same_mark(work):
    in_words(work, lambda text: f"Ikke {text}")

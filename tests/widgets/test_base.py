"""The contract that all widgets share, tried as the browser would: set the trait, send the message, look."""

import json
import threading
import time

import pytest

from mestring import BorghildScale, answers

from .conftest import SCALE

BEFORE = {"goals": {"cafe": {"before": {"importance": 10, "confidence": 1}}}}
OTHER = {"goals": {"cafe": {"before": {"importance": 4, "confidence": 4}}}}


def file(store):
    return store.folder / "m03-cafe.json"


def send(widget, what):
    widget._handle_custom_msg({"do": what}, [])


def test_a_new_widget_is_unanswered_and_writes_nothing(scale, store):
    widget = scale()
    assert widget.answer is None
    assert widget.kept["at"] is None and widget.kept["problem"] == ""
    assert not file(store).exists()


def test_an_answer_gets_a_receipt_that_names_it_and_comes_back(scale, store):
    widget = scale()
    widget.answer = BEFORE
    assert widget.kept["answer"] == BEFORE and widget.kept["at"] and widget.kept["problem"] == ""
    assert json.loads(file(store).read_text())["answer"] == BEFORE
    again = scale()
    assert again.answer == BEFORE and again.kept["answer"] == BEFORE


def test_deleting_takes_the_answer_off_the_disk(scale, store):
    widget = scale()
    widget.answer = BEFORE
    widget.answer = None
    assert "importance" not in file(store).read_text()
    assert scale().answer is None


def test_two_cells_with_one_key_never_show_different_answers(scale):
    first, second = scale(), scale()
    first.answer = BEFORE
    assert second.answer == BEFORE and second.kept["answer"] == BEFORE
    second.answer = OTHER
    assert first.answer == OTHER and first.kept["problem"] == ""


def other_kernel(store, answer):
    store.keep("m03-cafe", answer, "BorghildScale", store.load("m03-cafe")[0])


def test_another_kernels_answer_is_shown_not_overwritten(scale, store):
    widget = scale()
    widget.answer = BEFORE
    other_kernel(store, OTHER)
    third = {"goals": {"cafe": {"before": {"importance": 7}}}}
    widget.answer = third
    assert widget.kept["problem"] == "conflict" and widget.kept["other"] == OTHER and widget.kept["tried"] == third
    assert store.load("m03-cafe")[0].answer == OTHER
    send(widget, "keep")  # the student has seen the other and keeps this one
    assert store.load("m03-cafe")[0].answer == third and widget.kept["problem"] == ""


def test_after_a_conflict_the_other_answer_can_be_taken(scale, store):
    widget = scale()
    other_kernel(store, OTHER)
    widget.answer = BEFORE
    widget.answer = widget.kept["other"]
    assert widget.kept["answer"] == OTHER and widget.kept["problem"] == ""


def test_looking_brings_a_newer_answer_of_another_kernel(scale, store):
    widget = scale()
    widget.answer = BEFORE
    other_kernel(store, OTHER)
    send(widget, "look")
    assert widget.answer == OTHER
    assert widget.kept["notice"] == "newer" and widget.kept["answer"] == OTHER


def test_a_file_that_is_gone_or_damaged_is_made_good(scale, store):
    widget = scale()
    widget.answer = BEFORE
    for loss in (lambda: file(store).unlink(), lambda: file(store).write_text("{")):
        loss()
        assert not widget.is_kept()
        send(widget, "look")
        assert widget.is_kept() and widget.kept["problem"] == ""


def test_trying_again_is_not_keeping_over_another_window(scale, store):
    widget = scale()
    widget.answer = BEFORE
    other_kernel(store, OTHER)
    widget.answer = {"goals": {}}
    send(widget, "retry")
    assert widget.kept["problem"] == "conflict" and store.load("m03-cafe")[0].answer == OTHER


def test_undoing_in_a_conflict_does_not_call_it_kept(scale, store):
    widget = scale()
    widget.answer = BEFORE
    other_kernel(store, OTHER)
    widget.answer = {"goals": {}}
    widget.answer = BEFORE
    assert widget.kept["problem"] == "conflict"


def test_a_private_answer_is_never_in_an_output(scale):
    widget = scale(private=True)
    widget.answer = BEFORE
    assert "10 av 10" not in str(widget._repr_mimebundle_())
    assert "leveres ikke" in widget.fallback()


def test_a_full_disk_is_said_and_trying_again_helps(scale, store, monkeypatch):
    widget = scale()
    store.folder.parent.mkdir(exist_ok=True)
    store.folder.write_text("a file in the way")
    widget.answer = BEFORE
    assert widget.kept["problem"] == "unwritable" and widget.kept["answer"] is None
    store.folder.unlink()
    send(widget, "keep")
    assert widget.kept["problem"] == "" and widget.kept["answer"] == BEFORE


def test_a_damaged_file_is_set_aside_and_said(scale, store):
    store.folder.mkdir()
    file(store).write_text("{")
    widget = scale()
    assert widget.answer is None and widget.kept["notice"] == "damaged"
    assert next((store.folder / answers.DAMAGED).iterdir()).read_text() == "{"


def test_the_fallback_says_the_answer_in_words_and_is_inert(scale):
    widget = scale()
    assert "Ikke besvart" in widget.fallback()
    widget.answer = {
        "goals": {
            "own-1": {"name": "<script>alert(1)</script>", "before": {"importance": 3, "notes": {"importance": "<b>"}}}
        }
    }
    html = widget.fallback()
    assert "3 av 10" in html and "&lt;script&gt;" in html
    assert "<script" not in html and "<b>" not in html


def test_where_answers_are_only_read_the_output_is_words(scale, store):
    scale().answer = BEFORE
    widget = scale(store=answers.Store(store.folder, writable=False))
    bundle = widget._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"} and "10 av 10" in bundle["text/html"]
    live, _ = scale()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in live and "10 av 10" in live["text/html"]


def test_no_sentence_of_an_exercise_tells_right_from_wrong(check):
    widget = check(exercise=True)
    sent = json.dumps(widget.questions)
    assert "feedback" not in sent and "right" not in sent


@pytest.mark.parametrize("broken", ["missing", "_keep"])
def test_an_error_of_ours_is_said_in_words_and_never_called_kept(scale, store, monkeypatch, caplog, broken):
    widget = scale()

    def fails(*_):
        raise ZeroDivisionError("ours")

    with monkeypatch.context() as patch:
        patch.setattr(widget, broken, fails)
        patch.setattr(widget, "_look", fails)
        widget.answer = BEFORE
        send(widget, "look")
        assert widget.kept["problem"] == "fault" and widget.kept["tried"] == BEFORE
        reason = widget.labels["reasons"]["fault"]
        assert "feil" in reason and "ZeroDivisionError" not in json.dumps(widget.kept)
    assert "ZeroDivisionError" in caplog.text
    send(widget, "retry")
    assert widget.kept["problem"] == "" and store.load("m03-cafe")[0].answer == BEFORE


class Slow(answers.Store):
    """A store on a slow disk: every look and every write can be interrupted."""

    def load(self, key):
        found = super().load(key)
        time.sleep(0.001)
        return found


def test_answers_that_come_while_a_cell_runs_are_kept_whole_and_in_order(tmp_path):
    """The front end's messages in one thread, cells in another, as in a kernel with subshells."""
    store = Slow(tmp_path / "svar")

    def make():
        return BorghildScale("m03-cafe", store=store, content=SCALE)

    widget, sent, faults = make(), [], []
    send_state = widget.send_state
    widget.send_state = lambda key=None: (sent.append((dict(widget.kept), threading.get_ident())), send_state(key))
    said = [{"goals": {"own-1": {"name": "x" * n}}} for n in range(1, 81)]

    def update(state):
        widget._handle_msg(
            {"content": {"data": {"method": "update", "state": state, "buffer_paths": []}}, "buffers": []}
        )

    def front_end():
        for answer in said:
            update({"answer": answer})
            if widget.kept["answer"] != answer or widget.kept["problem"]:
                faults.append(widget.kept)

    def cells():
        while thread.is_alive():
            again = make()  # the cell runs again
            shown = again.answer
            if again.kept["problem"] or again.kept["notice"] or (shown and shown not in said):
                faults.append(again.kept)
            for each in (widget, again):
                each._handle_msg({"content": {"data": {"method": "custom", "content": {"do": "look"}}}, "buffers": []})
            if widget.kept["notice"]:
                faults.append(widget.kept)

    thread = threading.Thread(target=front_end)
    thread.start()
    cells()
    thread.join()
    assert faults == []
    there, _ = store.load("m03-cafe")
    assert (there.answer, there.revision) == (said[-1], len(said)), "none lost, none written twice"
    order = [said.index(kept["answer"]) for kept, _ in sent if kept["answer"]]
    assert order == sorted(order), "no receipt is drawn after a later one"

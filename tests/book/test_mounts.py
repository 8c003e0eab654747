"""What of a widget's state gets into a page."""

import json
import re

from mestring import BorghildScale, QuickCheck
from mestring.answers import Store
from mestring.book.mounts import mount, public_state

CONTENT = {"title": "Skala", "prompt": "Sett </script> her", "goals": {"cafe": "Å gå"}, "moments": ["before"]}


def scale():
    return BorghildScale("m03-cafe", store=Store(None), content=CONTENT)


def test_a_widgets_page_holds_what_its_front_end_reads_and_nothing_else():
    widget = scale()
    state = public_state(widget.get_state())
    assert state["module"] == "borghild_scale" and state["key"] == "m03-cafe" and state["title"] == "Skala"
    assert state["labels"] == {}, "the words of every scale stand in the scale's script"
    assert public_state({"module": "borghild_scale", "labels": {"save": "Ta vare på"}})["labels"] == {
        "save": "Ta vare på"
    }
    assert not [name for name in state if name.startswith("_")]
    assert not {"_esm", "_css", "layout", "tabbable", "tooltip", "answer", "kept", "place"} & state.keys()


def test_every_widget_has_a_module_in_the_book():
    from mestring.widgets import modules

    for widget in (BorghildScale, QuickCheck):
        assert widget.module.default_value in modules.names()


def test_a_text_can_not_break_out_of_the_page():
    html = mount("course/x", public_state(scale().get_state()), "Slå på <JavaScript>", "<p>I ord</p>")
    script = re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1]
    assert json.loads(script)["prompt"] == "Sett </script> her"
    assert html.count("</script>") == 1
    assert "Slå på &lt;JavaScript&gt;" in html
    assert html.endswith("</noscript><p>I ord</p></div>"), "what stands in <noscript>, reader modes leave out"


def test_what_is_one_answer_for_the_whole_course_belongs_to_no_page():
    pages = {
        re.search(r'data-page="(.*?)"', mount(page, {**scale().get_state(), "whole_course": True}, ""))[1]
        for page in ("a", "b/c")
    }
    assert pages == {""}
    assert 'data-page="b/c"' in mount("b/c", public_state(scale().get_state()), "")

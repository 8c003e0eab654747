"""What each of the five sources teaches is taught, asked and examined: `course/sources.yml` against the lessons."""

import pytest
import yaml

from .material import ROOT
from .test_bank_items import ENTRIES
from .test_concepts import CONCEPTS, places
from .test_references import WORKS

TEXT = yaml.safe_load((ROOT / "course" / "sources.yml").read_text(encoding="utf-8"))
SOURCES = TEXT["teaches"]
TAUGHT, ASKED, EXAMINED = places()
for name, entry in ENTRIES.items():
    for concept in entry.get("concepts", []):
        ASKED.setdefault(concept, []).append(name)


def reasons(part):
    """concept -> why it is on the list"""
    listed = [(concept, why) for why, concepts in TEXT[part].items() for concept in concepts]
    assert len(dict(listed)) == len(listed), f"{part} names a concept twice"
    return dict(listed)


@pytest.mark.parametrize("source", SOURCES)
def test_what_a_source_teaches_is_taught_asked_and_examined(source):
    assert source in WORKS
    excused, empty = reasons("not_examined"), []
    print(f"\n{source}: {len(SOURCES[source])} rows")
    for row, concepts in SOURCES[source].items():
        assert concepts and set(concepts) <= CONCEPTS.keys(), row
        print(f"{row} ({', '.join(concepts)})")
        for column, where in {"taught": TAUGHT, "asked": ASKED, "examined": EXAMINED}.items():
            cells = [cell for concept in concepts for cell in where.get(concept, [])]
            lacks = [concept for concept in concepts if concept not in where]
            if column == "examined":
                cells += [f"not {concept}: {excused[concept]}" for concept in lacks if concept in excused]
                lacks = [concept for concept in lacks if concept not in excused]
            print(f"   {column}: {', '.join(cells) or '-'}")
            empty += [(row, column, concept) for concept in lacks]
    assert empty == []


def test_every_concept_comes_from_a_source_or_is_marked_as_the_course_s_own():
    from_sources = {concept for rows in SOURCES.values() for concepts in rows.values() for concept in concepts}
    assert reasons("beyond").keys() == CONCEPTS.keys() - from_sources


def test_the_list_of_what_no_exercise_examines_is_true():
    excused = reasons("not_examined")
    print(f"{len(excused)} of {len(CONCEPTS)} concepts are in no exercise")
    assert excused.keys() == CONCEPTS.keys() - EXAMINED.keys()
    assert excused.keys() <= ASKED.keys()

"""Writes quizzes as a QTI 1.2 package in the dialect that Canvas itself exports and imports.

By hand, with the standard library: of the libraries that write it, text2qti (0.8.0) names a question by its own words
alone, so that the same question asked twice is an error and a changed key goes unseen, and json2qti (1.3.0) and
qti-package-maker (26.7.14) know no feedback for an option. The tests hold these packages against text2qti's.

Sources: IMS Question and Test Interoperability 1.2 (2002); Canvas' exporter (canvas-lms,
lib/cc/qti/qti_items.rb) and what Instructure's importer reads (qti, lib/qti/v1/models).
"""

import io
import zipfile
from html import escape
from xml.etree.ElementTree import Element, tostring

from ...text.messages import N_, translated
from .questions import Lesson, Question

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
BESIDE = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
RESPONSE, FOR_ALL, RIGHT = "response1", "general_fb", "100"
ALWAYS = (1980, 1, 1, 0, 0, 0)  # the same questions give the same file
ABOUT = N_(
    "<p>Spørsmålene hører til leksjonen «{title}» i kurset Mestring. Ha den gjerne åpen: Noen av dem viser til den. "
    "Du kan prøve så mange ganger du vil. Tekst: CC BY 4.0.</p>"
)


def package(lessons: list[Lesson], language: str = "nb") -> bytes:
    """The zip that Canvas imports, with one quiz for each lesson; `language` is that of the lessons."""
    if language != "nb":  # an edition in another language is another quiz, which replaces none in Canvas
        lessons = [lesson._replace(name=f"{lesson.name}-{language}") for lesson in lessons]
    files = {"imsmanifest.xml": _manifest(lessons)}
    for lesson in lessons:
        files[_quiz_file(lesson)] = _quiz(lesson)
        files[_meta_file(lesson)] = _meta(lesson, translated(language, ABOUT, title=escape(lesson.title)))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in files.items():
            # Without indentation: what reads these files may take the spaces between elements for something said.
            archive.writestr(zipfile.ZipInfo(name, ALWAYS), tostring(root, encoding="UTF-8", xml_declaration=True))
    return made.getvalue()


def _quiz(lesson: Lesson) -> Element:
    items = [_item(question) for question in lesson.questions]
    attempts = _field("cc_maxattempts", "unlimited")
    section = _of("section", *items, ident="root_section")
    assessment = _of("assessment", _of("qtimetadata", attempts), section, ident=_id(lesson), title=lesson.title)
    return _of("questestinterop", assessment, xmlns=QTI)


def _item(question: Question) -> Element:
    ident, kind = question.ident, "multiple_answers_question" if question.many else "multiple_choice_question"
    ids = {option.id: f"{ident}-{option.id}" for option in question.options}
    metadata = _of(
        "qtimetadata",
        _field("question_type", kind),
        _field("points_possible", "1"),
        _field("original_answer_ids", ",".join(ids.values())),
        _field("assessment_question_identifierref", f"{ident}-ref"),
    )
    labels = [
        _of("response_label", _material(option.text), ident=ids[option.id])  # in the order of the course
        for option in question.options
    ]
    cardinality = "Multiple" if question.many else "Single"
    choose = _of("response_lid", _of("render_choice", *labels), ident=RESPONSE, rcardinality=cardinality)
    return _of(
        "item",
        _of("itemmetadata", metadata),
        _of("presentation", _material(question.lead, question.text), choose),
        _of("resprocessing", _outcomes(), *_told(question, ids), _scored(question, ids)),
        *_feedback(question, ids),
        ident=ident,
        title=question.name,
    )


def _outcomes() -> Element:
    score = {"maxvalue": RIGHT, "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    return _of("outcomes", _of("decvar", **score))


def _told(question: Question, ids: dict) -> list[Element]:
    """When which feedback is told."""
    told = [(_of("other"), FOR_ALL)] if question.feedback else []
    told += [(_chosen(ids[one.id]), f"{ids[one.id]}_fb") for one in question.options if one.feedback]
    return [
        _when(condition, _of("displayfeedback", feedbacktype="Response", linkrefid=name), go_on="Yes")
        for condition, name in told
    ]


def _scored(question: Question, ids: dict) -> Element:
    each = [_chosen(ids[one.id]) if one.right else _of("not", _chosen(ids[one.id])) for one in question.options]
    right = _of("and", *each) if question.many else next(_chosen(ids[one.id]) for one in question.options if one.right)
    return _when(right, _of("setvar", RIGHT, action="Set", varname="SCORE"), go_on="No")


def _when(condition: Element, then: Element, go_on: str) -> Element:
    return _of("respcondition", _of("conditionvar", condition), then, **{"continue": go_on})


def _chosen(ident: str) -> Element:
    return _of("varequal", ident, respident=RESPONSE)


def _feedback(question: Question, ids: dict) -> list[Element]:
    said = {FOR_ALL: question.feedback, **{f"{ids[one.id]}_fb": one.feedback for one in question.options}}
    return [_of("itemfeedback", _of("flow_mat", _material(words)), ident=name) for name, words in said.items() if words]


def _material(*texts: str) -> Element:
    html = "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts if text)
    return _of("material", _of("mattext", html, texttype="text/html"))


def _field(label: str, entry: str) -> Element:
    return _of("qtimetadatafield", _of("fieldlabel", label), _of("fieldentry", entry))


def _meta(lesson: Lesson, about: str) -> Element:
    """What only Canvas reads: unpublished, no grade, as many attempts as one likes."""
    points = f"{len(lesson.questions)}.0"
    assignment = {
        "title": lesson.title,
        "workflow_state": "unpublished",
        "quiz_identifierref": _id(lesson),
        "points_possible": points,
        "grading_type": "points",
        "submission_types": "online_quiz",
        "omit_from_final_grade": "true",
    }
    shown = {
        "title": lesson.title,
        "description": about,
        "shuffle_answers": "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": points,
        "show_correct_answers": "true",
        "allowed_attempts": "-1",
        "one_question_at_a_time": "false",
        "available": "false",
    }
    own = _of("assignment", *_values(assignment), identifier=f"{_id(lesson)}-assignment")
    return _of("quiz", *_values(shown), own, identifier=_id(lesson), xmlns=CANVAS)


def _manifest(lessons: list[Lesson]) -> Element:
    resources = []
    for lesson in lessons:
        ident, meta = _id(lesson), f"{_id(lesson)}-meta"
        quiz = (_of("file", href=_quiz_file(lesson)), _of("dependency", identifierref=meta))
        resources.append(_of("resource", *quiz, identifier=ident, type="imsqti_xmlv1p2"))
        place = _meta_file(lesson)
        resources.append(_of("resource", _of("file", href=place), identifier=meta, type=BESIDE, href=place))
    about = _of("metadata", *_values({"schema": "IMS Content", "schemaversion": "1.1.3"}))
    parts = (about, _of("organizations"), _of("resources", *resources))
    return _of("manifest", *parts, identifier="mestring-manifest", xmlns=MANIFEST)


def _id(lesson: Lesson) -> str:
    return f"mestring-{lesson.name}"


def _quiz_file(lesson: Lesson) -> str:
    return f"{_id(lesson)}/{_id(lesson)}.xml"


def _meta_file(lesson: Lesson) -> str:
    return f"{_id(lesson)}/assessment_meta.xml"


def _values(values: dict[str, str]) -> list[Element]:
    return [_of(name, value) for name, value in values.items()]


def _of(tag: str, *inside: Element | str, **attributes: str) -> Element:
    """An element with these elements, or this text, inside."""
    made = Element(tag, attributes)
    for one in inside:
        if isinstance(one, str):
            made.text = one
        else:
            made.append(one)
    return made

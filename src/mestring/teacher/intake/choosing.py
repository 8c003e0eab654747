"""Which of a student's hand-ins counts: the newest notebook of the exercise, and the answers that came with it."""

from ...text.messages import _
from ...written import key_of
from . import answer_files, reading
from . import sentences as say
from .exercise import Exercise
from .opening import Opened
from .outcome import Outcome, short
from .repair import Repaired, repair


def choose(exercise: Exercise, opened: list[Opened], outcome: Outcome) -> None:
    """Repair what counts (`opened` has the newest first), and say in `outcome` what was chosen and why."""
    source = next((one for one in opened if one.fitting), None)
    if source is not None:
        outcome.repaired = _best(exercise, source, outcome)
        _say_which(source, opened, outcome)
    else:
        source = next((one for one in opened if one.answers.files), None)
        if not source or not {key_of(name) for name in exercise.written} & source.answers.files.keys():
            _say_why_not(exercise, opened, outcome)
            if source is None:
                return
            if not _too_large(opened):
                outcome.doubts.append(_(say.NO_NOTEBOOK))
        outcome.repaired = repair(exercise.released, reading.Notebook([]))
        outcome.repaired.notes.clear()
    outcome.answers = _answers(exercise, opened, source, outcome)
    outcome.notes += [say.trouble(what) for what in say.TROUBLES if what in source.found.troubles]
    outcome.notes += [_(say.PRIVATE)] * any(one.found.private for one in opened)


def answered(exercise: Exercise, one: Opened) -> set[str]:
    """The names of the cells that something is answered in."""
    names = {exercise.cell(key) for key in exercise.asking} - exercise.open_cells(one.answers)
    if one.fitting:
        names |= exercise.written - set(repair(exercise.released, one.fitting[0][2]).unanswered)
    return names


def _best(exercise: Exercise, source: Opened, outcome: Outcome) -> Repaired:
    """The best of the notebooks that fit; two with different answers are for the teacher to compare."""
    (_fit, name, book), *others = source.fitting
    result = repair(exercise.released, book)
    for _fit, other, second in others:
        also = repair(exercise.released, second)
        if not also.answered or also.written == result.written:
            outcome.notes.append(_(say.SAME_TWICE))
            continue
        if also.answered > result.answered:
            (name, book, result), (other, also) = (other, second, also), (name, result)
        if also.answered:
            outcome.doubts.append(_(say.TWO_NOTEBOOKS, short(name), short(other)))
    if name.rsplit("/", 1)[-1] != f"{exercise.name}.ipynb":
        outcome.notes.append(_(say.RENAMED))
    outcome.notes += [_(say.DAMAGE[what]) for what in book.damage if what != "json" or not result.doubts] + result.notes
    outcome.doubts += result.doubts
    return result


def _say_which(source, opened, outcome):
    newer = opened[: opened.index(source)]
    others = [one for one in opened if one.fitting and one is not source]
    if any(one.piece.sender.order == source.piece.sender.order and _differ(one, source) for one in others):
        outcome.doubts.append(_(say.WHICH_IS_LAST, short(source.piece.label)))
    elif wrong := [one.exercises[0] for one in newer if one.exercises]:
        outcome.notes.append(_(say.OTHER_EXERCISE_TOO, wrong[0]))
    elif any(not (one.lessons or one.answers.files or one.beside) for one in newer):  # answer files may come alone
        outcome.doubts.append(_(say.LAST_UNUSABLE))
    elif others:
        outcome.notes.append(_(say.HANDED_IN_AGAIN, len(others) + 1))
    outcome.notes += [_(say.BESIDE, short(one.piece.label)) for one in newer if one.beside]
    lessons = list(dict.fromkeys(title for one in opened for title in one.lessons))
    if lessons:
        outcome.notes.append(_(say.LESSON_TOO, lessons[0]) if len(lessons) == 1 else _(say.LESSONS_TOO))


def _differ(one, other):
    books = [[cell.source for cell in opened.fitting[0][2].cells] for opened in (one, other)]
    return books[0] != books[1] or one.answers.files != other.answers.files


def _answers(exercise, opened, source, outcome):
    """The answers that came with the notebook, or file by file beside it; else those of another hand-in."""
    loose = [file for one in opened if one is source or not one.notebooks for file in one.found.files]
    answers = answer_files.collect(loose, exercise.widgets)
    if answers.files:
        return answers
    other = next((one for one in opened if one.answers.files), None)
    if other:
        outcome.notes.append(_(say.ANSWERS_FROM_ANOTHER))
    return other.answers if other else answers


def _say_why_not(exercise, opened, outcome):
    """No notebook of this exercise: what was there instead?"""
    for one in opened:
        if one.exercises:
            outcome.of = one.exercises[0]
            outcome.doubts.append(_(say.OTHER_EXERCISE, outcome.of, exercise.name))
            return
        if one.lessons:
            outcome.doubts.append(_(say.LESSON, one.lessons[0], exercise.name))
            return
        outcome.doubts += [say.trouble(what) for what in say.TROUBLES if what in one.found.troubles]
    if any(one.notebooks for one in opened):
        outcome.doubts.append(_(say.NOTHING_OF_THIS))
    elif left := [file for one in opened for file in one.foreign(exercise)]:
        name, data = left[0]
        outcome.doubts.append(_(say.UNREADABLE, short(name), reading.other_kind(data)))
    elif extras := [name for one in opened for name in one.found.extras]:
        outcome.doubts.append(_(say.UNKNOWN_KIND, short(extras[0])))
    elif opened and not _too_large(opened):  # the same file once more would not help
        outcome.doubts.append(_(say.NOTHING_FOUND))


def _too_large(opened):
    return any("large_notebook" in one.found.troubles for one in opened)

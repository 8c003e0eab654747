"""Mestring: the widgets, answers and checks of the course.

>>> from mestring import BorghildScale, check

A widget's class is imported when it is first asked for: the server and the commands need this package, too, but not
ipywidgets, which takes half a second.
"""


def __getattr__(name: str):
    if not (name[0].isupper() or name == "__all__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import answers, content, handing_in, progress, widgets, written
    from .widgets._base import AnswerWidget

    # The widgets know neither the student's folder nor the content files; here they are told.
    AnswerWidget.open_store = staticmethod(answers.open_store)
    AnswerWidget.find_content = staticmethod(content.find)
    widgets.HandIn.folder, widgets.HandIn.files = answers.HERE, handing_in
    widgets.WrittenAnswer.cells = written
    widgets.Progress.folder, widgets.Progress.sheets = answers.HERE, progress
    widgets.Progress.find_content = staticmethod(content.find)
    globals().update({each: getattr(widgets, each) for each in widgets.__all__}, __all__=[*widgets.__all__, "check"])
    return globals()[name]

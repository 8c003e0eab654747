"""Mestring: the widgets, answers and checks of the course.

>>> from mestring import BorghildScale, check

A widget's class is imported when it is first asked for: the server and the commands need this package, too, but not
ipywidgets, which takes half a second.
"""


def __getattr__(name: str):
    if not (name[0].isupper() or name == "__all__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import answers, widgets

    answers.here()  # the folder in which a notebook imports this is its own, wherever it goes afterwards
    globals().update({each: getattr(widgets, each) for each in widgets.__all__}, __all__=[*widgets.__all__, "check"])
    return globals()[name]

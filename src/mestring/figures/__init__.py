"""The course's figures. Each function returns a `Figure`: a picture that carries its own alt text."""

from ._style import Figure
from .control import column_chart, three_questions
from .salutogenesis import coherence_map, health_continuum
from .self_efficacy import expectation_circle, importance_confidence_map

__all__ = [
    "Figure",
    "coherence_map",
    "column_chart",
    "expectation_circle",
    "health_continuum",
    "importance_confidence_map",
    "three_questions",
]

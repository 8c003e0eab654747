"""The course's figures. Each function returns a `Figure`: a picture that carries its own alt text."""

from ._style import Figure
from .community import ripple
from .control import column_chart, three_questions
from .hope import hope_lines
from .mastery import doubling, widening_view
from .method import search_flow
from .recovery import conditions_and_chime
from .rop import four_models, model_curves, twelve_points
from .salutogenesis import coherence_map, health_continuum, survivors
from .self_efficacy import expectation_circle, importance_confidence_map
from .stress import appraisal_flow, hundred_episodes
from .tension import marker_way, relations_three_ways, tension_fields
from .threads import lesson_threads

__all__ = [
    "Figure",
    "appraisal_flow",
    "coherence_map",
    "column_chart",
    "conditions_and_chime",
    "doubling",
    "expectation_circle",
    "four_models",
    "health_continuum",
    "hope_lines",
    "hundred_episodes",
    "importance_confidence_map",
    "lesson_threads",
    "marker_way",
    "model_curves",
    "relations_three_ways",
    "ripple",
    "search_flow",
    "survivors",
    "tension_fields",
    "three_questions",
    "twelve_points",
    "widening_view",
]

"""Four models of why mental illness and substance use so often come together, and what follows from their arrows.

The models are those of Evjen et al. (2018, pp. 27-29); the arithmetic is ours, a thinking tool that only follows the
arrows. What it assumes:

- A node is a level. 1 is how it was before help began and 0 is nothing of it; nobody's life is measured in it.
- Everything is at rest, at 1, until help begins. Then, in each step, a node goes the share `speed` of the way to where
  it is drawn: 1, less `pull` times how far each node with an arrow to it has come down, less `relief` times the effort
  spent on the node itself (1 for the most effort).
- All arrows pull alike, all nodes are equally slow, and help works for everybody for as long as it lasts.
- To treat both sides is to spend that effort on each of them, so it is twice the help.
- There are no other arrows: that a substance may soothe for a while is none, and the many other things behind the
  mutual model are not drawn.
"""

SIDES = ("mental", "substance")
# The arrows of each model, from and to.
MODELS = {
    "harm": (("substance", "mental"),),
    "self_medication": (("mental", "substance"),),
    "common_cause": (("cause", "mental"), ("cause", "substance")),
    "mutual": (("mental", "substance"), ("substance", "mental")),
}
# The nodes that a treatment works on.
TREATMENTS = {"mental": ("mental",), "substance": ("substance",), "cause": ("cause",), "both": SIDES}
EFFORTS = range(5)
OUTCOMES = ("both", *SIDES, "na")
PULL, RELIEF, SPEED = 0.5, 0.4, 0.2
STEPS, START = 40, 5  # how long the curves are, and when help begins; a step is no day and no week


def nodes(model: str) -> tuple[str, ...]:
    """The two sides, and the common cause where the model has one."""
    return (*SIDES, "cause") if any("cause" in arrow for arrow in MODELS[model]) else SIDES


def applies(model: str, treatment: str) -> bool:
    """Whether the model has what the treatment works on."""
    return set(TREATMENTS[treatment]) <= set(nodes(model))


def run(
    model: str, treatment: str, effort: float, *, pull=PULL, relief=RELIEF, speed=SPEED, steps=STEPS, start=START
) -> dict[str, list[float]]:
    """Each node's level at the start and after every step.

    Raises ValueError where the treatment does not apply, and where a curve would swing, grow or fall below nothing.
    """
    if not applies(model, treatment):
        raise ValueError(f"{model} has no {treatment} to treat")
    if not (0 <= effort <= EFFORTS[-1] and 0 <= pull <= 0.9 and 0 < speed <= 0.5 and 0 <= relief <= 1 - pull):
        raise ValueError("give effort 0 to 4, pull 0 to 0.9, speed above 0 and up to 0.5, relief 0 to 1 - pull")
    into = {node: [source for source, target in MODELS[model] if target == node] for node in nodes(model)}
    now = dict.fromkeys(into, 1.0)
    levels = {node: [1.0] for node in into}
    for step in range(steps):
        help_given = relief * effort / EFFORTS[-1] if step >= start else 0
        drawn = {
            node: 1 - sum(pull * (1 - now[source]) for source in sources) - help_given * (node in TREATMENTS[treatment])
            for node, sources in into.items()
        }
        now = {node: level + speed * (drawn[node] - level) for node, level in now.items()}
        for node, level in now.items():
            levels[node].append(level)
    return levels


def effects(model: str, treatment: str) -> dict[str, str]:
    """What the treatment does to each side: "less", "same", or "na" where the model has nothing such to treat."""
    if not applies(model, treatment):
        return dict.fromkeys(SIDES, "na")
    levels = run(model, treatment, EFFORTS[-1])
    return {side: "less" if levels[side][-1] < 1 else "same" for side in SIDES}


def outcome(model: str, treatment: str) -> str:
    """Which curves come down: "both", one of the sides, or "na" where the model has nothing such to treat."""
    down = [side for side, effect in effects(model, treatment).items() if effect == "less"]
    return "both" if len(down) > 1 else down[0] if down else "na"


def prediction(model: str, treatment: str) -> str:
    """What happens to the side that is not treated; for `cause` and `both`, to both sides: "less", "same" or "na"."""
    return effects(model, treatment)[{"mental": "substance", "substance": "mental"}.get(treatment, "mental")]


def prediction_table() -> dict[str, dict[str, str]]:
    """Model -> treatment -> prediction: the key of the table in the exercise."""
    return {model: {treatment: prediction(model, treatment) for treatment in TREATMENTS} for model in MODELS}

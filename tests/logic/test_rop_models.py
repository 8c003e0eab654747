"""The curves come to rest where the equations say, never swing, and follow the arrows of each model."""

from itertools import pairwise, product

import pytest

from mestring.logic import rop_models
from mestring.logic.rop_models import EFFORTS, MODELS, PULL, RELIEF, SIDES, SPEED, START, TREATMENTS

APPLYING = [(m, t) for m, t in product(MODELS, TREATMENTS) if rop_models.applies(m, t)]
each = pytest.mark.parametrize(("model", "treatment"), APPLYING)


def at_rest(model, mental, substance, cause):
    """Where the two sides end, solved by hand; the arguments say how much help each node is given."""
    match model:
        case "harm":
            return 1 - mental - PULL * substance, 1 - substance
        case "self_medication":
            return 1 - mental, 1 - substance - PULL * mental
        case "common_cause":
            return 1 - mental - PULL * cause, 1 - substance - PULL * cause
        case "mutual":
            whole = 1 - PULL**2
            return 1 - (mental + PULL * substance) / whole, 1 - (substance + PULL * mental) / whole


@each
@pytest.mark.parametrize("effort", EFFORTS)
def test_the_curves_come_to_rest_where_the_equations_say(model, treatment, effort):
    levels = rop_models.run(model, treatment, effort, steps=400)
    given = {node: RELIEF * effort / 4 * (node in TREATMENTS[treatment]) for node in (*SIDES, "cause")}
    assert [levels[side][-1] for side in SIDES] == pytest.approx(at_rest(model, **given))


@each
def test_stable_over_the_whole_range_of_effort(model, treatment):
    """No curve swings, grows or falls below nothing, whatever the effort, and more effort never gives less."""
    weaker = rop_models.run(model, treatment, 0)
    for effort in [step / 10 for step in range(41)]:
        levels = rop_models.run(model, treatment, effort, steps=400)
        for node, curve in levels.items():
            assert all(0 <= later <= sooner + 1e-12 for sooner, later in pairwise(curve))
            assert abs(curve[-1] - curve[-2]) < 1e-9
            assert all(a <= b + 1e-12 for a, b in zip(curve, weaker[node], strict=False))
        weaker = levels


@pytest.mark.parametrize(("pull", "speed"), [(0, 0.05), (0.9, 0.05), (0, 0.5), (0.9, 0.5)])
def test_stable_at_the_ends_of_what_the_parameters_may_be(pull, speed):
    for model, treatment in APPLYING:
        levels = rop_models.run(model, treatment, 4, pull=pull, speed=speed, relief=1 - pull, steps=4000)
        for curve in levels.values():
            assert all(-1e-9 <= later <= sooner + 1e-12 for sooner, later in pairwise(curve))
            assert abs(curve[-1] - curve[-2]) < 1e-9


@each
def test_nothing_moves_before_help_begins_or_without_help(model, treatment):
    for curve in rop_models.run(model, treatment, 0).values():
        assert curve == pytest.approx([1] * len(curve))
    for curve in rop_models.run(model, treatment, 4).values():
        assert curve[: START + 1] == pytest.approx([1] * (START + 1))


def reached(model, treatment):
    """The nodes that the arrows lead to from what is treated, and what is treated itself."""
    found = list(TREATMENTS[treatment])
    for node in found:  # grows as it goes
        found += [target for source, target in MODELS[model] if source == node and target not in found]
    return found


@each
def test_the_sign_of_every_change_follows_the_arrows(model, treatment):
    expected = {side: "less" if side in reached(model, treatment) else "same" for side in SIDES}
    assert rop_models.effects(model, treatment) == expected
    assert {rop_models.run(model, treatment, 1)[side][-1] < 1 for side in reached(model, treatment)} == {True}


def test_what_each_model_predicts():
    less, same, na = "less", "same", "na"
    assert rop_models.prediction_table() == {
        "harm": {"mental": same, "substance": less, "cause": na, "both": less},
        "self_medication": {"mental": less, "substance": same, "cause": na, "both": less},
        "common_cause": {"mental": same, "substance": same, "cause": less, "both": less},
        "mutual": {"mental": less, "substance": less, "cause": na, "both": less},
    }


@pytest.mark.parametrize("model", ["harm", "self_medication", "mutual"])
def test_what_a_model_does_not_have_cannot_be_treated(model):
    assert rop_models.effects(model, "cause") == {"mental": "na", "substance": "na"}
    with pytest.raises(ValueError, match="no cause"):
        rop_models.run(model, "cause", 4)


@pytest.mark.parametrize(
    "wrong", [{"effort": 5}, {"effort": -1}, {"pull": 0.91}, {"speed": 0}, {"speed": 0.6}, {"relief": 0.6}], ids=repr
)
def test_parameters_that_would_draw_nonsense_are_refused(wrong):
    with pytest.raises(ValueError, match="give effort"):
        rop_models.run("mutual", "both", **{"effort": 4, **wrong})


def test_a_step_goes_the_same_share_of_the_way():
    curve = rop_models.run("harm", "mental", 4)["mental"][START:]
    assert [b - 0.6 for b in curve[1:]] == pytest.approx([(a - 0.6) * (1 - SPEED) for a in curve[:-1]])


@pytest.mark.parametrize(("model", "treatment"), list(product(MODELS, TREATMENTS)))
def test_the_outcome_names_the_curves_that_come_down(model, treatment):
    outcome = rop_models.outcome(model, treatment)
    assert outcome in rop_models.OUTCOMES
    assert (outcome == "na") is not rop_models.applies(model, treatment)
    if outcome != "na":
        ends = {side: levels[-1] for side, levels in rop_models.run(model, treatment, 4).items()}
        assert {side for side in SIDES if ends[side] < 1} == (set(SIDES) if outcome == "both" else {outcome})

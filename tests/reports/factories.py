"""Plain builders of tips for the tests of advice and plan."""

from fractions import Fraction

from assessments.questionnaire import SIZE_CLASSES, Edition, Kind
from reports.tips import ALL_GROUPS, AllGroupsLift, Effort, FigureLift, Form, Ground, LevelLift, OptionLift, Tip


def make_tip(slug: str, *lifts, indicator: str = "autonomie", effort: str = "laag", sizes=SIZE_CLASSES) -> Tip:
    return Tip(
        slug=slug,
        indicators=(indicator,),
        form=Form.GOAL,
        title=f"Tip {slug}",
        what="Doe dit.",
        first_step="Begin hier.",
        who="HR",
        effort=Effort(effort),
        sizes=tuple(sizes),
        lifts=lifts,
        evidence="Iemand schreef dit op.",
        ground=Ground.DERIVED,
        source="Bron",
    )


def make_lift(edition: Edition, slug: str, target):
    """The lift that `target` means in a content file, without its checks."""
    if target == ALL_GROUPS:
        return AllGroupsLift(slug)
    kind = edition.question(slug).kind
    if kind is Kind.LEVEL:
        return LevelLift(slug, target)
    return FigureLift(slug, Fraction(str(target))) if kind is Kind.FIGURE else OptionLift(slug, target)


def read_tip(raw: dict, edition: Edition, **changes) -> Tip:
    """A tip of a worked example: `naam` and `tilt`."""
    lifts = (make_lift(edition, slug, target) for slug, target in raw["tilt"].items())
    return make_tip(raw["naam"], *lifts, **changes)

"""How a band looks and is called: one colour and one word each, and its place on the scale of 0-100."""

from dataclasses import dataclass
from math import floor


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the scale; `low` included, `high` not, except 100. The colour is for light pages and print."""

    slug: str
    word: str
    low: int
    high: int
    colour: str


SCALE = (
    Band("kwetsbaar", "kwetsbaar", 0, 40, "#a33b16"),
    Band("in-ontwikkeling", "in ontwikkeling", 40, 60, "#c07f12"),
    Band("goed-genoeg", "goed genoeg", 60, 80, "#2b8a80"),
    Band("voorbeeldig", "voorbeeldig", 80, 100, "#1b4a78"),
)
THRESHOLDS = tuple(band.low for band in SCALE[1:])

# What takes the place of "goed genoeg" when a group is left behind or the law is not met, coloured as a lower band.
MARKS = (
    Band("niet-voor-iedereen", "niet voor iedereen", 40, 60, "#c07f12"),
    Band("wettelijk-tekort", "wettelijk tekort", 0, 40, "#a33b16"),
)
BANDS = {band.slug: band for band in SCALE + MARKS}


def whole_points(score) -> int:
    """Round a score half up to whole points, for a label."""
    return floor(float(score) + 0.5)


def describe_score(score, band: str) -> str:
    """Say a score in words, "72 goed genoeg"; "geen score" when it is None."""
    if score is None:
        return "geen score"
    return f"{whole_points(score)} {BANDS[band].word}" if band else str(whole_points(score))

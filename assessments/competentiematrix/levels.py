"""The five levels of a competence, and how people write them. Pure."""

from enum import IntEnum

UNKNOWN = -1  # in arrays of levels; None everywhere else


class Level(IntEnum):
    """What someone can do; the letters are those of ILUO, which many workplaces know."""

    NOT_YET = 0
    IN_TRAINING = 1
    WITH_HELP = 2
    ALONE = 3
    CAN_TEACH = 4

    @property
    def label(self) -> str:
        return ("nog niet", "in opleiding", "onder begeleiding", "zelfstandig", "kan opleiden")[self]


ILUO = {"I": Level.IN_TRAINING, "L": Level.WITH_HELP, "U": Level.ALONE, "O": Level.CAN_TEACH}


class LevelError(ValueError):
    """What was written is no level."""


def read_level(text: str) -> Level | None:
    """0 to 4 or a letter of ILUO, however much space stands around it; None for nothing. Raises LevelError."""
    written = text.strip().upper()
    if not written:
        return None
    if written in ILUO:
        return ILUO[written]
    if written.removesuffix(",0").removesuffix(".0") in {"0", "1", "2", "3", "4"}:
        return Level(int(written[0]))
    raise LevelError(text)

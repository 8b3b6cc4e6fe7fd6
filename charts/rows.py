"""Rows of a chart on the scale 0-100: label and value beside the plot, or above it on a narrow page."""

from dataclasses import dataclass

from charts.text import LINE_HEIGHT, Anchor, Line, rounded, wrap

ROW_GAP = 12.0


@dataclass(frozen=True, slots=True)
class RowSize:
    """Measures in units of the view box; a label width of 0 puts the label above the plot."""

    width: float
    font_size: float
    label_width: float
    value_width: float
    plot_height: float
    edge: float = 10.0  # room for a mark that is centred on 0 or 100


WIDE = RowSize(width=760, font_size=15, label_width=218, value_width=148, plot_height=26)
NARROW = RowSize(width=340, font_size=14, label_width=0, value_width=130, plot_height=24)


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one row: its texts, and the top, middle and bottom of its plot."""

    lines: tuple[Line, ...]
    top: float
    y: float
    bottom: float


def plot_span(size: RowSize) -> tuple[float, float]:
    """The x of 0 and of 100."""
    right = size.width - (size.value_width if size.label_width else 0) - size.edge
    return size.label_width + size.edge, right


def x_of(score, size: RowSize) -> float:
    """The x of a score of 0-100."""
    left, right = plot_span(size)
    return rounded(left + (right - left) * float(score) / 100)


def place_row(label: str, value: str, *, top: float, size: RowSize) -> Slot:
    """Place one row from `top` down."""
    line = size.font_size * LINE_HEIGHT
    beside = size.label_width > 0
    room = size.label_width if beside else size.width - size.value_width
    names = wrap(label, int(room / (size.font_size * 0.5)))
    height = max(line * len(names), size.plot_height) if beside else line * len(names) + size.plot_height
    y = top + height / 2 if beside else top + height - size.plot_height / 2
    first = y - line * (len(names) / 2 - 0.78) if beside else top + line * 0.8
    labels = tuple(
        Line(0.0, rounded(first + index * line), name, Anchor.START, "name") for index, name in enumerate(names)
    )
    baseline = y + size.font_size * 0.34 if beside else first
    x, anchor = (size.width - size.value_width + 8, Anchor.START) if beside else (size.width, Anchor.END)
    texts = (*labels, Line(x, rounded(baseline), value, anchor, "value"))
    return Slot(texts, rounded(top if beside else y - size.plot_height / 2), rounded(y), rounded(top + height))

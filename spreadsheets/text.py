"""Text that a cell can hold: in a table that was read, in a CSV and in the XML of an xlsx."""

import re

_LINE_BREAKS = re.compile("\r\n?")
# What XML 1.0 cannot hold, and halves of surrogate pairs, which no encoding can.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain_text(text: str) -> str:
    """The text with line feeds only as line breaks, and without the control characters that XML refuses."""
    if text.isprintable():
        return text  # nearly all cells of a large table
    return _IMPOSSIBLE.sub("", _LINE_BREAKS.sub("\n", text))

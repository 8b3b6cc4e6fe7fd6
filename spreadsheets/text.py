"""Text that a cell can hold: in a table that was read, in a CSV and in the XML of an xlsx."""

import re

# The last four are the first in full width: some programs take those for formulas too.
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠")
_BREAKS = ("\t", "\n")
_LINE_BREAKS = re.compile("\r\n?")
# What XML 1.0 cannot hold, and halves of surrogate pairs, which no encoding can.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain_text(text: str) -> str:
    """The text with line feeds only as line breaks, and without the control characters that XML refuses."""
    if text.isprintable():
        return text  # nearly all cells of a large table
    return _IMPOSSIBLE.sub("", _LINE_BREAKS.sub("\n", text))


def defuse(text: str) -> str:
    """The text as any program shows it and none executes it: with an apostrophe before what could begin a formula."""
    text = plain_text(text)
    seen = next((sign for sign in text if sign.isprintable() and not sign.isspace()), "")
    return f"'{text}" if seen in _FORMULA_SIGNS or text.startswith(_BREAKS) else text


def undefuse(text: str) -> str:
    """The text as it was before `defuse`."""
    return text[1:] if text.startswith("'") and defuse(text[1:]) == text else text

"""A QR code of an address, as the path of an SVG drawing: nobody types forty characters from paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

# White around it, without which a phone does not find it.
BORDER = 4
# Any of the eight masks reads well over a token of chance; trying them all would take most of the time.
MASK = 0


@dataclass(frozen=True, slots=True)
class QrCode:
    """`size`: of its sides, in modules; `path` draws the dark ones."""

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=BORDER, mask_pattern=MASK)
    code.add_data(text)
    matrix = code.get_matrix()
    return QrCode(len(matrix), "".join(_runs(matrix)))


def _runs(matrix: Sequence[Sequence[bool]]) -> Iterator[str]:
    """A bar for each run of dark modules on a line."""
    for line, modules in enumerate(matrix):
        place = 0
        for is_dark, run in groupby(modules):
            length = len(tuple(run))
            if is_dark:
                yield f"M{place} {line}h{length}v1h-{length}z"
            place += length

"""QR codes: the drawing has the modules of the code, and a white border."""

import re

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from assessments.competentiematrix.link_codes import BORDER, MASK, qr_code

ADDRESS = "https://goedwerk.example/competentiematrix/mijn/CDgbKzpdbKJo-__Pwywgct4v9SymACbcrjlUqc3O2io/"
BAR = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def dark_modules(path):
    bars = [tuple(map(int, bar)) for bar in BAR.findall(path)]
    assert BAR.sub("", path) == ""
    assert all(there == back for _, _, there, back in bars)
    modules = [(x + step, y) for x, y, length, _ in bars for step in range(length)]
    assert len(modules) == len(set(modules))
    return set(modules)


def test_drawing_has_every_dark_module_once():
    code = QRCode(error_correction=ERROR_CORRECT_M, border=BORDER, mask_pattern=MASK)
    code.add_data(ADDRESS)
    matrix = code.get_matrix()

    drawn = qr_code(ADDRESS)

    assert drawn.size == len(matrix)
    assert dark_modules(drawn.path) == {
        (x, y) for y, line in enumerate(matrix) for x, is_dark in enumerate(line) if is_dark
    }


def test_drawing_keeps_four_modules_white_around_it():
    drawn = qr_code(ADDRESS)
    dark = dark_modules(drawn.path)

    assert {min(x for x, _ in dark), min(y for _, y in dark)} == {4}
    assert {max(x for x, _ in dark), max(y for _, y in dark)} == {drawn.size - 5}


def test_each_address_has_a_code_of_its_own():
    assert qr_code(ADDRESS) == qr_code(ADDRESS)
    assert qr_code(ADDRESS) != qr_code(ADDRESS.replace("CDgb", "CDgc"))

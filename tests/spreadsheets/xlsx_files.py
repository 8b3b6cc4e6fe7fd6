"""Workbooks as bytes, written out by hand, so that a test can make one that no program would save."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zipped(parts: dict[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(**targets: str) -> str:
    """Relations rId1, rId2, … from a kind (its last word) to a target."""
    lines = [
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    ]
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def content_types(*kinds: str) -> str:
    lines = [f'<Override PartName="/{number}" ContentType="{kind}"/>' for number, kind in enumerate(kinds)]
    return f'<Types xmlns="{PACKAGE}/content-types">{"".join(lines)}</Types>'


def sheet(data: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def workbook(sheets: str = '<sheet name="Blad1" sheetId="1" r:id="rId1"/>', before: str = "") -> str:
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheets>{sheets}</sheets></workbook>'


def strings(*texts: str) -> str:
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{text}</si>" for text in texts)}</sst>'


def styles(*number_formats: int, codes: str = "") -> str:
    formats = "".join(f'<xf numFmtId="{number}"/>' for number in number_formats)
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>{formats}</cellXfs></styleSheet>'


def parts_of(data: str = "", **changed: str) -> dict[str, str | bytes]:
    """The files of a small workbook; `data` is what stands in its sheet, `changed` replaces whole parts."""
    parts = {
        "types": content_types(f"{CONTENT_TYPE}.sheet.main+xml"),
        "rels": relations(officeDocument="xl/workbook.xml"),
        "workbook": workbook(),
        "workbook_rels": relations(
            worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml", styles="styles.xml"
        ),
        "strings": strings("<t>Naam</t>"),
        "styles": styles(0),
        "sheet": sheet(data),
    } | changed
    return {PATHS[key]: content for key, content in parts.items()}


PATHS = {
    "types": "[Content_Types].xml",
    "rels": "_rels/.rels",
    "workbook": "xl/workbook.xml",
    "workbook_rels": "xl/_rels/workbook.xml.rels",
    "strings": "xl/sharedStrings.xml",
    "styles": "xl/styles.xml",
    "sheet": "xl/worksheets/sheet1.xml",
}
HEADER = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def make_xlsx(data: str = HEADER, **changed: str) -> bytes:
    return zipped(parts_of(data, **changed))

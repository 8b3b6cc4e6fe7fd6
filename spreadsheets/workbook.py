"""What surrounds a sheet in an xlsx: where the first sheet is, the shared texts, and which cells are dates."""

import posixpath
from dataclasses import dataclass
from datetime import datetime

from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from spreadsheets.table import USUAL_LIMITS, Deadline, SpreadsheetError, UnreadableError
from spreadsheets.xml_parts import PartReader, local_name

_MAX_FORMAT_LENGTH = 255  # as in Excel


@dataclass(frozen=True, slots=True)
class Workbook:
    """`sheet` is the XML of the first sheet; `date_styles` are the cell styles that show a number as a date."""

    sheet: bytes
    texts: tuple[str, ...]
    date_styles: frozenset[int]
    epoch: datetime


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str
    target: str


def open_workbook(parts: dict[str, bytes], deadline: Deadline) -> Workbook:
    """Find the first sheet that is not hidden. Refuses macros and links to other files."""
    _refuse_active_content(parts, deadline)
    main = _only(_relations(parts, "", deadline), "officeDocument")
    relations = _relations(parts, main, deadline)
    sheets = _SheetList(deadline)
    sheets.read(_part(parts, main))
    styles = _StyleReader(deadline)
    texts = _TextReader(deadline)
    for kind, reader in (("styles", styles), ("sharedStrings", texts)):
        for target in _targets(relations, kind):
            reader.read(_part(parts, target))
    return Workbook(
        _part(parts, _first_sheet(sheets, relations)),
        tuple(texts.texts),
        styles.date_styles(),
        MAC_EPOCH if sheets.counts_from_1904 else WINDOWS_EPOCH,
    )


def _refuse_active_content(parts: dict[str, bytes], deadline: Deadline) -> None:
    content_types = _ContentTypes(deadline)
    content_types.read(_part(parts, "[Content_Types].xml"))
    if content_types.name("macroenabled") or content_types.name("vbaproject") or _has_file(parts, "vbaproject.bin"):
        raise SpreadsheetError("In dit bestand zitten macro's. Sla het op als .xlsx, zonder macro's, of als .csv.")
    if content_types.name("externallink") or _has_file(parts, "externallinks/"):
        raise SpreadsheetError(
            "Dit bestand verwijst naar andere bestanden. "
            "Plak de cellen als waarden in een nieuw bestand en upload dat, of sla het op als .csv."
        )


def _has_file(parts: dict[str, bytes], words: str) -> bool:
    return any(words in name.lower() for name in parts)


def _relations(parts: dict[str, bytes], name: str, deadline: Deadline) -> dict[str, Relation]:
    """The files that a part names, by the id it names them with. The archive as a whole is the part ""."""
    folder, base = posixpath.split(name)
    reader = _RelationReader(folder, deadline)
    reader.read(_part(parts, posixpath.join(folder, "_rels", f"{base}.rels")))
    return reader.relations


def _part(parts: dict[str, bytes], name: str) -> bytes:
    if name not in parts:
        raise UnreadableError
    return parts[name]


def _targets(relations: dict[str, Relation], kind: str) -> list[str]:
    return [relation.target for relation in relations.values() if relation.kind == kind][:1]


def _only(relations: dict[str, Relation], kind: str) -> str:
    for target in _targets(relations, kind):
        return target
    raise UnreadableError


def _first_sheet(sheets: "_SheetList", relations: dict[str, Relation]) -> str:
    for key in sheets.visible:
        if key in relations and relations[key].kind == "worksheet":
            return relations[key].target
    raise UnreadableError


class _ContentTypes(PartReader):
    def __init__(self, deadline: Deadline):
        super().__init__(deadline)
        self._kinds = set()

    def open(self, name, attributes):
        self._kinds.add(attributes.get("ContentType", "").lower())

    def name(self, word: str) -> bool:
        """Whether a type of content has this word in it."""
        return any(word in kind for kind in self._kinds)


class _RelationReader(PartReader):
    max_elements = 1_000

    def __init__(self, folder: str, deadline: Deadline):
        super().__init__(deadline)
        self._folder = folder
        self.relations = {}

    def open(self, name, attributes):
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes["Type"].rpartition("/")[2]
            # Joining with a target that begins with a slash starts again at the root, as the standard says.
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes["Target"]))
            self.relations[attributes["Id"]] = Relation(kind, target.lstrip("/"))


class _SheetList(PartReader):
    counts_from_1904 = False

    def __init__(self, deadline: Deadline):
        super().__init__(deadline)
        self.visible = []

    def open(self, name, attributes):
        if name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet" and attributes.get("state", "visible") == "visible":
            self.visible += [value for key, value in attributes.items() if local_name(key) == "id"]


class _StyleReader(PartReader):
    def __init__(self, deadline: Deadline):
        super().__init__(deadline)
        self._codes = {}
        self._formats = []
        self._in_cell_formats = False

    def open(self, name, attributes):
        if name == "numFmt":
            self._codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif name == "cellXfs":
            self._in_cell_formats = True
        elif name == "xf" and self._in_cell_formats:
            self._formats.append(int(attributes.get("numFmtId", "0")))

    def close(self, name):
        if name == "cellXfs":
            self._in_cell_formats = False

    def date_styles(self) -> frozenset[int]:
        dates = {key for key in set(self._formats) if self._is_date(key)}
        return frozenset(style for style, key in enumerate(self._formats) if key in dates)

    def _is_date(self, key: int) -> bool:
        """A duration is no date: [h]:mm shows a number of hours."""
        code = self._codes.get(key) or builtin_format_code(key) or ""
        return len(code) <= _MAX_FORMAT_LENGTH and is_date_format(code) and not is_timedelta_format(code)


class _TextReader(PartReader):
    """Texts that cells share. A text may be in pieces with a layout each; `rPh` is how to pronounce it."""

    max_elements = USUAL_LIMITS.cells  # two per text; more than a file of 5 MB holds

    def __init__(self, deadline: Deadline):
        super().__init__(deadline)
        self.texts = []
        self._pieces = []
        self._is_text = self._is_phonetic = False

    def open(self, name, attributes):
        self._is_text = name == "t" and not self._is_phonetic
        if name == "rPh":
            self._is_phonetic = True

    def close(self, name):
        self._is_text = False
        if name == "rPh":
            self._is_phonetic = False
        elif name == "si":
            self.texts.append("".join(self._pieces))
            self._pieces = []

    def text(self, data):
        if self._is_text:
            self._pieces.append(data)

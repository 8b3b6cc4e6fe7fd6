"""A fund's list of members as a table: which column is which, and what is wrong with a line. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from spreadsheets.table import Row, Table

MOST_ROWS = 10_000
MOST_PROBLEM_TEXT = 300
COLUMNS = {
    "name": "naam",
    "kvk": "kvk",
    "email": "e-mail",
    "holding": "concern",
    "sub_branch": "deelbranche",
    "size_class": "grootte",
}
REQUIRED = ("name", "kvk", "email")
_SPELLINGS = {
    "name": "naam bedrijfsnaam organisatie organisatienaam werkgever bedrijf lid naamorganisatie naamwerkgever",
    "kvk": "kvk kvknummer kvknr nummerkvk handelsregisternummer",
    "email": "email mail emailadres mailadres emailadrescontactpersoon",
    "holding": "concern concernnaam naamconcern holding groep moederbedrijf",
    "sub_branch": "deelbranche subbranche deelsector subsector branche",
    "size_class": "grootte grootteklasse omvang medewerkers aantalmedewerkers werknemers aantalwerknemers",
}
_FIELDS = {spelling: field for field, spellings in _SPELLINGS.items() for spelling in spellings.split()}
LONGEST = {"name": 200, "kvk": 40, "email": 254, "holding": 120, "sub_branch": 80, "size_class": 40}
_KVK = re.compile("[0-9]{8}")
_SHORT_KVK = re.compile("[0-9]{7}")
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(
    rf"[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~-]+)*@(?:{_LABEL}\.)+{_LABEL}"
)
# The lowest number of people in each size class.
SIZES = {"1-9": 1, "10-49": 10, "50-249": 50, "250+": 250}
_SIZE_NOISE = re.compile(r"\s|medewerkers|werknemers|mensen")
_SIZE_SPELLINGS = {"1-10": "1-9", "10-50": "10-49", "50-250": "50-249", "250ofmeer": "250+", "250enmeer": "250+"}


class ListError(ValueError):
    """A list that is not read at all. The message is for who uploaded it, and says what to do."""


@dataclass(frozen=True, slots=True)
class ListedMember:
    """What is typed about one employer."""

    name: str = ""
    kvk: str = ""
    email: str = ""
    holding: str = ""
    sub_branch: str = ""
    size_class: str = ""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A line of the list by the number that a spreadsheet program gives it; `problem` empty: nothing is wrong."""

    number: int
    member: ListedMember
    problem: str


def check_list(table: Table, sub_branches: Sequence[str]) -> tuple[CheckedRow, ...]:
    """Check every line under the header. Raises ListError where the header or the length is not what we can read."""
    header, *lines = table.rows
    fields = read_header(header.cells)
    if not lines:
        raise ListError("Onder de kopregel staan geen leden. Zet elk lid op een eigen regel.")
    if len(lines) > MOST_ROWS:
        raise ListError(f"Deze lijst heeft {len(lines)} leden. Verdeel hem over bestanden van hooguit 10.000 leden.")
    members = {line.number: tidy(_member(line, fields), sub_branches) for line in lines}
    elsewhere = _same_kvk(members)
    return tuple(
        CheckedRow(number, _cut(member), _problem_text(member, sub_branches, elsewhere.get(number)))
        for number, member in members.items()
    )


def read_header(cells: Sequence[str]) -> tuple[str, ...]:
    """Which field each column holds, an empty one for a column without a name. Raises ListError."""
    fields = tuple(_field_of(cell) for cell in cells)
    double = next((field for field in COLUMNS if fields.count(field) > 1), None)
    if double:
        raise ListError(f"De kolom {COLUMNS[double]} staat er twee keer in. Haal er een weg.")
    missing = [COLUMNS[field] for field in REQUIRED if field not in fields]
    if missing:
        raise ListError(
            f"Wij missen de kolom {' en de kolom '.join(missing)}. Zet op de eerste regel de namen van de kolommen: "
            f"{', '.join(COLUMNS.values())}. De laatste drie mogen ontbreken."
        )
    return fields


def tidy(member: ListedMember, sub_branches: Sequence[str]) -> ListedMember:
    """The same without what does not matter: spaces in a number, capitals in a sub-branch, how a size is written."""
    names = {name.casefold(): name for name in sub_branches}
    return replace(
        member,
        kvk=re.sub(r"[\s.]", "", member.kvk),
        sub_branch=names.get(member.sub_branch.casefold(), member.sub_branch),
        size_class=_size_of(member.size_class) or member.size_class,
    )


def problems_of(member: ListedMember, sub_branches: Sequence[str]) -> dict[str, str]:
    """What is wrong with a tidied member, by field; nothing: it can be invited."""
    problems = {
        field: f"Vul bij {COLUMNS[field]} hooguit {most} tekens in."
        for field, most in LONGEST.items()
        if len(getattr(member, field)) > most
    }
    if not member.name:
        problems["name"] = "Vul de naam van de werkgever in."
    if not _KVK.fullmatch(member.kvk):
        problems["kvk"] = _kvk_problem(member.kvk)
    if not _EMAIL.fullmatch(member.email):
        problems["email"] = "Vul een e-mailadres in zoals hr@bedrijf.nl."
    if member.sub_branch and member.sub_branch not in sub_branches:
        problems["sub_branch"] = _branch_problem(sub_branches)
    if member.size_class and member.size_class not in SIZES:
        problems["size_class"] = f"Kies bij grootte uit {', '.join(SIZES)}, of vul het aantal medewerkers in."
    return problems


def _field_of(cell: str) -> str:
    plain = "".join(sign for sign in cell.casefold() if sign.isalnum())
    if plain and plain not in _FIELDS:
        raise ListError(
            f"De kolom “{cell[:60]}” kennen wij niet. Haal hem weg, of geef hem een van deze namen: "
            f"{', '.join(COLUMNS.values())}."
        )
    return _FIELDS.get(plain, "")


def _member(line: Row, fields: Sequence[str]) -> ListedMember:
    cells = zip(fields, line.cells, strict=False)
    return ListedMember(**{field: " ".join(cell.split()) for field, cell in cells if field})


def _same_kvk(members: Mapping[int, ListedMember]) -> dict[int, int]:
    """For every line whose KvK number stands in more lines: the first of the others."""
    lines: dict[str, list[int]] = {}
    for number, member in members.items():
        if member.kvk:
            lines.setdefault(member.kvk, []).append(number)
    doubles = [numbers for numbers in lines.values() if len(numbers) > 1]
    return {number: numbers[number == numbers[0]] for numbers in doubles for number in numbers}


def _problem_text(member: ListedMember, sub_branches: Sequence[str], same_kvk: int | None) -> str:
    problems = list(problems_of(member, sub_branches).values())
    if same_kvk:
        problems.append(f"Dit KvK-nummer staat ook op regel {same_kvk}. Haal een van de twee weg.")
    text = " ".join(problems)
    return text if len(text) <= MOST_PROBLEM_TEXT else f"{text[: MOST_PROBLEM_TEXT - 1]}…"


def _kvk_problem(kvk: str) -> str:
    if _SHORT_KVK.fullmatch(kvk):
        return f"Dit KvK-nummer heeft zeven cijfers. Viel de nul vooraan weg? Dan is het 0{kvk}."
    return "Vul een KvK-nummer van acht cijfers in."


def _branch_problem(sub_branches: Sequence[str]) -> str:
    if not sub_branches:
        return "Deze ronde heeft geen deelbranches. Laat deelbranche leeg."
    return f"Kies bij deelbranche uit: {', '.join(sub_branches)}. Of laat hem leeg."


def _size_of(text: str) -> str:
    """The size class that is meant, also where the number of people was given; empty for anything else."""
    plain = _SIZE_NOISE.sub("", text.casefold()).replace("–", "-").replace("t/m", "-").replace("totenmet", "-")
    plain = plain.replace("tot", "-")
    if plain.isascii() and plain.isdecimal():
        return next((size for size, least in reversed(SIZES.items()) if int(plain[:9]) >= least), "")
    plain = _SIZE_SPELLINGS.get(plain, plain)
    return plain if plain in SIZES else ""


def _cut(member: ListedMember) -> ListedMember:
    """No longer than a row can keep; what was longer has its problem beside it."""
    return ListedMember(**{field: text[: LONGEST[field]] for field, text in asdict(member).items()})

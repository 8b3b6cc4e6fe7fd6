"""Group figures of a competentiematrix in words and as a table, for page and report alike. Pure."""

from collections.abc import Iterator

from assessments.competentiematrix.cover import SOON
from assessments.competentiematrix.group_figures import LEAST, GroupFigures
from assessments.flex_diagnose.words import UNKNOWN, amount_text, share_text
from reports.documents.dutch_dates import date_text
from reports.documents.tables import Column, Table
from reports.matrix.record import Ground, MatrixRecord

TOO_FEW = f"In de teams samen zitten minder dan {LEAST} mensen. Dan staan hier geen cijfers: die zouden te veel zeggen."
SMALL = (
    f"Teams van minder dan {LEAST} mensen staan samen in één rij, zo nodig met het kleinste team dat groot genoeg is. "
    "Anders zou een cijfer iets zeggen over één mens. Ook door aftrekken is niemand te vinden."
)
COLUMNS = (
    ("Mensen", "Wie er die dag in het team werken, op welk contract ook."),
    ("Niet vast", "Hoeveel van hen een ander contract hebben dan een vast contract."),
    ("Nodig", "Hoeveel competenties het team nodig heeft."),
    ("Gedekt", "Bij hoeveel daarvan genoeg mensen het kunnen, met een geldig certificaat waar dat moet."),
    ("Eén houder", "Bij hoeveel er maar één iemand is die het kan. Is die ziek, dan ligt dit werk stil."),
    ("Niemand", "Bij hoeveel er nu niemand is die het kan."),
    ("Breed", "Welk deel van de mensen twee of meer taken van het eigen team kan doen."),
    ("Verloopt", f"Hoeveel certificaten binnen {SOON} dagen verlopen of al verlopen zijn."),
)


def ground_words(ground: Ground) -> str:
    """One sentence, or two where nobody could consent."""
    day = date_text(ground.decided_on)
    if ground.party:
        return f"{ground.party[:1].upper()}{ground.party[1:]} stemde in op {day} ({ground.document})."
    return f"Er is geen medezeggenschap die kan instemmen; dat is vastgelegd op {day}. De reden: {ground.reason}"


def group_sentences(record: MatrixRecord) -> tuple[str, ...]:
    """What the teams can do together, and where they are vulnerable."""
    total = record.total
    if total is None:
        return (TOO_FEW,)
    if not total.needs:
        return ("De teams hebben nog niet opgeschreven welke competenties zij nodig hebben.",)
    asked = "1 competentie" if total.needs == 1 else f"{total.needs} competenties"
    return (
        f"De teams hebben samen {asked} nodig. Een competentie telt in elk team dat die nodig heeft.",
        f"Gedekt zijn er {total.covered}: daar zijn genoeg mensen die het kunnen.",
        *_weak(total),
        *_ending(total),
    )


def _weak(total: GroupFigures) -> Iterator[str]:
    if total.single:
        yield f"Bij {total.single} is er maar één iemand die het kan."
    if total.nobody:
        yield f"Bij {total.nobody} is er nu niemand die het kan."
    if not total.single and not total.nobody:
        yield "Nergens hangt het werk aan één mens."


def _ending(total: GroupFigures) -> Iterator[str]:
    if total.expiring == 1:
        yield f"1 certificaat verloopt binnen {SOON} dagen of is al verlopen."
    elif total.expiring:
        yield f"{total.expiring} certificaten verlopen binnen {SOON} dagen of zijn al verlopen."


def group_table(record: MatrixRecord) -> Table | None:
    """None where all teams together are too few people."""
    if not record.figures:
        return None
    heads = (Column("Groep", "wide"), *(Column(label, "number") for label, _ in COLUMNS))
    rows = tuple((figures.title, *_cells(figures)) for figures in record.figures)
    is_untold = any(UNKNOWN in cells for _, *cells in rows)
    note = f"Een streepje: dat zou over minder dan {LEAST} mensen gaan." if is_untold else ""
    caption = f"Stand op {date_text(record.on)}, per groep van {LEAST} mensen of meer"
    return Table(caption, heads, rows, note)


def _cells(figures: GroupFigures) -> tuple[str, ...]:
    """A dash for None, as `amount_text` and `share_text` have it."""
    people = (figures.people, figures.flex_people)
    counts = (figures.needs, figures.covered, figures.single, figures.nobody)
    share = share_text(figures.broad_share)
    return (*map(amount_text, people + counts), share, amount_text(figures.expiring))

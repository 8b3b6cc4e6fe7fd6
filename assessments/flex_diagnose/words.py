"""What the hours tell, in sentences for who runs the organisation: on the page of the hours and in the result. Pure."""

from decimal import Decimal

from assessments.flex_diagnose.demand import YEARS_FOR_BACK_TEST, YEARS_FOR_SEASON, Demand
from assessments.flex_diagnose.reading.period_words import period_name
from assessments.flex_diagnose.series import Grain, NeedSeries
from assessments.flex_diagnose.structural_flex import StructuralFlex
from assessments.flex_diagnose.working_days import has_public_holiday
from assessments.wording import number_text
from charts.periods import MONTHS

UNKNOWN = "–"
PLURAL = {Grain.MONTH: "maanden", Grain.WEEK: "weken"}
# What the answer to "flex-piek-binnen" means for figures per month or week; nothing is said of a peak within the year.
WITHIN = {
    "piek-dag": "U antwoordde dat het verschil binnen een dag het grootst is. Dat is in uren per maand of week niet te "
    "zien. Kijk eerst naar het rooster van een gewone dag: andere begintijden, pauzes of kortere diensten.",
    "piek-week": "U antwoordde dat het verschil binnen een week het grootst is. Dat is in uren per maand of week niet "
    "te zien. Kijk eerst naar het rooster van een gewone week: welke dagen zijn te ruim bezet, en welke te krap?",
    "piek-projecten": "U antwoordde dat de drukte van projecten of opdrachten afhangt. Dan telt vooral wanneer u weet "
    "dat er een komt, meer dan de tijd van het jaar.",
    "piek-onvoorspelbaar": "U antwoordde dat u geen patroon ziet. Hieronder staat of de uren er toch een hebben.",
    "piek-geen": "U antwoordde dat het werk het hele jaar ongeveer gelijk is. Hieronder staat of de uren dat ook "
    "laten zien.",
}
STAND_IN = (
    "Gewerkte uren staan hier voor hoeveel werk er was. Dat klopt niet altijd: werk dat bleef liggen, ziet u niet, en "
    "uren waarin weinig te doen was, tellen mee."
)
WORKED_ON_HOLIDAYS = "Er vielen feestdagen in. Wordt er dan doorgewerkt, kies dan bij de werkdagen “Alle dagen”."
# Of outliers, by name.
MOST_NAMED = 6
CORRECTED = "De trend, het seizoen en de pieken zijn gecorrigeerd voor het aantal werkdagen."


def amount_text(number: float | None, decimals: int = 0) -> str:
    """As in "12.340" or "6,9"; never a zero with a minus, and a dash for what is not known."""
    if number is None:
        return UNKNOWN
    text = number_text(Decimal(str(float(number))), decimals)
    return text.removeprefix("-") if not text.strip("-0,") else text


def signed_text(number: float) -> str:
    text = amount_text(number)
    return text.replace("-", "−") if text == "0" or text.startswith("-") else f"+{text}"


def share_text(share: float | None) -> str:
    """A share of 0-1 in whole per cents."""
    return UNKNOWN if share is None else f"{amount_text(share * 100)}%"


def span_words(series: NeedSeries) -> str:
    """As in "36 maanden: januari 2023 tot en met december 2025"."""
    first, last = (period_name(series.grain, series.periods[place].starts_on) for place in (0, -1))
    return f"{len(series.periods)} {PLURAL[series.grain]}: {first} tot en met {last}"


def variation_words(demand: Demand) -> str:
    """How far the hours lie from their mean, and where the trend went."""
    grain = demand.series.grain
    mean, first, last = (amount_text(hours) for hours in (demand.corrected.mean(), *demand.trend[[0, -1]]))
    told = f"Gemiddeld zijn het {mean} uur per {grain}. De trend gaat van {first} naar {last} uur."
    if demand.variation_share is None:
        return told
    return f"{told} De uren liggen doorgaans {share_text(demand.variation_share)} boven of onder het gemiddelde."


def season_words(demand: Demand, pattern: tuple[float | None, ...] | None) -> str:
    """Which time of the year stands out; what is missing where no season is claimed."""
    if pattern is None:
        return _too_short("Een patroon over het jaar", YEARS_FOR_SEASON, demand.series)
    known = [place for place, value in enumerate(pattern) if value is not None]
    high, low = max(known, key=pattern.__getitem__), min(known, key=pattern.__getitem__)
    names = MONTHS if demand.series.grain is Grain.MONTH else tuple(f"week {place + 1}" for place in range(52))
    return (
        f"Door de jaren heen ligt {names[high]} het hoogst: {_beside(pattern[high])}. "
        f"{names[low].capitalize()} ligt het laagst: {_beside(pattern[low])}."
    )


def foreseen_words(demand: Demand) -> str:
    """How much of the last year the years before could tell, beside what chance gives."""
    if demand.foreseen_share is None:
        if len(demand.series.periods) < YEARS_FOR_BACK_TEST * demand.series.grain.periods_per_year:
            return _too_short("Hoeveel er te voorzien was,", YEARS_FOR_BACK_TEST, demand.series)
        return "Hoeveel er te voorzien was, is niet te zeggen: de uren verschillen niet."
    found = (
        f"Van het verschil tussen druk en rustig in het laatste jaar was {share_text(demand.foreseen_share)} te "
        f"voorzien uit de jaren ervoor. Met dezelfde uren in willekeurige volgorde is dat hooguit "
        f"{share_text(demand.noise_share)}."
    )
    if demand.foreseen_share <= demand.noise_share:
        return f"{found} Dat is niet meer dan toeval: wat vorig jaar druk was, zegt hier weinig over dit jaar."
    return f"{found} Met dat deel kunt u vooruit plannen."


def outlier_words(demand: Demand) -> str:
    """Empty where nothing lies far out."""
    if not demand.outliers:
        return ""
    series = demand.series
    periods = [series.periods[place] for place in demand.outliers]
    names = [f"{period_name(series.grain, each.starts_on)} ({amount_text(each.hours)} uur)" for each in periods]
    more = f" en nog {len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    told = (
        f"Ver buiten het patroon: {', '.join(names[:MOST_NAMED])}{more}. Kijk na of dat klopt. De uren tellen mee, "
        "maar trekken de trend en het seizoen niet scheef."
    )
    after = series.grain.after
    has_holiday = any(has_public_holiday(p.starts_on, after(p.starts_on), series.days_per_week) for p in periods)
    return f"{told} {WORKED_ON_HOLIDAYS}" if has_holiday else told


def measure_words(demand: Demand, measure: str) -> str:
    """Empty without a second series."""
    if demand.measure_correlation is None:
        return ""
    together = demand.measure_correlation
    words = "gaan sterk samen" if together >= 0.7 else "gaan deels samen" if together >= 0.3 else "gaan niet samen"
    return f"De uren en {measure or 'uw tweede reeks'} {words} (samenhang {amount_text(together, 2)}; 1 is volledig)."


def structural_words(structural: StructuralFlex | None) -> str:
    """In one sentence that a director understands; the tenth percentile is "nearly always"."""
    if structural is None:
        return (
            "Hoeveel flexwerk er altijd is, kunnen wij niet zeggen. Vul daarvoor per maand of week in hoeveel uren "
            "oproep, uitzend en zzp waren."
        )
    if round(structural.hours_per_week) <= 0:
        return "Er is geen werk dat flexkrachten bijna altijd vullen: de flexuren vallen soms weg."
    work = f"Bijna altijd doen flexkrachten minstens {amount_text(structural.hours_per_week)} uur werk per week."
    if structural.fte is None:
        return f"{work} Dat is blijvend werk. Hoeveel fte het is, ziet u zodra u de contracturen invult."
    return f"{work} Dat is {amount_text(structural.fte, 1)} fte blijvend werk."


def _too_short(what: str, years: int, series: NeedSeries) -> str:
    full = {2: "twee", 3: "drie"}[years]
    return (
        f"{what} laten wij pas zien bij {full} volle jaren. U hebt er {len(series.periods)} {PLURAL[series.grain]} "
        f"van, en nodig zijn er {years * series.grain.periods_per_year}."
    )


def _beside(hours: float) -> str:
    side = "boven" if hours >= 0 else "onder"
    return f"{amount_text(abs(hours))} uur {side} de trend"

"""Tables of hours as people paste and upload them: read, or refused with what to do."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.flex_diagnose.reading.need_table import Mistake, NeedTable, NeedTableError, read_need, rows_of_text
from assessments.flex_diagnose.reading.period_words import period_name
from assessments.flex_diagnose.series import Grain, Period
from charts.periods import MONTHS
from spreadsheets.reading import read_table
from spreadsheets.writing import Sheet, write_xlsx

JANUARY = date(2023, 1, 1)
MONTH_NAMES = [f"{month} {year}" for year in (2023, 2024) for month in MONTHS]


def starts_of(grain, first, count):
    starts = [first]
    while len(starts) < count:
        starts.append(grain.after(starts[-1]))
    return starts


def months(hours, **columns) -> tuple[Period, ...]:
    starts = starts_of(Grain.MONTH, JANUARY, len(hours))
    cells = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return tuple(Period(*row, **more) for *row, more in zip(starts, hours, cells or [{}] * len(hours), strict=True))


def year_of(first_cells, hours=range(100, 112)) -> str:
    """A table of a year, with these as the periods."""
    return "Periode\tUren\n" + "\n".join(f"{cell}\t{hour}" for cell, hour in zip(first_cells, hours, strict=True))


def read(text: str) -> NeedTable:
    return read_need(rows_of_text(text))


def refusal(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(NeedTableError) as error:
        read(text)
    return error.value.mistakes


def test_table_pasted_from_excel_is_read_in_whole():
    lines = [f"{name}\t1.2{i:02d},5\t{i}\t10,5\t{2 * i}\t{i}\t{900 + i}\t" for i, name in enumerate(MONTH_NAMES[:12])]
    text = "Maand\tGewerkte uren\tOproepuren\tUitzend/payroll\tZZP\tZiekte en proef\tOrders\t\r\n" + "\r\n".join(lines)
    whole = range(12)
    assert read(text) == NeedTable(
        Grain.MONTH,
        months(
            [1200.5 + i for i in whole],
            on_call_hours=[float(i) for i in whole],
            agency_hours=[10.5] * 12,
            freelance_hours=[2.0 * i for i in whole],
            replacement_hours=[float(i) for i in whole],
            measure=[900.0 + i for i in whole],
        ),
        "Orders",
    )


@pytest.mark.parametrize("separator", ["\t", ";", ","])
def test_text_is_split_by_tabs_semicolons_or_commas(separator):
    assert read(year_of(MONTH_NAMES[:12]).replace("\t", separator)).periods == months(range(100, 112))


def test_rows_of_text_keeps_line_numbers_and_what_stands_between_quotes():
    assert rows_of_text('Maand;"Uren;\nalle"\n\n;;\n jan ; 5 \n') == [(1, ("Maand", "Uren;\nalle")), (4, ("jan", "5"))]


def test_mark_of_byte_order_before_pasted_text_is_passed_over():
    assert rows_of_text("\ufeffjan 2023;5") == [(1, ("jan 2023", "5"))]


def test_row_without_text_is_a_row_without_a_period():
    with pytest.raises(NeedTableError) as error:
        read_need([(1, ("Maand", "Uren")), (2, ("", ""))])
    assert error.value.mistakes == (
        Mistake(2, "A", "hier staat geen periode. Vul de maand of de week in, met het jaar."),
    )


def test_quote_that_does_not_end_is_refused():
    text = 'er staat een aanhalingsteken (") dat niet op zijn plaats staat of niet wordt gesloten. Haal het weg.'
    assert refusal('Maand;Uren\njan 2023;5\n"feb 2023;6') == (Mistake(3, "", text),)


def test_table_without_header_has_the_period_first_and_the_hours_second():
    lines = [f"{name}\t{hour}" for name, hour in zip(MONTH_NAMES[:12], range(100, 112), strict=True)]
    assert read("\n".join(lines)) == NeedTable(Grain.MONTH, months(range(100, 112)))


def test_rows_are_put_in_order():
    lines = [f"{name};{hour}" for name, hour in zip(MONTH_NAMES[:12], range(100, 112), strict=True)]
    assert read("Maand;Uren\n" + "\n".join(reversed(lines))).periods == months(range(100, 112))


def test_rows_with_totals_and_titles_are_passed_over_and_totals_told():
    text = "Uren van de fabriek\n\nMaand;Uren\n" + year_of(MONTH_NAMES[:12]).split("\n", 1)[1].replace("\t", ";")
    table = read(text + "\nTotaal 2023;1266\nGemiddelde;105,5")
    assert (table.periods, table.notes) == (
        months(range(100, 112)),
        ("Overgeslagen, want een totaal of gemiddelde: regel 16, 17.",),
    )


def test_year_in_a_column_of_its_own_is_put_to_the_month():
    text = "Jaar;Maand;Uren\n" + "\n".join(f"2023;{number};{99 + number}" for number in range(1, 13))
    assert read(text).periods == months(range(100, 112))


def test_year_beside_a_month_that_has_one_is_not_needed():
    text = "Maand;Jaar;Uren\n" + "\n".join(f"{name};;{100 + i}" for i, name in enumerate(MONTH_NAMES[:12]))
    assert read(text).periods == months(range(100, 112))


@pytest.mark.parametrize("header", ["Week;Uren", "Jaarweek;Uren", "Weeknummer;Uren per week"])
def test_number_under_week_is_a_week(header):
    text = header + "\n" + "\n".join(f"2020-{week};{week}" for week in range(1, 54))
    mondays = starts_of(Grain.WEEK, date(2019, 12, 30), 53)
    assert read(text) == NeedTable(Grain.WEEK, tuple(Period(day, float(i)) for i, day in enumerate(mondays, 1)))


def test_year_in_a_column_of_its_own_is_put_to_the_week():
    text = "Week;Jaar;Uren\n" + "\n".join(f"{week};2020;{week}" for week in range(1, 54))
    assert [period.starts_on for period in read(text).periods] == starts_of(Grain.WEEK, date(2019, 12, 30), 53)


def test_dates_that_are_all_mondays_are_weeks():
    mondays = starts_of(Grain.WEEK, date(2024, 1, 1), 26)
    table = read(year_of([f"{day:%d-%m-%Y}" for day in mondays], range(26)))
    assert (table.grain, [period.starts_on for period in table.periods]) == (Grain.WEEK, mondays)


def test_dates_at_the_end_of_the_month_are_months():
    ends = [Grain.MONTH.after(start) - timedelta(days=1) for start in starts_of(Grain.MONTH, JANUARY, 12)]
    assert read(year_of(ends)).periods == months(range(100, 112))


def test_dates_between_names_of_months_are_months():
    cells = [*MONTH_NAMES[:11], "1-12-2023"]
    assert read(year_of(cells)).periods == months(range(100, 112))


@pytest.mark.parametrize(
    ("cells", "mistake"),
    [
        (["foo", "", "2023"], None),
        (
            [*MONTH_NAMES[:11], "week 5 2024"],
            Mistake(13, "A", "hier staat een week, en op regel 2 een maand. Gebruik overal maanden of overal weken."),
        ),
        (
            [*(f"2024-W{week:02d}" for week in range(1, 12)), "april 2024"],
            Mistake(13, "A", "hier staat een maand, en op regel 2 een week. Gebruik overal maanden of overal weken."),
        ),
        (
            [*(f"2024-W{week:02d}" for week in range(1, 12)), "19-3-2024"],
            Mistake(13, "A", "19-3-2024 is geen maandag. Geef van elke week de maandag."),
        ),
        (
            [f"{day}-1-2024" for day in range(1, 13)],
            Mistake(
                3,
                "A",
                "2-1-2024: staat de maand voorop? Schrijf eerst de dag, dan de maand: 1-2-2024 is 1 februari.",
            ),
        ),
        (
            [f"15-{month}-2024" for month in range(1, 13)],
            Mistake(
                2,
                "A",
                "15-1-2024 is niet de eerste dag van een maand, en niet alle datums zijn maandagen. "
                "Tel op per maand of per week.",
            ),
        ),
    ],
)
def test_periods_that_do_not_belong_together_are_refused(cells, mistake):
    if mistake is None:
        assert refusal("Periode;Uren\nfoo;1\n;2\n2023;3\n3;4") == (
            Mistake(2, "A", "“foo” herkennen we niet. Schrijf een maand als “maart 2024” of een week als “2024-W05”."),
            Mistake(3, "A", "hier staat geen periode. Vul de maand of de week in, met het jaar."),
            Mistake(4, "A", "“2023” is alleen een jaar. Haal tussentellingen per jaar weg, of vul de maand in."),
            Mistake(5, "A", "“3” zegt te weinig. Noem de kolom Maand of Week, en geef er het jaar bij."),
        )
    else:
        assert refusal(year_of(cells)) == (mistake,)


def test_week_53_of_a_year_without_one_is_refused():
    text = "“2024-53”: dat jaar heeft 52 weken. Tel deze uren bij week 52 of bij week 1."
    assert refusal("Week;Uren\n2024-53;5") == (Mistake(2, "A", text),)


def test_gaps_and_duplicates_are_named_with_their_lines():
    cells = [*MONTH_NAMES[:3], *MONTH_NAMES[4:9], MONTH_NAMES[8], *MONTH_NAMES[12:15]]
    assert refusal(year_of(cells)) == (
        Mistake(5, "", "april 2023 ontbreekt tussen regel 4 en 5. Vul aan; 0 mag, als er niet is gewerkt."),
        Mistake(10, "", "september 2023 staat ook op regel 9. Laat één van de twee staan."),
        Mistake(
            11,
            "",
            "oktober 2023 tot en met december 2023 ontbreken tussen regel 10 en 11. "
            "Vul aan; 0 mag, als er niet is gewerkt.",
        ),
    )


def test_gap_between_weeks_is_named():
    cells = [f"2024-W{week:02d}" for week in (1, 2, 3, 6)]
    text = "week 4 van 2024 tot en met week 5 van 2024 ontbreken tussen regel 4 en 5. "
    assert refusal(year_of(cells, range(4))) == (Mistake(5, "", f"{text}Vul aan; 0 mag, als er niet is gewerkt."),)


@pytest.mark.parametrize(
    ("grain", "count", "text"),
    [
        (Grain.MONTH, 8, "er staan 8 maanden; het minste is 12. Vul er nog 4 aan."),
        (Grain.WEEK, 25, "er staan 25 weken; het minste is 26. Vul er nog 1 aan."),
        (Grain.MONTH, 62, "er staan 62 maanden; het meeste is 60. Houd maart 2018 tot en met februari 2023."),
    ],
)
def test_too_few_or_too_many_periods_are_refused(grain, count, text):
    first = date(2018, 1, 1)
    cells = [period_name(grain, start) for start in starts_of(grain, first, count)]
    assert refusal(year_of(cells, range(count))) == (Mistake(0, "", text),)


def test_four_hundred_rows_of_dates_in_three_formats_are_refused_with_what_to_do():
    days = starts_of(Grain.WEEK, date(2023, 1, 2), 400)
    cells = [format(day, ("%d-%m-%Y", "%Y-%m-%d", "%d %b %Y")[i % 3]) for i, day in enumerate(days)]
    text = "er staan 400 regels. Het meeste is 60 maanden of 260 weken: tel op per maand en houd de laatste 60."
    assert refusal(year_of(cells, range(400))) == (Mistake(0, "", text),)


def test_mistakes_in_periods_and_figures_are_told_together():
    assert refusal("Maand;Uren;Uitzend\njan 2024;-5;abc\nfoo;;\nmaart 2024;99999999;") == (
        Mistake(2, "B", "uren kunnen niet negatief zijn. Tel correcties op bij de periode waar ze bij horen."),
        Mistake(2, "C", "“abc” is geen getal. Vul alleen cijfers in, zoals 1234,5."),
        Mistake(3, "A", "“foo” herkennen we niet. Schrijf een maand als “maart 2024” of een week als “2024-W05”."),
        Mistake(4, "B", "dit zijn meer dan 10 miljoen uren in één periode. Controleer de punten en komma's."),
        Mistake(4, "C", "deze cel is leeg. Vul 0 in als er geen uren waren."),
    )


def test_no_more_than_twenty_mistakes_are_listed():
    with pytest.raises(NeedTableError) as error:
        read("Maand;Uren\n" + "\n".join(f"{name};x{i}" for i, name in enumerate(MONTH_NAMES)))
    assert (len(error.value.mistakes), error.value.more, len(error.value.every)) == (20, 4, 24)
    assert error.value.lines[0] == "Regel 2, kolom B: “x0” is geen getal. Vul alleen cijfers in, zoals 1234,5."
    assert error.value.lines[-1] == "… en nog 4."


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "Hier staat nog niets. Plak de perioden en de uren, met de kopregel."),
        (" \n\t\n", "Hier staat nog niets. Plak de perioden en de uren, met de kopregel."),
        ("Maand;Uren", "Regel 1: onder de kopregel staan geen perioden. Zet ze eronder."),
        ("Maand;Uren\nTotaal;5", "Regel 1: onder de kopregel staan geen perioden. Zet ze eronder."),
    ],
)
def test_table_without_periods_is_refused(text, mistake):
    with pytest.raises(NeedTableError) as error:
        read(text)
    assert str(error.value) == mistake


def test_workbook_is_read_with_its_dates_and_decimal_points():
    starts = starts_of(Grain.MONTH, JANUARY, 12)
    rows = [(start, 1234.5 if i else 1.234) for i, start in enumerate(starts)]
    table = read_table(BytesIO(write_xlsx((Sheet("Uren", ("Datum", "Uren"), tuple(rows)),))), "uren.xlsx")
    need = read_need([(row.number, row.cells) for row in table.rows], is_of_workbook=True)
    assert need == NeedTable(Grain.MONTH, months([1.234] + [1234.5] * 11))


SPELLINGS = {
    Grain.MONTH: [
        lambda day: f"{MONTHS[day.month - 1]} {day.year}",
        lambda day: f"{MONTHS[day.month - 1][:3]}-{day:%y}",
        lambda day: f"{day:%Y-%m}",
        lambda day: f"{day:%m-%Y}",
        lambda day: f"{day:%Y%m}",
        lambda day: f"{day.day}-{day.month}-{day.year}",
        lambda day: day.isoformat(),
    ],
    Grain.WEEK: [
        lambda day: f"{day:%G-W%V}",
        lambda day: f"week {day:%-V} {day:%G}",
        lambda day: f"wk {day:%V} {day:%G}",
        lambda day: f"{day:%Gw%-V}",
        lambda day: day.isoformat(),
        lambda day: f"{day:%d/%m/%Y}",
    ],
}


@st.composite
def printed_series(draw):
    """A table, and the same as somebody prints it: with a spelling, an order and a separator of their own."""
    grain = draw(st.sampled_from(Grain))
    first = draw(st.dates(date(2001, 1, 7), date(2030, 12, 31)))
    first = first.replace(day=1) if grain is Grain.MONTH else first - timedelta(days=first.weekday())
    starts = starts_of(grain, first, draw(st.integers(grain.fewest, 60)))
    hours = st.integers(100, 10**7).map(lambda tenths: tenths / 10)
    periods = [Period(start, draw(hours)) for start in starts]
    spell = draw(st.sampled_from(SPELLINGS[grain]))
    separator = draw(st.sampled_from("\t;"))
    lines = [f"{spell(period.starts_on)}{separator}{period.hours:.1f}".replace(".", ",") for period in periods]
    text = "\n".join([f"Periode{separator}Uren", *draw(st.permutations(lines))])
    return NeedTable(grain, tuple(periods)), text


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(printed_series())
def test_printed_series_is_read_back_the_same(series):
    table, text = series
    assert read(text) == table


CELLS = st.one_of(
    st.sampled_from(["Maand", "Week", "Jaar", "Uren", "Flex", "Oproep", "jan 2024", "2024-W05", "1-1-2024", "Totaal"]),
    st.sampled_from(["1.234", "1,5", "-3", "-", "#N/B", "", '"', "2024", "Orders", "Vervanging"]),
    st.text(max_size=8),
)


@settings(max_examples=300)
@given(st.lists(st.lists(CELLS, max_size=5).map("\t".join), max_size=30).map("\n".join), st.booleans())
def test_any_text_is_a_table_or_named_mistakes(text, is_of_workbook):
    try:
        found = read_need(rows_of_text(text), is_of_workbook=is_of_workbook).periods
    except NeedTableError as error:
        found = error.mistakes
    assert found

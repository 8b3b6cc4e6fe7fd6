from assessments.flex_diagnose.mix import choose_mix
from assessments.flex_diagnose.structural_flex import structural_flex
from reports.flex.mix import Reason, about_euros, alternatives_of, build_mix_part, euros, group_shares
from tests.assessments.flex_diagnose.capacity_factory import make_capacity, weeks_of

# A year of 100 hours a week, of which agency workers do 10; own people work the other 90.
SERIES = weeks_of(100, 52, agency_hours=[10] * 52)


def part_of(capacity, series=SERIES):
    return build_mix_part(mix_of(capacity, series), capacity)


def mix_of(capacity, series=SERIES):
    return choose_mix(series, capacity, structural_flex(series, capacity))


def test_secure_mix_is_told_beside_today():
    # 5,200 hours at 30 against 4,680 at 30 and 520 at 40: 156,000 and 161,200.
    part = part_of(make_capacity(90, prices={"fixed": 30, "agency": 40}))

    assert part.sentences == (
        "Nu wordt 90% van de uren gewerkt zonder flexcontract, in de meest zekere mix 100%. Dat kost ongeveer € 5.200 "
        "per jaar minder dan nu.",
        "Meer ruimte voor flexcontracten maakt het niet goedkoper.",
    )
    assert (part.reasons, part.slack) == ((), "5%")


def test_cheapest_mix_says_what_the_slack_saves():
    # 5% of 5,200 hours at 20 in the place of 30.
    part = part_of(make_capacity(90, prices={"fixed": 30, "agency": 20}))

    assert part.sentences[0].endswith("Dat kost ongeveer € 5.200 per jaar meer dan nu.")
    assert part.sentences[1] == (
        "Met 5% ruimte voor flexcontracten kan het ongeveer € 2.600 per jaar goedkoper; 95% van de uren is dan zonder "
        "flexcontract."
    )


def test_same_price_costs_the_same():
    part = part_of(make_capacity(90, prices={"fixed": 30, "agency": 30}))

    assert part.sentences[0].endswith("Dat kost evenveel als nu.")


def test_much_overtime_asks_whether_the_contract_hours_are_right():
    # Own people work 90 hours a week where contracts give 80: 10 · 52 of 5,200 hours.
    capacity = make_capacity(80, prices={"fixed": 30, "plus": 0, "agency": 40})

    assert part_of(capacity).sentences[1] == (
        "Eigen mensen werkten nu 520 uur per jaar meer dan hun contracten geven. Klopt het aantal contracturen? Zo ja, "
        "dan is dit overwerk; de andere manieren rekenen daar niet op."
    )
    assert len(part_of(make_capacity(87, prices={"fixed": 30, "plus": 0, "agency": 40})).sentences) == 2


def test_nothing_is_said_of_a_cost_that_is_not_known_today():
    series = weeks_of(100, 52, on_call_hours=[10] * 52)

    part = part_of(make_capacity(90, prices={"fixed": 30, "agency": 40}), series)

    assert part.sentences[0].endswith("in de meest zekere mix 100%.")
    assert part.reasons == (Reason("Wat het nu kost, is niet te zeggen: er is geen prijs van oproep en tijdelijk."),)


def test_table_has_a_row_for_every_layer_that_is_used():
    table = part_of(make_capacity(90, prices={"fixed": 30, "agency": 20})).table

    assert [column.label for column in table.columns] == ["Per jaar", "Nu", "Meest zeker", "Minste kosten"]
    assert table.rows == (
        ("Vaste uren (uur)", "4.680", "5.200", "4.940"),
        ("Uitzend en payroll (uur)", "520", "0", "260"),
        ("Betaald zonder werk (uur)", "0", "0", "0"),
        ("Tekort (uur)", "0", "0", "0"),
        ("Meer vaste uren per week", "0", "10", "5"),
        ("Werk zonder flexcontract", "90%", "100%", "95%"),
        ("Kosten per jaar", "€ 150.800", "€ 156.000", "€ 153.400"),
    )


def test_capacity_that_is_never_enough_says_by_how_much():
    capacity = make_capacity(90, {"agency": 5}, {"fixed": 30, "agency": 40}, extra_fixed_hours_per_week=0)

    part = part_of(capacity)

    assert part.sentences[-1] == (
        "Alles bij elkaar is er te weinig: 260 uur per jaar kan met deze grenzen niemand werken."
    )
    assert group_shares(mix_of(capacity).most_secure)["niemand"] == 5


def test_missing_prices_are_named_and_today_stays():
    part = part_of(make_capacity(90))

    assert [reason.text for reason in part.reasons] == [
        "Er is nog geen prijs van een vast uur. Zonder die prijs is een mix niet te kiezen.",
        "Er is nog geen prijs van een flexuur. Geef er minstens één: oproep, uitzend of zzp.",
        "Wat het nu kost, is niet te zeggen: er is geen prijs van vaste uren, uitzend en payroll.",
    ]
    assert part.sentences == ()
    assert part.table.rows[-1] == ("Kosten per jaar", "–")


def test_hours_without_flex_columns_ask_for_them():
    capacity = make_capacity(90, prices={"fixed": 30, "agency": 40})

    part = part_of(capacity, weeks_of(100, 52))

    assert part.reasons == (
        Reason(
            "Bij de uren staat niet welke door flexkrachten zijn gewerkt. Daarom weten wij niet hoe het nu is.", True
        ),
    )
    assert part.sentences[0] == "Van de uren wordt in de meest zekere mix 90% gewerkt zonder flexcontract."
    assert list(alternatives_of(mix_of(capacity, weeks_of(100, 52)))) == ["Meest zeker", "Minste kosten"]


def test_without_prices_and_flex_columns_there_is_no_table():
    assert part_of(make_capacity(90), weeks_of(100, 52)).table is None


def test_shares_of_the_groups_add_up_to_all_that_is_needed():
    shares = group_shares(mix_of(make_capacity(90, prices={"fixed": 30, "agency": 20})).today)

    assert shares == {
        "vaste uren": 90,
        "eigen mensen, extra": 0,
        "pool en collega's van anderen": 0,
        "flexcontracten": 10,
        "niemand": 0,
    }


def test_euros_are_dutch_and_rounded_in_sentences():
    assert [euros(None), euros(1234.5), about_euros(261449), about_euros(94), about_euros(5200)] == [
        "–",
        "€ 1.235",
        "ongeveer € 261.000",
        "ongeveer € 94",
        "ongeveer € 5.200",
    ]


def test_slack_keeps_its_half_per_cents():
    capacity = make_capacity(90, prices={"fixed": 30, "agency": 40}, slack_share=0.025)

    assert part_of(capacity).slack == "2,5%"

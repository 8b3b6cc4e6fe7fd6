"""Lines pasted from a spreadsheet: how they are split, and every mistake with its line."""

from decimal import Decimal

import pytest

from assessments.competentiematrix.forms.need import PastedNeedsForm
from assessments.competentiematrix.forms.pasted import lines_of
from assessments.competentiematrix.forms.worker import PastedWorkersForm
from assessments.competentiematrix.services.needs import NeedEntry
from assessments.competentiematrix.services.workers import WorkerEntry


def read(form, text):
    """The entries, or the mistakes."""
    bound = form({"pasted": text})
    return bound.entries if bound.is_valid() else bound.errors["pasted"]


class TestLines:
    def test_tabs_go_before_semicolons(self):
        assert lines_of("a;b\tc\n\n d \t") == [(1, ["a;b", "c"]), (3, ["d"])]

    def test_semicolons_split_where_there_is_no_tab(self):
        assert lines_of('Lassen; "Last; ook boven het hoofd" ;2\r\nBuigen') == [
            (1, ["Lassen", '"Last', 'ook boven het hoofd"', "2"]),
            (2, ["Buigen"]),
        ]

    def test_quotes_keep_a_separator_in_its_cell(self):
        assert lines_of('Lassen;"Last; ook boven het hoofd";2') == [(1, ["Lassen", "Last; ook boven het hoofd", "2"])]

    def test_empty_lines_and_cells_at_the_end_are_left_out(self):
        assert lines_of("\n;;\nLassen;;\n") == [(3, ["Lassen"])]


class TestNeeds:
    def test_only_the_name_has_to_be_there(self):
        text = (
            "Competentie\tOmschrijving\tMensen tegelijk\tNiveau\tCertificaat\n"
            "Lassen\tLast een hoeknaad.\t3\t2\t\n"
            "Heftruck\t\t\t\t60\n"
            "VCA\t\t1\tO\tja\n"
            "Buigen\n"
            "Zagen\t\t2\tZelfstandig\tnee\n"
        )
        assert read(PastedNeedsForm, text) == [
            NeedEntry("Lassen", "Last een hoeknaad.", 2, 3),
            NeedEntry("Heftruck", needs_certificate=True, valid_months=60),
            NeedEntry("VCA", level=4, needs_certificate=True),
            NeedEntry("Buigen"),
            NeedEntry("Zagen", heads=2),
        ]

    @pytest.mark.parametrize(
        ("text", "mistake"),
        [
            (";Last een hoeknaad", "Regel 1: de kolom Competentie is leeg."),
            ("a;b;1;3;12;x", "Regel 1: er zijn hooguit 5 kolommen, hier staan er 6."),
            ("x" * 81, f"Regel 1: “{'x' * 30}…” is te lang. Gebruik hooguit 80 tekens."),
            (f"Lassen;{'y' * 301}", f"Regel 1: “{'y' * 30}…” is te lang. Gebruik hooguit 300 tekens."),
            ("Lassen;;twee", "Regel 1: “twee” is geen aantal mensen. Schrijf een heel getal van 1 tot en met 1500."),
            ("Lassen;;0", "Regel 1: “0” is geen aantal mensen. Schrijf een heel getal van 1 tot en met 1500."),
            ("Lassen;;-1", "Regel 1: “-1” is geen aantal mensen. Schrijf een heel getal van 1 tot en met 1500."),
            ("Lassen;;1;1", "Regel 1: “1” is geen nodig niveau. Schrijf 2, 3 of 4."),
            ("Lassen;;1;goed", "Regel 1: “goed” is geen nodig niveau. Schrijf 2, 3 of 4."),
            ("Lassen;;1;I", "Regel 1: “I” is geen nodig niveau. Schrijf 2, 3 of 4."),
            ("A;;1;3;ooit", "Regel 1: “ooit” is geen geldigheid. Schrijf 1 tot en met 240 maanden, “ja” of “nee”."),
            ("A;;1;3;241", "Regel 1: “241” is geen geldigheid. Schrijf 1 tot en met 240 maanden, “ja” of “nee”."),
            ("Lassen\nBuigen\nlassen", "Regel 3: “lassen” staat ook in regel 1. Haal een van beide weg."),
            ("Competentie;Omschrijving", "Er staat nog niets onder de kopregel."),
            ("   ", "Er staat nog niets onder de kopregel."),
            ("", "Plak hier eerst de regels."),
        ],
    )
    def test_a_mistake_names_its_line(self, text, mistake):
        assert read(PastedNeedsForm, text) == [mistake]

    def test_many_mistakes_are_told_up_to_ten(self):
        mistakes = read(PastedNeedsForm, "\n".join(f"Taak {number};;x" for number in range(14)))
        assert (len(mistakes), mistakes[9][:9], mistakes[10]) == (11, "Regel 10:", "En nog 4 fouten.")

    def test_more_than_a_team_can_have_is_refused(self):
        text = "\n".join(f"Taak {number}" for number in range(61))
        assert read(PastedNeedsForm, text) == ["Dit zijn 61 regels. Plak er hooguit 60 tegelijk."]


class TestWorkers:
    def test_only_who_it_is_has_to_be_there(self):
        text = (
            "Persoon;Contract;Uren per week;Bureau;Mailadres\n"
            "JV;Vast;36;;jv@voorbeeld.example\n"
            "U-12;uitzend;40,0;Uitzendbureau Noord\n"
            "4711\n"
            "OP;Oproep;0"
        )
        assert read(PastedWorkersForm, text) == [
            WorkerEntry("JV", "vast", Decimal(36), email="jv@voorbeeld.example"),
            WorkerEntry("U-12", "uitzend", Decimal(40), "Uitzendbureau Noord"),
            WorkerEntry("4711"),
            WorkerEntry("OP", "oproep", Decimal(0)),
        ]

    @pytest.mark.parametrize(
        ("text", "mistake"),
        [
            ("x" * 31, f"Regel 1: “{'x' * 20}…” is te lang. Gebruik hooguit 30 tekens."),
            ("JV;uitzend;;" + "y" * 81, f"Regel 1: “{'y' * 20}…” is te lang. Gebruik hooguit 80 tekens."),
            (
                "JV;los",
                "Regel 1: “los” is geen contract dat wij kennen. Kies uit: Vast, Tijdelijk met uitzicht op vast, "
                "Tijdelijk zonder uitzicht op vast, Oproep, Uitzend, Payroll, Zzp.",
            ),
            ("JV;vast;veel", "Regel 1: “veel” is geen aantal uren. Schrijf een getal, bijvoorbeeld 36 of 22,5."),
            ("JV;vast;-1", "Regel 1: “-1” is geen aantal uren. Schrijf een getal, bijvoorbeeld 36 of 22,5."),
            ("JV;vast;81", "Regel 1: “81” is te veel. Schrijf de uren per week, van 0 tot en met 80."),
            (
                "JV;vast;36;Bureau Noord",
                "Regel 1: Een bureau hoort alleen bij Uitzend of Payroll. Maak het bureau leeg, of kies een van die "
                "contracten.",
            ),
            ("JV;vast;36;;jv bij voorbeeld", "Regel 1: “jv bij voorbeeld” is geen mailadres."),
            ("JV\njv", "Regel 2: “jv” staat ook in regel 1. Haal een van beide weg."),
        ],
    )
    def test_a_mistake_names_its_line(self, text, mistake):
        assert read(PastedWorkersForm, text) == [mistake]

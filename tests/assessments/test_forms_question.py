"""Questions as forms: every kind filled in, said not to know, said not to apply, and filled in wrongly."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.edition_files import load_edition
from assessments.forms.question import FILLED_IN_AND_MORE, QuestionForm
from assessments.questionnaire import Kind
from assessments.responses import Part, Response, State
from assessments.services.answers import AnswerDraft

EDITION = load_edition("goed-werk/2026")
GROUPS = {"productie": "Productie", "kantoor": "Kantoor"}
NOT_APPLICABLE = Response(State.NOT_APPLICABLE)


def fill(slug, groups=None, **fields):
    """The bound form of a question of the edition; `_` in a field name stands for a hyphen."""
    values = {f"{slug}-{name.replace('__', '-')}": value for name, value in fields.items()}
    return QuestionForm(EDITION.question(slug), groups or {}, None, values)


def response(slug, groups=None, **fields):
    form = fill(slug, groups, **fields)
    assert form.is_valid(), form.errors
    return form.response


def errors(slug, groups=None, **fields):
    return dict(fill(slug, groups, **fields).errors)


def answered(*parts):
    return Response(State.ANSWERED, parts)


class TestLevel:
    SLUG = "werk-zelf-indelen"

    def test_one_level_for_all(self):
        assert response(self.SLUG, GROUPS, level="3") == answered(Part(level=3))

    def test_a_level_per_group(self):
        given = response(self.SLUG, GROUPS, level="per-groep", groep__productie="1", groep__kantoor="4")
        assert given == answered(Part("productie", level=1), Part("kantoor", level=4))

    def test_a_group_that_was_left_out_is_named(self):
        assert errors(self.SLUG, GROUPS, level="per-groep", groep__productie="1") == {
            "groep-kantoor": ["Kies wat er geldt voor de groep kantoor."]
        }

    def test_levels_per_group_do_not_count_while_one_level_for_all_is_chosen(self):
        assert response(self.SLUG, GROUPS, level="2", groep__productie="4") == answered(Part(level=2))

    @pytest.mark.parametrize("groups", [{}, {"kantoor": "Kantoor"}])
    def test_per_group_is_not_offered_for_fewer_than_two_groups(self, groups):
        form = QuestionForm(EDITION.question(self.SLUG), groups, None)
        assert "per-groep" not in dict(form.fields["level"].choices)
        assert form.group_fields == []

    def test_nothing_chosen_is_no_response(self):
        assert response(self.SLUG, GROUPS) is None

    def test_a_level_that_does_not_exist_is_refused(self):
        assert errors(self.SLUG, level="5") == {"level": ["Selecteer een geldige keuze. 5 is geen beschikbare keuze."]}

    def test_choices_are_lettered_and_end_with_what_one_cannot_say(self):
        labels = [label for _, label in fill("meedenken-bij-verandering").fields["level"].choices]
        assert [label[:2] for label in labels[:5]] == ["a.", "b.", "c.", "d.", "e."]
        assert labels[5] == "Weet ik niet"
        assert labels[6].startswith("Niet van toepassing: ")


class TestPlainFigure:
    SLUG = "werkoverleg-aantal"

    def test_a_number(self):
        assert response(self.SLUG, number="12") == answered(Part(number=Fraction(12)))

    def test_zero_is_an_answer(self):
        assert response(self.SLUG, number="0") == answered(Part(number=Fraction(0)))

    def test_nothing_typed_is_no_response(self):
        assert response(self.SLUG, number=" ") is None

    @pytest.mark.parametrize("number", ["-1", "93"])
    def test_a_number_outside_the_range_is_refused(self, number):
        assert errors(self.SLUG, number=number) == {"number": ["Vul een getal in van 0 tot en met 92."]}

    def test_a_percentage_may_have_its_decimals(self):
        assert response("verzuim", number="5,1%") == answered(Part(number=Fraction(51, 10)))

    def test_what_is_asked_stands_in_the_label(self):
        assert fill(self.SLUG).fields["number"].label == "Aantal keer"
        assert fill("verzuim").fields["number"].label == "Percentage"

    def test_number_and_unknown_together_are_refused(self):
        assert errors(self.SLUG, number="12", state="weet-niet") == {"state": [FILLED_IN_AND_MORE]}


class TestShare:
    SLUG = "ideeen-beantwoord"

    def test_count_and_total(self):
        assert response(self.SLUG, number="1.250", total="2.000") == answered(
            Part(number=Fraction(1250), total=Fraction(2000))
        )

    def test_nothing_of_nothing_is_an_answer(self):
        assert response(self.SLUG, number="0", total="0").parts[0].value is None

    @pytest.mark.parametrize(("given", "missing"), [("number", "total"), ("total", "number")])
    def test_one_of_the_two_is_not_enough(self, given, missing):
        assert errors(self.SLUG, **{given: "5"}) == {missing: ["Vul beide getallen in."]}

    def test_a_count_above_its_total_is_refused(self):
        assert errors(self.SLUG, number="6", total="5") == {
            "number": ["Dit getal kan niet groter zijn dan het totaal. Kijk beide getallen na."]
        }

    def test_not_applicable_needs_a_reason(self):
        assert response(self.SLUG, state="nvt", reason="Er zijn geen ideeën ingediend.") == NOT_APPLICABLE
        assert errors(self.SLUG, state="nvt", reason=" ") == {
            "reason": ["Schrijf in een zin waarom deze vraag niet van toepassing is."]
        }

    def test_a_mistake_in_one_field_does_not_hide_what_was_typed_in_the_other(self):
        form = fill(self.SLUG, number="veel", total="12")
        assert not form.is_valid()
        assert (form["number"].value(), form["total"].value()) == ("veel", "12")


class TestShareAlongAnAxis:
    SLUG = "pensioen-opbouw"
    CONTRACTS = {"vast": "Vast", "oproep": "Oproep"}

    def test_everyone_together(self):
        given = response(self.SLUG, self.CONTRACTS, number="30", total="40")
        assert given == answered(Part(number=Fraction(30), total=Fraction(40)))

    def test_every_group(self):
        fields = {"number__vast": "30", "total__vast": "30", "number__oproep": "0", "total__oproep": "10"}
        assert response(self.SLUG, self.CONTRACTS, **fields) == answered(
            Part("vast", number=Fraction(30), total=Fraction(30)),
            Part("oproep", number=Fraction(0), total=Fraction(10)),
        )

    def test_both_together_are_refused(self):
        fields = {"number": "30", "total": "40", "number__vast": "30", "total__vast": "30"}
        assert errors(self.SLUG, self.CONTRACTS, **fields) == {
            "number": ["Vul de regel “Iedereen samen” in, of de regels per groep, maar niet allebei."]
        }

    def test_a_group_that_was_left_out_is_named(self):
        assert errors(self.SLUG, self.CONTRACTS, number__vast="30", total__vast="30") == {
            "number": ["Vul ook deze groepen in: Oproep. Weet u het niet, vul dan alleen “Iedereen samen” in."]
        }

    def test_a_mistake_in_a_group_stands_at_its_field(self):
        fields = {"number__vast": "31", "total__vast": "30", "number__oproep": "1", "total__oproep": "10"}
        assert "number-vast" in errors(self.SLUG, self.CONTRACTS, **fields)

    def test_labels_say_for_whom(self):
        labels = [field.label for field in fill(self.SLUG, self.CONTRACTS).main_fields]
        assert [label.partition(":")[0] for label in labels] == [
            "Iedereen samen", "Iedereen samen", "Vast", "Vast", "Oproep", "Oproep", "Of kies",
        ]  # fmt: skip

    def test_the_table_has_a_row_per_group_and_a_column_per_label(self):
        form = fill(self.SLUG, self.CONTRACTS)
        columns, rows = form.figure_table
        assert columns == [form.question.figure.count, form.question.figure.total]
        assert [(label, [field.name for field in fields]) for label, fields in rows] == [
            ("Iedereen samen", ["number", "total"]),
            ("Vast", ["number-vast", "total-vast"]),
            ("Oproep", ["number-oproep", "total-oproep"]),
        ]

    def test_a_figure_of_everyone_together_has_no_table(self):
        assert fill("werkoverleg-aantal").figure_table is None


class TestChoice:
    SLUG = "gegevens-per-persoon"

    def test_an_option(self):
        slug = EDITION.question(self.SLUG).options[0].slug
        assert response(self.SLUG, option=slug) == answered(Part(option=slug))

    def test_unknown(self):
        assert response(self.SLUG, option="weet-niet") == Response(State.UNKNOWN)

    def test_not_applicable_is_no_choice_where_the_question_does_not_offer_it(self):
        assert list(errors(self.SLUG, option="nvt")) == ["option"]


class TestMultiple:
    SLUG = "hulp-bij-geldzorgen"
    OPTIONS = [option for option in EDITION.question(SLUG).options if not option.exclusive]
    NONE = next(option for option in EDITION.question(SLUG).options if option.exclusive)

    def test_several_options(self):
        slugs = [option.slug for option in self.OPTIONS[:2]]
        assert response(self.SLUG, options=slugs) == answered(*(Part(option=slug) for slug in slugs))

    def test_none_of_these_alone(self):
        assert response(self.SLUG, options=[self.NONE.slug]) == answered(Part(option=self.NONE.slug))

    def test_none_of_these_beside_an_option_is_refused(self):
        assert errors(self.SLUG, options=[self.OPTIONS[0].slug, self.NONE.slug]) == {
            "options": [f"“{self.NONE.text}” gaat niet samen met een ander antwoord. Haal een van beide weg."]
        }

    def test_options_and_unknown_together_are_refused(self):
        assert errors(self.SLUG, options=[self.OPTIONS[0].slug], state="weet-niet") == {"state": [FILLED_IN_AND_MORE]}

    def test_nothing_ticked_is_no_response(self):
        assert response(self.SLUG) is None


class TestText:
    SLUG = "verwachting-beleid"

    def test_a_few_lines(self):
        assert response(self.SLUG, text=" Meer vaste banen. ") == answered(Part(text="Meer vaste banen."))

    def test_nothing_written_is_no_response(self):
        assert response(self.SLUG, text="  ") is None

    def test_more_than_fits_is_refused(self):
        assert errors(self.SLUG, text="x" * 2001) == {
            "text": ["Zorg dat deze waarde niet meer dan 2000 tekens bevat (het zijn er nu 2001)."]
        }


class TestSideFields:
    SLUG = "hinderlijke-regels"

    def test_draft_holds_everything_that_is_saved(self):
        form = fill(self.SLUG, level="2", version="4", note="Sinds mei", evidence_url="intranet.example/rooster")
        assert form.is_valid()
        assert form.draft == AnswerDraft(
            answered(Part(level=2)), 4, note="Sinds mei", evidence_url="https://intranet.example/rooster"
        )

    def test_a_reason_is_kept_only_where_it_belongs(self):
        form = fill("ideeen-beantwoord", number="1", total="2", reason="Stond er nog")
        assert form.is_valid()
        assert form.draft.reason == ""

    def test_a_new_file_goes_before_removing_the_old_one(self):
        question = EDITION.question(self.SLUG)
        files = {f"{self.SLUG}-evidence_file": SimpleUploadedFile("a.txt", b"tekst")}
        form = QuestionForm(question, {}, None, {f"{self.SLUG}-remove_file": "on"}, files)
        assert form.is_valid()
        assert form.draft.evidence_file.name == "a.txt"
        assert form.differs

    def test_removing_is_told_as_false_and_keeping_as_none(self):
        removing, keeping = fill(self.SLUG, remove_file="on"), fill(self.SLUG)
        assert removing.is_valid()
        assert keeping.is_valid()
        assert (removing.draft.evidence_file, keeping.draft.evidence_file) == (False, None)

    @pytest.mark.parametrize("url", ["geen link", "javascript:alert(1)", "ftp//x"])
    def test_a_wrong_link_is_refused(self, url):
        assert errors(self.SLUG, evidence_url=url) == {
            "evidence_url": ["Plak een volledige link, bijvoorbeeld https://intranet.voorbeeld.nl/rooster."]
        }

    @pytest.mark.parametrize("version", ["-1", "één"])
    def test_a_wrong_version_is_refused(self, version):
        assert list(errors(self.SLUG, version=version)) == ["version"]

    def test_an_untouched_form_has_nothing_to_save(self):
        form = fill(self.SLUG, version="0")
        assert form.is_valid()
        assert not form.differs

    @pytest.mark.parametrize("fields", [{"level": "0"}, {"note": "Iets"}, {"evidence_url": "https://a.example"}])
    def test_anything_filled_in_is_to_be_saved(self, fields):
        form = fill(self.SLUG, **fields)
        assert form.is_valid()
        assert form.differs

    def test_evidence_on_a_page_of_a_question_without_not_applicable_has_no_such_choice(self):
        question = replace(EDITION.question("ideeen-beantwoord"), not_applicable="")
        assert dict(QuestionForm(question, {}, None).fields["state"].choices).keys() == {"", "weet-niet"}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_say_that_one_does_not_know(kind):
    question = next(question for question in EDITION.questions if question.kind is kind)
    field = {Kind.LEVEL: "level", Kind.CHOICE: "option"}.get(kind, "state")
    assert response(question.slug, **{field: "weet-niet"}) == Response(State.UNKNOWN)

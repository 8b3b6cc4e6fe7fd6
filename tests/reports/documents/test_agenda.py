from datetime import date

import pytest
from django.template.loader import render_to_string

from reports.documents.agenda import (
    EACH,
    LONGEST,
    LONGEST_ANSWER,
    LONGEST_OWNER,
    LONGEST_PROMISE,
    PROMISES,
    Agenda,
    AgendaSheet,
    Finding,
    Scored,
    build_agenda,
)
from reports.documents.dossier_selectors import dossier_of
from reports.documents.export import DocumentKind, export_document, print_dossier
from reports.models import Stance
from reports.pdf import render_pdf
from tests.factories import NOW, admin_of, make_discussion, make_submitted
from tests.reports.pdf_reading import failed_rules, flat, page_texts
from tests.reports.planned import add_own, make_micro
from tests.reports.talking import share


def agenda_of(assessment) -> Agenda:
    return build_agenda(dossier_of(assessment))


def level_questions(assessment):
    edition = dossier_of(assessment).sheet.edition
    return {i.slug: [q.slug for q in i.questions if q.levels] for i in edition.indicators}


def test_strongest_and_weakest_are_three_each_and_never_the_same(submitted):
    agenda = agenda_of(submitted)
    scores = {r.indicator.title: r.score for r in dossier_of(submitted).results.indicators}

    strongest, weakest = [[each.title for each in side] for side in (agenda.strongest, agenda.weakest)]
    assert (len(strongest), len(weakest), len({*strongest, *weakest})) == (EACH, EACH, 2 * EACH)
    ordered = sorted(scores.values())
    assert [scores[title] for title in weakest] == ordered[:EACH]
    assert [scores[title] for title in strongest] == ordered[: -EACH - 1 : -1]


def test_first_year_has_no_findings_and_no_promises(submitted):
    agenda = agenda_of(submitted)

    assert (agenda.is_compared, agenda.findings, agenda.promises, agenda.more_promises) == (False, (), (), 0)


def test_without_differences_the_largest_falls_are_found(employer):
    make_submitted(employer, 2025, level=4)

    agenda = agenda_of(make_submitted(employer, 2026, level=1))

    falls = [r for r in dossier_of(employer.assessments.get(year=2026)).results.indicators if r.last_year is not None]
    falls.sort(key=lambda result: result.score - result.last_year)
    assert agenda.is_compared is False
    assert [finding.title for finding in agenda.findings] == [result.indicator.title for result in falls[:EACH]]
    first = falls[0]
    assert agenda.findings[0].sides == (
        ("Vorig jaar", first.last_year_points),
        ("Dit jaar", f"{first.points}, {first.change}"),
    )


def test_rise_since_last_year_is_no_finding(employer):
    make_submitted(employer, 2025, level=1)

    assert agenda_of(make_submitted(employer, 2026, level=3)).findings == ()


def test_largest_differences_with_the_council_come_first(discussion):
    questions = level_questions(discussion.assessment)["autonomie"]
    levels = dict(zip(questions[:4], (2, 0, 1, 3), strict=True))
    share(discussion, stance=Stance.AGREES, remark="", levels=levels)

    agenda = agenda_of(discussion.assessment)

    edition = dossier_of(discussion.assessment).sheet.edition
    asked = [edition.question(questions[index]).text for index in (1, 2, 0)]
    assert agenda.is_compared is True
    assert [finding.title for finding in agenda.findings] == [f"Autonomie: {text}" for text in asked]
    assert [who for who, _ in agenda.findings[0].sides] == ["Werkgever", "Ondernemingsraad"]


def test_open_promises_of_last_year_are_named_and_counted(employer):
    before = make_submitted(employer, 2025)
    for number in range(PROMISES + 2):
        add_own(before, f"Belofte {number}", owner_function="directie", deadline=date(2026, 1, 1))
    add_own(before, "Gedaan", status="gedaan")

    agenda = agenda_of(make_submitted(employer, 2026))

    assert agenda.promises[0] == "Belofte 0 (directie; klaar op 1 januari 2026)"
    assert (len(agenda.promises), agenda.more_promises) == (PROMISES, 2)


def test_agenda_of_a_few_scores_is_whole(db):
    agenda = agenda_of(make_micro())

    assert (len(agenda.strongest), agenda.promises) == (EACH, ())


@pytest.fixture
def longest(employer):
    """The longest texts that the forms accept, the longest questions, and an employer with a long name."""
    employer.name = "Wereldwijde Werkgeversvereniging " * 6
    employer.save(update_fields=["name"])
    before = make_submitted(employer, 2025)
    for number in range(12):
        words = ("Onuitsprekelijkheidsbevorderingsmaatregel " * 3)[:118]
        add_own(before, f"{number:02}{words}", owner_function=("Hoofd personeelszaken " * 4)[:80])
    assessment = make_submitted(employer, 2026, level=4)
    discussion = make_discussion(assessment)
    for indicator, questions in level_questions(assessment).items():
        levels = dict.fromkeys(questions, 0)
        share(discussion, indicator, Stance.AGREES, "", levels=levels)
    return assessment


def test_longest_agenda_fits_one_page(longest):
    result = export_document(DocumentKind.AGENDA, longest, by=admin_of(longest.organisation), at=NOW)

    pages = page_texts(result)
    assert len(pages) == 1
    assert flat("5. Wat wij afspreken") in flat(pages[0])
    assert failed_rules(result) == set()


def test_longest_agenda_fits_one_page_of_the_fixed_report(longest):
    dossier = dossier_of(longest, fixing_on=date(2026, 9, 30))
    result = render_pdf(print_dossier(DocumentKind.ANNUAL_REPORT, dossier, at=NOW))

    pages = [flat(page) for page in page_texts(result)]
    [start] = [number for number, page in enumerate(pages) if flat("1. Waar wij sterk staan") in page]
    assert start == len(pages) - 1
    assert flat("Klopt dit document?") in pages[start]
    assert failed_rules(result) == set()


def words(length: int) -> str:
    return ("Onuitsprekelijkheid van dienstverbanden " * 4)[:length]


@pytest.mark.parametrize("standing", ["in ontwikkeling: wettelijk tekort", "in ontwikkeling: niet voor iedereen"])
def test_longest_words_that_an_agenda_can_hold_fit_one_page(standing, longest):
    """Whatever the scores and the questions are."""
    scored = (Scored("Goede kinderopvang en ouderenzorg", "100", standing),) * EACH
    sides = (("Werkgever", words(LONGEST_ANSWER)), ("Personeelsvertegenwoordiging", words(LONGEST_ANSWER)))
    promise = f"{words(LONGEST_PROMISE)} ({words(LONGEST_OWNER)}; klaar op 30 september 2026)"
    agenda = Agenda(scored, scored, True, (Finding(words(LONGEST), sides),) * EACH, (promise,) * PROMISES, 9)
    sheet = AgendaSheet(dossier_of(longest).employer, 2026, "30 september 2026", agenda)

    pages = page_texts(render_pdf(render_to_string("reports/pdf/agenda.html", {"page": sheet})))

    assert len(pages) == 1
    assert flat("5. Wat wij afspreken") in flat(pages[0])

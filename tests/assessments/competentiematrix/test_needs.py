"""What a team needs: competences that teams share, their limits, the version of templates, and their order."""

import pytest

from assessments.competentiematrix.people_selectors import names_elsewhere, people_who_filled_in, sharing_teams
from assessments.competentiematrix.services.needs import (
    MAX_NEEDS,
    NeedEntry,
    NeedError,
    add_needs,
    change_need,
    is_described,
    order_needs,
    remove_need,
)
from assessments.competentiematrix.services.teams import TeamEntry, create_team
from assessments.models import MatrixCell, MatrixCompetence
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, admin_of

pytestmark = pytest.mark.django_db
FORKLIFT = NeedEntry("Heftruck", "Laadt en lost veilig.", 3, 2, needs_certificate=True, valid_months=60)


@pytest.fixture
def team(employer, hr):
    """Without competences."""
    return create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)


@pytest.fixture
def other(employer, hr):
    """Another team of the same employer, without competences."""
    return create_team(employer, TeamEntry("Magazijn"), by=hr, at=NOW)


def facts_of(team):
    names = ("name", "description", "needs_certificate", "valid_months")
    needs = team.needs.order_by("position").values_list(*(f"competence__{n}" for n in names), "level", "heads")
    return list(needs)


def names_of(team):
    return [facts[0] for facts in facts_of(team)]


def version_of(team):
    team.refresh_from_db()
    return team.version


def last_event(team):
    return Event.objects.filter(organisation=team.organisation).order_by("id").values_list("verb", "object").last()


def add(team, *entries):
    return add_needs(team, entries, by=admin_of(team.organisation), at=NOW)


class TestAdd:
    def test_needs_come_in_their_order_behind_those_that_are_there(self, team):
        add(team, NeedEntry("Lassen"), FORKLIFT)
        add(team, NeedEntry("Buigen", level=2, heads=4))
        assert facts_of(team) == [
            ("Lassen", "", False, None, 3, 1),
            ("Heftruck", "Laadt en lost veilig.", True, 60, 3, 2),
            ("Buigen", "", False, None, 2, 4),
        ]
        assert (version_of(team), last_event(team)) == (3, ("add_matrix_needs", "lasserij/1"))

    def test_a_validity_without_a_certificate_is_left_out(self, team):
        add(team, NeedEntry("Lassen", valid_months=12))
        assert facts_of(team) == [("Lassen", "", False, None, 3, 1)]

    def test_teams_share_what_has_the_same_name(self, team, other):
        add(team, FORKLIFT)
        (need,) = add(other, NeedEntry("HEFTRUCK", "Iets anders", heads=3))
        assert MatrixCompetence.objects.count() == 1
        assert facts_of(other) == [("Heftruck", "Laadt en lost veilig.", True, 60, 3, 3)]
        assert is_described(need, FORKLIFT)
        assert not is_described(need, NeedEntry("HEFTRUCK", "Iets anders"))

    def test_another_employer_shares_nothing(self, team, outsider):
        add(team, FORKLIFT)
        foreign = create_team(outsider.organisation, TeamEntry("Lasserij"), by=outsider, at=NOW)
        add(foreign, NeedEntry("Heftruck"))
        assert facts_of(foreign) == [("Heftruck", "", False, None, 3, 1)]

    @pytest.mark.parametrize(("names", "twice"), [(("Buigen", "lassen"), "lassen"), (("Buigen", "BUIGEN"), "Buigen")])
    def test_what_is_there_twice_is_refused_and_nothing_is_added(self, names, twice, team):
        add(team, NeedEntry("Lassen"))
        with pytest.raises(NeedError, match=f"Dit team heeft “{twice}” al"):
            add(team, *(NeedEntry(name) for name in names))
        assert (names_of(team), version_of(team)) == (["Lassen"], 2)

    def test_a_team_has_sixty_at_most(self, team):
        add(team, *(NeedEntry(f"Taak {number}") for number in range(MAX_NEEDS)))
        with pytest.raises(NeedError, match="hooguit 60 competenties"):
            add(team, NeedEntry("Nog een"))
        assert team.needs.count() == MAX_NEEDS


class TestChange:
    def test_a_need_changes_with_its_competence(self, team, hr):
        (need,) = add(team, NeedEntry("Heftuck"))
        change_need(need, FORKLIFT, by=hr, at=NOW)
        assert facts_of(team) == [("Heftruck", "Laadt en lost veilig.", True, 60, 3, 2)]
        assert (version_of(team), last_event(team)) == (3, ("change_matrix_need", f"lasserij/{need.pk}"))

    def test_the_description_changes_for_all_teams_and_their_templates(self, team, other, hr):
        (need,) = add(team, NeedEntry("Heftruck", heads=1))
        add(other, NeedEntry("Heftruck", heads=5))
        change_need(need, FORKLIFT, by=hr, at=NOW)
        assert facts_of(other) == [("Heftruck", "Laadt en lost veilig.", True, 60, 3, 5)]
        assert (version_of(team), version_of(other)) == (3, 3)

    def test_heads_and_level_are_of_the_team_alone(self, team, other, hr):
        (need,) = add(team, FORKLIFT)
        add(other, FORKLIFT)
        entry = NeedEntry("Heftruck", "Laadt en lost veilig.", 4, 1, needs_certificate=True, valid_months=60)
        change_need(need, entry, by=hr, at=NOW)
        assert (facts_of(team)[0][4:], facts_of(other)[0][4:]) == ((4, 1), (3, 2))
        assert (version_of(team), version_of(other)) == (3, 2)

    def test_the_name_of_another_competence_is_refused(self, team, other, hr):
        add(other, NeedEntry("Buigen"))
        (need,) = add(team, NeedEntry("Lassen"))
        with pytest.raises(NeedError, match="Er is al een competentie met de naam “buigen”"):
            change_need(need, NeedEntry("buigen"), by=hr, at=NOW)
        assert names_of(team) == ["Lassen"]

    def test_writing_its_own_name_otherwise_is_no_conflict(self, team, hr):
        (need,) = add(team, NeedEntry("lassen"))
        change_need(need, NeedEntry("Lassen"), by=hr, at=NOW)
        assert names_of(team) == ["Lassen"]


class TestRemove:
    def test_a_competence_goes_with_what_was_filled_in(self, employer, hr):
        team = make_team(employer)
        need = team.needs.get(competence__name="Lassen")
        number, people = need.pk, people_who_filled_in(need)
        remove_need(need, by=hr, at=NOW)
        assert (people, names_of(team), MatrixCell.objects.count()) == (3, ["Buigen", "Heftruck"], 3)
        assert (version_of(team), last_event(team)) == (3, ("remove_matrix_need", f"lasserij/{number}"))

    def test_what_another_team_needs_stays_with_all_that_was_filled_in(self, employer, hr):
        make_team(employer, "Montage", people={})
        team = make_team(employer)
        need = team.needs.get(competence__name="Lassen")
        assert people_who_filled_in(need) == 0
        remove_need(need, by=hr, at=NOW)
        assert (MatrixCompetence.objects.filter(name="Lassen").count(), MatrixCell.objects.count()) == (1, 6)


class TestOrder:
    def test_the_named_come_first_and_the_others_behind_them(self, team, hr):
        needs = add(team, *(NeedEntry(name) for name in ("Lassen", "Buigen", "Zagen", "Heftruck")))
        before = version_of(team)
        order_needs(team, [needs[3].pk, needs[1].pk], by=hr, at=NOW)
        assert names_of(team) == ["Heftruck", "Buigen", "Lassen", "Zagen"]
        assert (version_of(team), last_event(team)) == (before, ("order_matrix_needs", "lasserij/4"))

    def test_a_number_of_another_team_orders_nothing(self, team, other, hr):
        add(team, NeedEntry("Lassen"), NeedEntry("Buigen"))
        (foreign,) = add(other, NeedEntry("Zagen"))
        order_needs(team, [foreign.pk], by=hr, at=NOW)
        assert (names_of(team), names_of(other)) == (["Lassen", "Buigen"], ["Zagen"])


class TestSelectors:
    def test_names_elsewhere_are_of_the_employer_and_not_of_the_team(self, team, other, outsider):
        add(team, NeedEntry("Lassen"))
        add(other, NeedEntry("Zagen"), NeedEntry("Buigen"), NeedEntry("Lassen"))
        foreign = create_team(outsider.organisation, TeamEntry("Zaal"), by=outsider, at=NOW)
        add(foreign, NeedEntry("Bedienen"))
        assert names_elsewhere(team) == ["Buigen", "Zagen"]

    def test_sharing_teams_are_the_others(self, team, other):
        (need,) = add(team, NeedEntry("Lassen"))
        assert sharing_teams(need) == []
        add(other, NeedEntry("Lassen"))
        assert sharing_teams(need) == [other]

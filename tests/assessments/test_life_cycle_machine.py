"""Every step from every status, under every form of participation: only the table of transitions ever happens."""

from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from assessments.models import TRANSITIONS, Assessment, Status
from assessments.services.life_cycle import (
    CouncilError,
    ReasonMissingError,
    TransitionError,
    fix_assessment,
    open_discussion,
    return_to_draft,
    submit_assessment,
)
from organisations.models import Event, Organisation, ParticipationForm
from tests.factories import NOW, admin_of, fill_assessment, make_assessment

FORMS = st.sampled_from(ParticipationForm)
REFUSALS = (TransitionError, CouncilError, ReasonMissingError)


class LifeCycle(RuleBasedStateMachine):
    """The model is where we are and how the staff takes part; the rows start from one complete draft."""

    def __init__(self, number: int):
        super().__init__()
        self.number, self.status = number, Status.DRAFT
        self.block = transaction.atomic()
        self.block.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @initialize(form=FORMS)
    def begin(self, form):
        self.choose(form)

    @rule(form=FORMS)
    def choose(self, form):
        """The organisation may say at any moment that its staff takes part in another way."""
        self.form = form
        Organisation.objects.filter(assessments=self.number).update(participation_form=form)

    @rule()
    def submit(self):
        self.take(Status.SUBMITTED, submit_assessment)

    @rule()
    def discuss(self):
        has_council = self.form != ParticipationForm.NONE
        self.take(Status.IN_DISCUSSION, open_discussion, is_possible=has_council)

    @rule()
    def fix(self):
        is_unheard = self.status == Status.SUBMITTED and self.form != ParticipationForm.NONE
        self.take(Status.FIXED, fix_assessment, is_possible=not is_unheard)

    @rule(reason=st.sampled_from(["Een cijfer klopte niet.", "", " \n"]))
    def give_back(self, reason):
        self.take(Status.DRAFT, return_to_draft, reason, is_possible=bool(reason.strip()))

    def take(self, to, service, *args, is_possible=True):
        before, is_allowed = self.traces(), is_possible and to in TRANSITIONS[self.status]
        assessment = Assessment.objects.select_related("organisation").get(pk=self.number)
        by = admin_of(assessment.organisation)
        if not is_allowed:
            with pytest.raises(REFUSALS):
                service(assessment, *args, by=by, at=NOW)
            assert self.traces() == before
            return
        service(assessment, *args, by=by, at=NOW)
        changes, events, _ = before
        new_change = (self.status, to, args[0] if args else "", by.user_id)
        assert self.traces()[:2] == ([*changes, new_change], [*events, (f"status_{to}", "2026", by.user_id)])
        self.status = to

    def traces(self):
        """What steps leave behind: changes of status, their events, and how many submissions there are."""
        assessment = Assessment.objects.get(pk=self.number)
        changes = assessment.status_changes.order_by("id")
        events = Event.objects.filter(verb__startswith="status_").order_by("id")
        return (
            list(changes.values_list("from_status", "to_status", "reason", "by_id")),
            list(events.values_list("verb", "object", "actor_id")),
            assessment.submissions.count(),
        )

    @invariant()
    def the_row_is_where_the_steps_lead(self):
        assessment = Assessment.objects.get(pk=self.number)
        changes = list(assessment.status_changes.order_by("id").values_list("from_status", "to_status"))
        assert assessment.status == self.status == (changes[-1][1] if changes else Status.DRAFT)
        assert all(to in TRANSITIONS[Status(came)] for came, to in changes)
        assert all(left == came for (_, left), (came, _) in pairwise(changes))
        assert (assessment.submission is None) == assessment.is_draft


@pytest.mark.django_db
def test_no_sequence_of_steps_leaves_the_table_under_any_form_of_participation(employer):
    complete = fill_assessment(make_assessment(employer))
    few = settings(max_examples=25, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(lambda: LifeCycle(complete.pk), settings=few)

"""The opinion as its page shows it: what still misses, who may confirm, and what was told."""

from dataclasses import dataclass

from assessments.edition_files import load_edition
from organisations.models import ParticipationForm
from organisations.selectors import council_of
from organisations.services.councils import SPOKESPERSONS
from reports.council.selectors import CouncilPlace, drafts_of, earlier_opinion
from reports.models import FixedDocument, Opinion, Verdict
from reports.services.opinions import COUNTS, is_counted

NO_VERDICT = "Kies eerst een oordeel."
NOT_COUNTED = "Vul eerst in hoeveel mensen wat vinden, ook als dat 0 is."
NO_TEXT = "Schrijf eerst in uw toelichting waarom u het beeld deels of niet herkent."


@dataclass(frozen=True, slots=True)
class OpinionPage:
    """`unshared` names the indicators of drafts that the employer does not know; `seats` counts who could confirm.

    `earlier`: the one given before the answers were corrected. `lacks_addendum`: the late opinion was told, but the
    document that goes with the report was not made.
    """

    place: CouncilPlace
    opinion: Opinion | None
    earlier: Opinion | None
    unshared: tuple[str, ...]
    seats: int
    lacks_addendum: bool

    @property
    def is_meeting(self) -> bool:
        return self.place.discussion.form == ParticipationForm.STAFF_MEETING

    @property
    def is_given(self) -> bool:
        return self.opinion is not None and self.opinion.given_at is not None

    @property
    def can_be_written(self) -> bool:
        return self.place.takes_opinion and not self.is_given

    @property
    def missing(self) -> str:
        """What must be added before the opinion can be given; empty when nothing is."""
        if self.opinion is None or not self.opinion.verdict:
            return NO_VERDICT
        if not is_counted(self.opinion):
            return NOT_COUNTED
        needs_text = self.opinion.verdict in (Verdict.PARTLY, Verdict.NOT)
        return NO_TEXT if needs_text and not self.opinion.text else ""

    @property
    def awaits_confirming(self) -> bool:
        return self.is_given and not self.opinion.is_told

    @property
    def may_confirm(self) -> bool:
        return self.awaits_confirming and self.opinion.given_by_id != self.place.membership.user_id

    @property
    def lacks_second(self) -> bool:
        """Whether a staff meeting has nobody yet who can confirm."""
        return self.is_meeting and self.seats < SPOKESPERSONS

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """In words, with how many; empty for a council, which does not count."""
        if not self.is_meeting or self.opinion is None:
            return ()
        rows = ((Opinion._meta.get_field(name).verbose_name, getattr(self.opinion, name)) for name in COUNTS)
        return tuple((label, count) for label, count in rows if count is not None)


def build_opinion_page(place: CouncilPlace, opinion: Opinion | None) -> OpinionPage:
    drafts = drafts_of(place.discussion)
    indicators = load_edition(place.assessment.edition).indicators
    unshared = tuple(indicator.title for indicator in indicators if indicator.slug in drafts)
    is_late = opinion is not None and opinion.is_addendum and opinion.is_told
    lacks_addendum = is_late and not FixedDocument.objects.filter(opinion=opinion).exists()
    seats = council_of(place.organisation).count()
    return OpinionPage(place, opinion, earlier_opinion(place.discussion), unshared, seats, lacks_addendum)

"""Choosing which drafts to share: those that are ready, and those that still miss something."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.edition_files import load_edition
from assessments.questionnaire import Edition, Indicator
from reports.council.selectors import CouncilPlace, drafts_of, levels_of
from reports.forms.council import ShareForm
from reports.models import PositionDraft
from reports.services.positions import is_complete


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """One draft; `level_count` is for how many questions the council gave a level of its own."""

    indicator: Indicator
    draft: PositionDraft
    level_count: int

    @property
    def missing(self) -> str:
        """What must be added before it can be shared; empty for a complete draft."""
        if is_complete(self.draft):
            return ""
        return "schrijf op waarom" if self.draft.stance else "kies eens, twijfel of oneens"


@dataclass(frozen=True, slots=True)
class SharePage:
    drafts: tuple[ShownDraft, ...]
    form: ShareForm

    @property
    def ready(self) -> tuple[ShownDraft, ...]:
        return tuple(shown for shown in self.drafts if not shown.missing)

    @property
    def unfinished(self) -> tuple[ShownDraft, ...]:
        return tuple(shown for shown in self.drafts if shown.missing)

    @property
    def chosen(self) -> tuple[ShownDraft, ...]:
        """Of a valid form."""
        return tuple(shown for shown in self.ready if shown.indicator.slug in self.form.indicators)


def build_share_page(place: CouncilPlace, data: Mapping | None) -> SharePage:
    """In the order of the edition; the form is bound where `data` is given."""
    edition: Edition = load_edition(place.assessment.edition)
    drafts = drafts_of(place.discussion)
    shown = tuple(
        ShownDraft(indicator, drafts[indicator.slug], len(levels_of(drafts[indicator.slug])))
        for indicator in edition.indicators
        if indicator.slug in drafts
    )
    ready = {one.indicator: one.draft for one in shown if not one.missing}
    return SharePage(shown, ShareForm(ready, data))

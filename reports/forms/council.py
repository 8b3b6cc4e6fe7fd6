"""What a member of the council types: a position, which to share, a proposal, the opinion, a new member's address."""

from collections.abc import Mapping, Sequence

from django import forms

from assessments.forms.numbers import DutchNumberField
from assessments.questionnaire import Indicator, Question
from assessments.wording import LETTERS
from organisations.forms import submit_helper
from organisations.models import ParticipationForm
from reports.council.selectors import CouncilPlace, levels_of
from reports.models import Opinion, Position, PositionDraft, Stance, Verdict
from reports.services.opinions import COUNTS, OpinionEntry
from reports.services.positions import PositionEntry

NO_LEVEL = "Geen eigen antwoord"
STANCES = [
    (Stance.AGREES.value, "Eens: wij herkennen dit"),
    (Stance.DOUBTS.value, "Twijfel: wij weten het niet zeker, of het geldt niet voor iedereen"),
    (Stance.DISAGREES.value, "Oneens: zo gaat het hier niet"),
    ("", "Nog geen standpunt"),
]
VERDICTS = [
    (Verdict.RECOGNISES.value, "Wij herkennen het beeld"),
    (Verdict.PARTLY.value, "Wij herkennen het beeld deels"),
    (Verdict.NOT.value, "Wij herkennen het beeld niet"),
    (Verdict.NO_OPINION.value, "Wij geven geen oordeel"),
    ("", "Nog niet gekozen"),
]
COUNT_LABELS = ("Herkennen het beeld", "Herkennen het beeld deels", "Herkennen het beeld niet", "Geven geen oordeel")
MOST_PEOPLE = 100_000
CHANGED_MEANWHILE = (
    "Iemand anders heeft dit intussen veranderd. Uw tekst staat nog hieronder. Lees eerst wat de ander schreef. "
    "Bewaar opnieuw om uw tekst in de plaats te zetten."
)


class VersionedForm(forms.Form):
    """A form of something that several members write together; `version` is the one they saw, 0 for none."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    @property
    def seen_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def tell_conflict(self, version: int) -> None:
        """Say that somebody else changed it; saving once more is then a choice, over `version`."""
        self.data = self.data.copy()
        self.data["version"] = str(version)
        self.add_error(None, CHANGED_MEANWHILE)


class PositionForm(VersionedForm):
    """What the council thinks of one indicator, and for `questions` the level it would have given itself.

    It begins from the draft, or from what was shared; `version` is that of the draft, 0 for none.
    """

    stance = forms.ChoiceField(
        label="Klopt het beeld dat uw werkgever geeft?", choices=STANCES, required=False, widget=forms.RadioSelect
    )
    remark = forms.CharField(
        label="Uw opmerking",
        help_text="Nodig bij twijfel of oneens: schrijf waarom, liefst met een voorbeeld. Noem geen namen.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(
        self, questions: Sequence[Question], begun_from: PositionDraft | Position | None, version: int, data=None
    ):
        super().__init__(data, initial=_initial_position(begun_from) | {"version": version})
        self.questions = questions
        for question in questions:
            self.fields[level_name(question)] = _level_field(question)

    def level_field(self, question: Question) -> forms.BoundField | None:
        """None for a question without levels."""
        return self[level_name(question)] if level_name(question) in self.fields else None

    @property
    def entry(self) -> PositionEntry:
        data = self.cleaned_data
        chosen = {question.slug: data[level_name(question)] for question in self.questions}
        return PositionEntry(
            stance=Stance(data["stance"]) if data["stance"] else None,
            remark=data["remark"],
            version=self.seen_version,
            levels={slug: int(level) for slug, level in chosen.items() if level},
        )


def level_name(question: Question) -> str:
    return f"niveau-{question.slug}"


def _level_field(question: Question) -> forms.ChoiceField:
    levels = [(str(level), f"{LETTERS[level]}. {text}") for level, text in enumerate(question.levels)]
    return forms.ChoiceField(
        label="Wat zou u zelf kiezen?", choices=[*levels, ("", NO_LEVEL)], required=False, widget=forms.RadioSelect
    )


def _initial_position(begun_from: PositionDraft | Position | None) -> dict:
    if begun_from is None:
        return {}
    levels = {f"niveau-{slug}": str(level) for slug, level in levels_of(begun_from).items()}
    return {"stance": begun_from.stance, "remark": begun_from.remark} | levels


class ShareForm(forms.Form):
    """Which complete drafts go to the employer; each choice carries the version that the member looked at."""

    drafts = forms.MultipleChoiceField(
        label="Welke standpunten deelt u?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies ten minste één standpunt om te delen.",
            "invalid_choice": "Iemand heeft intussen een standpunt veranderd of gedeeld. Kijk de lijst opnieuw na.",
        },
    )

    def __init__(self, ready: Mapping[Indicator, PositionDraft], data=None):
        choices = [
            (f"{indicator.slug}:{draft.version}", f"{indicator.title}: {draft.get_stance_display().lower()}")
            for indicator, draft in ready.items()
        ]
        super().__init__(data, initial={"drafts": [value for value, _ in choices]})
        self.fields["drafts"].choices = choices

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(value.partition(":")[0] for value in self.cleaned_data["drafts"])


class ProposalForm(forms.Form):
    text = forms.CharField(
        label="Uw voorstel",
        help_text="Wat moet uw werkgever doen? Noem geen namen.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Schrijf in een paar zinnen wat u voorstelt."},
    )
    helper = submit_helper("Voorstel doen")


class OpinionForm(VersionedForm):
    """The opinion on the whole; only a staff meeting counts."""

    verdict = forms.ChoiceField(
        label="Herkent u uw organisatie in deze zelfbeoordeling?",
        choices=VERDICTS,
        required=False,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="Uw toelichting",
        help_text="Komt woordelijk in het jaarrapport. Nodig als u het beeld deels of niet herkent. Noem geen namen.",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, place: CouncilPlace, opinion: Opinion | None, data=None):
        names = ("verdict", "text", "version", *COUNTS)
        super().__init__(data, initial={name: getattr(opinion, name) for name in names} if opinion else {"version": 0})
        self.counts = COUNTS if place.discussion.form == ParticipationForm.STAFF_MEETING else ()
        for name, label in zip(self.counts, COUNT_LABELS, strict=False):
            self.fields[name] = DutchNumberField(label=label, high=MOST_PEOPLE)
            self.fields[name].unit = "mensen"

    @property
    def count_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.counts]

    @property
    def entry(self) -> OpinionEntry:
        data = self.cleaned_data
        verdict = Verdict(data["verdict"]) if data["verdict"] else None
        counts = tuple(None if data.get(name) is None else int(data[name]) for name in COUNTS)
        return OpinionEntry(verdict, data["text"], self.seen_version, counts)


class CouncilMemberForm(forms.Form):
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Wij sturen een mail met een link om te beginnen.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Vul het e-mailadres in van wie u uitnodigt.",
            "invalid": "Vul een volledig e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.",
        },
    )
    helper = submit_helper("Uitnodigen")

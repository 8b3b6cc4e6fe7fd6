"""A question as a form: its own fields (forms/kinds.py), a note and evidence beside them, and the draft they make."""

from django import forms

from assessments.forms.evidence import EvidenceField
from assessments.forms.kinds import BUILDERS, INITIALS, READERS, STATES, TOGETHER, figure_columns
from assessments.models import Answer
from assessments.questionnaire import Kind, Question
from assessments.responses import EVERYONE, Part, Response, State
from assessments.selectors import response_of
from assessments.services.answers import AnswerDraft

FILLED_IN_AND_MORE = "U vulde iets in en koos ook een andere mogelijkheid. Haal een van beide weg."


class QuestionForm(forms.Form):
    """The form of one question on a sheet; after validation `draft` is what there is to save.

    `groups` maps the group slugs that the question is asked for to their labels; empty without an axis.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, question: Question, groups: dict[str, str], answer: Answer | None, *args, **kwargs):
        super().__init__(*args, prefix=question.slug, **kwargs)
        self.question, self.groups, self.answer = question, groups, answer
        if not self.is_bound:
            self.initial = initial_values(question, groups, answer)
        self.answer_fields = BUILDERS[question.kind](self)
        self._add_side_fields()

    @property
    def main_fields(self):
        return [self[name] for name in self.answer_fields]

    @property
    def figure_table(self):
        """Of a figure per group: column labels, and rows of (group label, fields). None for other questions."""
        if self.question.kind is not Kind.FIGURE or not self.groups:
            return None
        columns = figure_columns(self.question)
        rows = [
            (label, [self[f"{name}-{slug}" if slug else name] for name, _ in columns])
            for slug, label in {EVERYONE: TOGETHER, **self.groups}.items()
        ]
        return [label for _, label in columns], rows

    @property
    def group_fields(self):
        return [self[name] for name in self.fields if name.startswith("groep-")]

    @property
    def note_fields(self):
        return [self["note"], self["evidence_url"]]

    @property
    def state_field(self):
        return self["state"]

    @property
    def reason_field(self):
        return self["reason"]

    @property
    def has_note(self):
        return bool(self.answer and (self.answer.note or self.answer.evidence_url or self.answer.evidence_file))

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        state = STATES.get(cleaned.get("state") or cleaned.get("level") or cleaned.get("option"))
        parts = READERS[self.question.kind](self, cleaned)
        if state and parts:
            self.add_error("state" if "state" in self.fields else self.answer_fields[0], FILLED_IN_AND_MORE)
        if state is State.NOT_APPLICABLE and not cleaned["reason"]:
            self.add_error("reason", "Schrijf in een zin waarom deze vraag niet van toepassing is.")
        self.response = Response(state or State.ANSWERED, () if state else parts) if state or parts else None
        return cleaned

    @property
    def draft(self) -> AnswerDraft:
        data = self.cleaned_data
        reason = data["reason"] if self.response and self.response.state is State.NOT_APPLICABLE else ""
        remove = False if data["remove_file"] else None
        return AnswerDraft(
            response=self.response,
            version=data["version"] or 0,
            reason=reason,
            note=data["note"],
            evidence_url=data["evidence_url"],
            evidence_file=data["evidence_file"] or remove,
        )

    @property
    def is_empty(self) -> bool:
        draft = self.draft
        return not (draft.response or draft.note or draft.evidence_url or draft.evidence_file)

    @property
    def differs(self) -> bool:
        """Whether there is anything to save that is not stored yet."""
        draft, answer = self.draft, self.answer
        if answer is None:
            return not self.is_empty
        texts = (draft.reason, draft.note, draft.evidence_url)
        stored = (answer.reason, answer.note, answer.evidence_url)
        return draft.evidence_file is not None or texts != stored or draft.response != response_of(answer)

    def add_group_field(self, slug: str, field: forms.Field) -> None:
        self.fields[f"groep-{slug}"] = field

    def _add_side_fields(self):
        self.fields["reason"] = forms.CharField(
            label="Waarom is deze vraag niet van toepassing?", max_length=300, required=False
        )
        self.fields["note"] = forms.CharField(
            label="Toelichting",
            help_text="Bijvoorbeeld wat u afgelopen jaar deed en wanneer. Schrijf geen namen op.",
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields["evidence_url"] = forms.URLField(
            label="Link naar bewijs",
            max_length=500,
            required=False,
            assume_scheme="https",
            error_messages={"invalid": "Plak een volledige link, bijvoorbeeld https://intranet.voorbeeld.nl/rooster."},
        )
        self.fields["evidence_file"] = EvidenceField(
            label="Bestand als bewijs", help_text="Een pdf, afbeelding of document van hooguit 1,5 MB."
        )
        self.fields["remove_file"] = forms.BooleanField(label="Verwijder dit bestand", required=False)


def initial_values(question: Question, groups: dict[str, str], answer: Answer | None) -> dict:
    """What the fields show for a stored answer."""
    if answer is None:
        return {"version": 0}
    values = {name: getattr(answer, name) for name in ("version", "reason", "note", "evidence_url")}
    response = _as_asked(question, groups, response_of(answer))
    if response is None:
        return values
    if response.state is not State.ANSWERED:
        slug = next(slug for slug, state in STATES.items() if state is response.state)
        return values | {"state": slug, "level": slug, "option": slug}
    return values | INITIALS[question.kind](response)


def _as_asked(question: Question, groups: dict[str, str], response: Response | None) -> Response | None:
    """Where one group is left, the page asks one level: the one that this group got; None when it got none."""
    if question.kind is not Kind.LEVEL or response is None or not response.is_per_group or len(groups) != 1:
        return response
    left = response.part_for(next(iter(groups)))
    return Response(response.state, (Part(level=left.level),)) if left else None

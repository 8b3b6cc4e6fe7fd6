"""What each kind of question looks like as fields: dictionaries from kind to builder, reader and initial values.

A builder adds its fields to the form and returns the names of those that always show; a reader turns cleaned data into
parts, adding errors to the form; an initial gives the fields' values for a stored response.
"""

from fractions import Fraction

from django import forms

from assessments.forms.numbers import DutchNumberField
from assessments.questionnaire import Kind, Question
from assessments.responses import EVERYONE, Part, Response, State
from assessments.wording import LETTERS, round_half_up

PER_GROUP = "per-groep"
TOGETHER = "Iedereen samen"
UNKNOWN, NOT_APPLICABLE = "weet-niet", "nvt"
STATE_LABELS = {UNKNOWN: "Weet ik niet", NOT_APPLICABLE: "Niet van toepassing"}
STATES = {UNKNOWN: State.UNKNOWN, NOT_APPLICABLE: State.NOT_APPLICABLE}


def _state_choices(question: Question) -> list[tuple[str, str]]:
    choices = [(UNKNOWN, STATE_LABELS[UNKNOWN])]
    if question.not_applicable:
        choices.append((NOT_APPLICABLE, f"{STATE_LABELS[NOT_APPLICABLE]}: {_lower_first(question.not_applicable)}"))
    return choices


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _add_state(form) -> None:
    """For kinds whose own fields cannot say "weet ik niet"."""
    form.fields["state"] = forms.ChoiceField(
        label="Of kies",
        choices=[("", "Ik vul het hierboven in"), *_state_choices(form.question)],
        required=False,
        widget=forms.RadioSelect,
    )


def _build_level(form) -> list[str]:
    question = form.question
    levels = [(str(level), f"{LETTERS[level]}. {text}") for level, text in enumerate(question.levels)]
    per_group = [(PER_GROUP, "Dit verschilt per groep; ik vul het per groep in")] if len(form.groups) > 1 else []
    form.fields["level"] = forms.ChoiceField(
        label=question.text,
        help_text=question.help,
        choices=[*levels, *per_group, *_state_choices(question)],
        required=False,
        widget=forms.RadioSelect,
    )
    if per_group:
        for slug, label in form.groups.items():
            form.add_group_field(slug, forms.ChoiceField(label=label, choices=[("", "Kies"), *levels], required=False))
    return ["level"]


def _read_level(form, cleaned: dict) -> tuple[Part, ...]:
    level = cleaned["level"]
    if level != PER_GROUP:
        return (Part(level=int(level)),) if level and level not in STATES else ()
    given = {slug: cleaned.get(f"groep-{slug}") for slug in form.groups}
    for slug, value in given.items():
        if not value:
            form.add_error(f"groep-{slug}", f"Kies wat er geldt voor de groep {form.groups[slug].lower()}.")
    return tuple(Part(group=slug, level=int(value)) for slug, value in given.items() if value)


def _level_initial(response: Response) -> dict:
    if not response.is_per_group:
        return {"level": str(response.parts[0].level)}
    return {"level": PER_GROUP} | {f"groep-{part.group}": str(part.level) for part in response.parts}


def _number_field(question: Question, label: str, help_text: str = "") -> DutchNumberField:
    figure = question.figure
    if figure.is_share:
        return DutchNumberField(label=label, help_text=help_text, high=10_000_000)
    limits = {"low": _plain(figure.min), "high": _plain(figure.max)}
    return DutchNumberField(label=label, help_text=help_text, decimals=figure.decimals, **limits)


def _build_figure(form) -> list[str]:
    """One number, or count and total, for everyone together; with an axis also per group."""
    figure = form.question.figure
    names = []
    for slug, label in {EVERYONE: TOGETHER if form.groups else "", **form.groups}.items():
        for column, text in figure_columns(form.question):
            name = f"{column}-{slug}" if slug else column
            form.fields[name] = _number_field(form.question, f"{label}: {_lower_first(text)}" if label else text)
            names.append(name)
    if not figure.is_share and not form.groups:
        form.fields["number"].label = f"Aantal {figure.unit}" if figure.unit != "%" else "Percentage"
    _add_state(form)
    return [*names, "state"]


def figure_columns(question: Question) -> list[tuple[str, str]]:
    """The entry fields of one group, as (name, label): count and total of a share, or the number."""
    figure = question.figure
    if figure.is_share:
        return [("number", figure.count), ("total", figure.total)]
    return [("number", f"aantal {figure.unit}" if figure.unit != "%" else "percentage")]


def _read_figure(form, cleaned: dict) -> tuple[Part, ...]:
    parts = [part for slug in (EVERYONE, *form.groups) if (part := _read_figure_part(form, cleaned, slug))]
    per_group = [part for part in parts if part.group != EVERYONE]
    if per_group and len(per_group) < len(parts):
        form.add_error("number", "Vul de regel “Iedereen samen” in, of de regels per groep, maar niet allebei.")
    elif per_group and len(per_group) < len(form.groups):
        missing = [label for slug, label in form.groups.items() if slug not in {part.group for part in per_group}]
        form.add_error(
            "number",
            f"Vul ook deze groepen in: {', '.join(missing)}. Weet u het niet, vul dan alleen “Iedereen samen” in.",
        )
    return tuple(parts)


def _read_figure_part(form, cleaned: dict, slug: str) -> Part | None:
    suffix = f"-{slug}" if slug else ""
    number, total = cleaned.get(f"number{suffix}"), cleaned.get(f"total{suffix}")
    if number is None and total is None:
        return None
    if form.question.figure.is_share:
        if number is None or total is None:
            form.add_error(f"{'number' if number is None else 'total'}{suffix}", "Vul beide getallen in.")
            return None
        if number > total:
            form.add_error(f"number{suffix}", "Dit getal kan niet groter zijn dan het totaal. Kijk beide getallen na.")
            return None
    return Part(group=slug, number=_fraction(number), total=_fraction(total))


def _figure_initial(response: Response) -> dict:
    values = {}
    for part in response.parts:
        suffix = f"-{part.group}" if part.group else ""
        values |= {f"number{suffix}": _plain(part.number), f"total{suffix}": _plain(part.total)}
    return values


def _plain(number: Fraction | None):
    return None if number is None else round_half_up(number, 4)


def _fraction(number) -> Fraction | None:
    return None if number is None else Fraction(number)


def _build_choice(form) -> list[str]:
    question = form.question
    form.fields["option"] = forms.ChoiceField(
        label=question.text,
        help_text=question.help,
        choices=[*((option.slug, option.text) for option in question.options), *_state_choices(question)],
        required=False,
        widget=forms.RadioSelect,
    )
    return ["option"]


def _read_choice(form, cleaned: dict) -> tuple[Part, ...]:
    option = cleaned["option"]
    return (Part(option=option),) if option and option not in STATES else ()


def _build_multiple(form) -> list[str]:
    question = form.question
    form.fields["options"] = forms.MultipleChoiceField(
        label=question.text,
        help_text=question.help,
        choices=[(option.slug, option.text) for option in question.options],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    _add_state(form)
    return ["options", "state"]


def _read_multiple(form, cleaned: dict) -> tuple[Part, ...]:
    chosen = cleaned["options"]
    alone = [slug for slug in chosen if form.question.option(slug).exclusive]
    if alone and len(chosen) > 1:
        text = form.question.option(alone[0]).text
        form.add_error("options", f"“{text}” gaat niet samen met een ander antwoord. Haal een van beide weg.")
    return tuple(Part(option=slug) for slug in chosen)


def _build_text(form) -> list[str]:
    question = form.question
    form.fields["text"] = forms.CharField(
        label=question.text,
        help_text=question.help,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    _add_state(form)
    return ["text", "state"]


def _read_text(form, cleaned: dict) -> tuple[Part, ...]:
    return (Part(text=cleaned["text"]),) if cleaned["text"] else ()


BUILDERS = {
    Kind.LEVEL: _build_level,
    Kind.FIGURE: _build_figure,
    Kind.CHOICE: _build_choice,
    Kind.MULTIPLE: _build_multiple,
    Kind.TEXT: _build_text,
}
READERS = {
    Kind.LEVEL: _read_level,
    Kind.FIGURE: _read_figure,
    Kind.CHOICE: _read_choice,
    Kind.MULTIPLE: _read_multiple,
    Kind.TEXT: _read_text,
}
INITIALS = {
    Kind.LEVEL: _level_initial,
    Kind.FIGURE: _figure_initial,
    Kind.CHOICE: lambda response: {"option": response.parts[0].option},
    Kind.MULTIPLE: lambda response: {"options": list(response.options)},
    Kind.TEXT: lambda response: {"text": response.parts[0].text},
}

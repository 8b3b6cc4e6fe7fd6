"""What a form does when somebody else saved the same figures since it was opened."""

from django import forms

from assessments.models.flex_diagnosis import Saved


def let_next_save_win(form: forms.Form, current: Saved | None) -> None:
    """Put the version that stands there now on the bound form, so that saving again is a choice and not an accident."""
    form.data = form.data.copy()
    form.data["version"] = current.version if current else 0


def conflict_words(what: str, current: Saved | None) -> str:
    writer = (current and current.saved_by) or "Iemand anders"
    return (
        f"{writer} heeft {what} intussen opgeslagen. Wat u hier invulde, staat er nog. "
        "Sla opnieuw op om dat in de plaats te zetten."
    )

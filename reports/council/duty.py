"""What the law asks of an employer of this size by way of participation, for the page and the annual report. Pure."""

LAW = "de Wet op de ondernemingsraden"
WORKS_COUNCIL, REPRESENTATION, MEETING, NONE = (
    "ondernemingsraad",
    "personeelsvertegenwoordiging",
    "personeelsvergadering",
    "geen",
)
DUTIES = {
    "1-9": f"Bij minder dan 10 werkzame personen verplicht {LAW} u niet tot een vorm van medezeggenschap.",
    "10-49": (
        f"Bij 10 tot 50 werkzame personen vraagt {LAW} een personeelsvertegenwoordiging als de meerderheid van het "
        "personeel dat wil. Anders vraagt zij een personeelsvergadering."
    ),
    "50-249": f"Bij 50 of meer werkzame personen vraagt {LAW} een ondernemingsraad.",
    "250+": f"Bij 50 of meer werkzame personen vraagt {LAW} een ondernemingsraad.",
}
# What satisfies the duty of each size; the smallest employers have none.
ENOUGH = {
    "10-49": (WORKS_COUNCIL, REPRESENTATION, MEETING),
    "50-249": (WORKS_COUNCIL,),
    "250+": (WORKS_COUNCIL,),
}
MISSING = {
    NONE: "Bij u is er geen medezeggenschap.",
    REPRESENTATION: "Bij u is er een personeelsvertegenwoordiging.",
    MEETING: "Bij u is er een personeelsvergadering.",
}
COUNTED_OTHERWISE = (
    "De wet telt iedereen die er werkt. Dat kunnen er meer of minder zijn dan het aantal mensen met een contract; kijk "
    "voor uw organisatie de wet na."
)


def duty_words(size_class: str, form: str) -> str:
    """What the law asks at this size, what there is where that falls short of it, and how the law counts."""
    is_enough = form in ENOUGH.get(size_class, (form,))
    shown = (DUTIES[size_class], "" if is_enough else MISSING[form], COUNTED_OTHERWISE)
    return " ".join(sentence for sentence in shown if sentence)

"""Which fields of reports hold persons: the plan, the council's say, what funds offer, reminders and documents."""

from organisations.personal_fields import (
    Erasure,
    Export,
    PersonalField,
    PersonalModel,
    Purpose,
    Retention,
    Subject,
    author,
    free_text,
    person,
)

EMPLOYER = (Retention.EMPLOYER,)
PLACE = "discussion__assessment__organisation"
DISCUSSED = (
    ("organisatie", "discussion__assessment__organisation__name"),
    ("verslagjaar", "discussion__assessment__year"),
)
OF_POSITION = tuple((label, f"position__{lookup}") for label, lookup in (*DISCUSSED, ("indicator", "indicator")))
WRITTEN_OPINION = (*DISCUSSED, ("oordeel", "verdict"), ("tekst", "text"))

PERSONAL_DATA = (
    PersonalModel(
        "reports.PlanAction",
        Purpose.PLAN,
        EMPLOYER,
        (
            free_text("owner_person", "naam van wie een maatregel uitvoert"),
            free_text("owner_function", "functie van wie een maatregel uitvoert"),
            free_text("title", "maatregel"),
            free_text("what", "wat er gebeurt"),
            free_text("status_reason", "waarom een maatregel verviel"),
        ),
        place="assessment__organisation",
    ),
    PersonalModel(
        "reports.PositionDraft",
        Purpose.COUNCIL,
        EMPLOYER,
        (author("saved_by", "wie het concept het laatst bewaarde"), free_text("remark", "opmerking")),
        (
            Export(
                "Conceptstandpunten die u het laatst bewaarde",
                "saved_by",
                (
                    *DISCUSSED,
                    ("indicator", "indicator"),
                    ("standpunt", "stance"),
                    ("opmerking", "remark"),
                    ("bewaard op", "saved_at"),
                ),
            ),
        ),
        place=PLACE,
    ),
    PersonalModel(
        "reports.Position",
        Purpose.COUNCIL,
        EMPLOYER,
        (
            author("shared_by", "wie het standpunt deelde"),
            author("replied_by", "wie antwoordde"),
            free_text("remark", "opmerking"),
            free_text("reply", "antwoord van de werkgever"),
        ),
        (
            Export(
                "Standpunten die u deelde",
                "shared_by",
                (
                    *DISCUSSED,
                    ("indicator", "indicator"),
                    ("standpunt", "stance"),
                    ("opmerking", "remark"),
                    ("gedeeld op", "shared_at"),
                ),
            ),
            Export(
                "Antwoorden die u aan de medezeggenschap gaf",
                "replied_by",
                (*DISCUSSED, ("indicator", "indicator"), ("antwoord", "reply"), ("op", "replied_at")),
            ),
        ),
        place=PLACE,
    ),
    PersonalModel(
        "reports.Proposal",
        Purpose.COUNCIL,
        EMPLOYER,
        (
            author("made_by", "wie het voorstel deed"),
            author("replied_by", "wie besloot"),
            free_text("text", "voorstel"),
            free_text("reply", "waarom de werkgever zo besloot"),
        ),
        (
            Export("Voorstellen die u deed", "made_by", (*OF_POSITION, ("voorstel", "text"), ("op", "made_at"))),
            Export(
                "Besluiten die u over voorstellen nam",
                "replied_by",
                (*OF_POSITION, ("besluit", "decision"), ("waarom", "reply"), ("op", "replied_at")),
            ),
        ),
        place=f"position__{PLACE}",
    ),
    PersonalModel(
        "reports.Opinion",
        Purpose.COUNCIL,
        EMPLOYER,
        (
            author("saved_by", "wie het oordeel het laatst bewaarde"),
            author("given_by", "wie het oordeel gaf"),
            author("confirmed_by", "wie het oordeel bevestigde"),
            free_text("text", "toelichting bij het oordeel"),
        ),
        (
            Export("Oordelen die u het laatst bewaarde", "saved_by", (*WRITTEN_OPINION, ("bewaard op", "saved_at"))),
            Export("Oordelen die u gaf", "given_by", (*WRITTEN_OPINION, ("gegeven op", "given_at"))),
            Export("Oordelen die u bevestigde", "confirmed_by", (*DISCUSSED, ("bevestigd op", "confirmed_at"))),
        ),
        place=PLACE,
    ),
    PersonalModel(
        "reports.SentReminder",
        Purpose.COUNCIL,
        (Retention.ACCOUNT, Retention.REMINDER),
        (person(),),
        (Export("Herinneringen die wij u stuurden", "user", (*DISCUSSED, ("verstuurd op", "sent_at"))),),
        place=PLACE,
    ),
    PersonalModel(
        "reports.FixedDocument",
        Purpose.COUNCIL,
        EMPLOYER,
        (
            PersonalField(
                "content",
                "vastgesteld jaarrapport",
                Erasure.KEEP,
                Subject.ANYONE,
                "Een vastgesteld document verandert nooit. Het noemt functies, geen mensen.",
            ),
        ),
        place="assessment__organisation",
    ),
    PersonalModel(
        "reports.FundOffer",
        Purpose.FUND,
        (Retention.FUND,),
        (
            PersonalField("contact_email", "mailadres bij aanbod", Erasure.CLEAR, Subject.CONTACT),
            PersonalField("contact_phone", "telefoonnummer bij aanbod", Erasure.CLEAR, Subject.CONTACT),
            free_text("contact_function", "functie bij aanbod"),
            free_text("title", "titel van aanbod"),
            free_text("text", "tekst van aanbod"),
            free_text("link", "webadres van aanbod"),
        ),
        (
            Export(
                "Aanbod van een fonds waarbij u contactpersoon bent",
                "contact_email",
                (
                    ("fonds", "fund__name"),
                    ("aanbod", "title"),
                    ("functie", "contact_function"),
                    ("mailadres", "contact_email"),
                    ("telefoonnummer", "contact_phone"),
                ),
            ),
        ),
        place="fund",
        contact="contact_email",
    ),
)

CONTENT = "naam van een onderdeel van de vragenlijst of van een tip"
NO_PERSON = {
    "reports.PlanAction.tip": CONTENT,
    "reports.PlanAction.indicator": CONTENT,
    "reports.PositionDraft.indicator": CONTENT,
    "reports.DraftLevel.question": CONTENT,
    "reports.Position.indicator": CONTENT,
    "reports.PositionLevel.question": CONTENT,
    "reports.OfferTarget.slug": CONTENT,
    "reports.TipChoice.tip": CONTENT,
    "reports.TipChoiceSeal.content_hash": "SHA-256",
    "reports.FixedDocument.sha256": "SHA-256",
}

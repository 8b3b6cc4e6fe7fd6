"""Which fields of assessments hold persons: who answered, and texts in which anyone may be named."""

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

WHOSE = (("organisatie", "assessment__organisation__name"), ("verslagjaar", "assessment__year"))
PLACE = "assessment__organisation"
EMPLOYER = (Retention.EMPLOYER,)

PERSONAL_DATA = (
    PersonalModel(
        "assessments.Answer",
        Purpose.ASSESSMENT,
        EMPLOYER,
        (
            author("saved_by", "wie het antwoord het laatst bewaarde"),
            free_text("reason", "waarom een vraag niet van toepassing is"),
            free_text("note", "toelichting"),
            free_text("evidence_url", "link naar bewijs"),
            PersonalField(
                "evidence_file",
                "bestand met bewijs",
                Erasure.KEEP,
                Subject.ANYONE,
                "Een bestand is van de werkgever en kan van alles bevatten. De werkgever vervangt of verwijdert het.",
            ),
        ),
        (
            Export(
                "Antwoorden die u het laatst bewaarde",
                "saved_by",
                (
                    *WHOSE,
                    ("vraag", "question"),
                    ("niet van toepassing, omdat", "reason"),
                    ("toelichting", "note"),
                    ("link naar bewijs", "evidence_url"),
                    ("bestand", "evidence_file"),
                    ("bewaard op", "saved_at"),
                ),
            ),
        ),
        place=PLACE,
    ),
    PersonalModel(
        "assessments.AnswerPart",
        Purpose.ASSESSMENT,
        EMPLOYER,
        (free_text("text", "antwoord in woorden"),),
        (
            Export(
                "Antwoorden in woorden die u het laatst bewaarde",
                "answer__saved_by",
                (
                    ("organisatie", "answer__assessment__organisation__name"),
                    ("verslagjaar", "answer__assessment__year"),
                    ("vraag", "answer__question"),
                    ("antwoord", "text"),
                ),
                needs="text",
            ),
        ),
        place="answer__assessment__organisation",
    ),
    PersonalModel(
        "assessments.FlexDemand",
        Purpose.ASSESSMENT,
        EMPLOYER,
        (author("saved_by", "wie de uren het laatst bewaarde"), free_text("measure", "naam van een tweede reeks")),
        (
            Export(
                "Uren van de Flex Diagnose die u het laatst bewaarde",
                "saved_by",
                (*WHOSE, ("tweede reeks", "measure"), ("bewaard op", "saved_at")),
            ),
        ),
        place=PLACE,
    ),
    PersonalModel(
        "assessments.FlexCapacity",
        Purpose.ASSESSMENT,
        EMPLOYER,
        (author("saved_by", "wie het flexvermogen het laatst bewaarde"),),
        (Export("Flexvermogen dat u het laatst bewaarde", "saved_by", (*WHOSE, ("bewaard op", "saved_at"))),),
        place=PLACE,
    ),
    PersonalModel(
        "assessments.FunctionGroup",
        Purpose.ASSESSMENT,
        EMPLOYER,
        (free_text("name", "naam van een functiegroep"),),
        place=PLACE,
    ),
    PersonalModel(
        "assessments.Headcount",
        Purpose.ASSESSMENT,
        EMPLOYER,
        (free_text("unit", "naam van een bedrijfsonderdeel"),),
        place=PLACE,
    ),
    PersonalModel(
        "assessments.SectionAssignment",
        Purpose.ROLES,
        (Retention.ACCOUNT,),
        (person(),),
        (
            Export(
                "Onderdelen die u invult", "user", (*WHOSE, ("onderdeel", "section"), ("toegewezen op", "assigned_at"))
            ),
        ),
        place=PLACE,
    ),
    PersonalModel(
        "assessments.StatusChange",
        Purpose.ASSESSMENT,
        EMPLOYER,
        (author("by", "wie de status veranderde"), free_text("reason", "reden")),
        (
            Export(
                "Statussen die u veranderde",
                "by",
                (*WHOSE, ("van", "from_status"), ("naar", "to_status"), ("reden", "reason"), ("op", "at")),
            ),
        ),
        place=PLACE,
    ),
    PersonalModel(
        "assessments.Submission",
        Purpose.ASSESSMENT,
        EMPLOYER,
        (author("by", "wie indiende"),),
        (Export("Zelfbeoordelingen die u indiende", "by", (*WHOSE, ("op", "at"))),),
        place=PLACE,
    ),
)

CONTENT = "naam van een onderdeel van de vragenlijst"
# A group is named by what people do; its short name must stay, because it links the answers of several years.
GROUP = "korte naam van een functiegroep, die jaren met elkaar verbindt"
NO_PERSON = {
    "assessments.Assessment.edition": CONTENT,
    "assessments.FunctionGroup.slug": GROUP,
    "assessments.Answer.question": CONTENT,
    "assessments.AnswerPart.group": GROUP,
    "assessments.AnswerPart.option": CONTENT,
    "assessments.SectionAssignment.section": CONTENT,
    "assessments.Submission.edition_hash": "SHA-256",
    "assessments.Submission.practices": "antwoordniveaus als cijfers",
}

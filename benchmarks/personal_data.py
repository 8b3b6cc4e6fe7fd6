"""Which fields of benchmarks hold persons: uploaded lists of members, and who imported reference figures."""

from organisations.personal_fields import (
    Erasure,
    Export,
    PersonalField,
    PersonalModel,
    Purpose,
    Retention,
    Subject,
    person,
)

PERSONAL_DATA = (
    PersonalModel(
        "benchmarks.MemberImport",
        Purpose.FUND,
        (Retention.ACCOUNT, Retention.IMPORT),
        (person("uploaded_by", "wie de lijst uploadde"),),
        (
            Export(
                "Ledenlijsten die u uploadde",
                "uploaded_by",
                (("fonds", "round__fund__name"), ("jaar", "round__year"), ("op", "uploaded_at")),
            ),
        ),
        place="round__fund",
    ),
    PersonalModel(
        "benchmarks.MemberImportRow",
        Purpose.FUND,
        (Retention.IMPORT,),
        (
            PersonalField("email", "mailadres van de contactpersoon", Erasure.DELETE_ROW, Subject.CONTACT),
            PersonalField("name", "naam van de werkgever", Erasure.DELETE_ROW, Subject.CONTACT),
            PersonalField("holding", "naam van het concern", Erasure.DELETE_ROW, Subject.CONTACT),
        ),
        (
            Export(
                "Waar u in een ledenlijst staat die nog niet is bevestigd",
                "email",
                (("fonds", "member_import__round__fund__name"), ("werkgever", "name"), ("mailadres", "email")),
            ),
        ),
        place="member_import__round__fund",
        contact="email",
    ),
    PersonalModel(
        "benchmarks.ReferenceFigure",
        Purpose.TRAIL,
        (Retention.ACCOUNT,),
        (PersonalField("imported_by", "wie het cijfer importeerde", Erasure.REPLACE),),
    ),
)

CBS = "gegevens van een openbare tabel van het CBS"
BRANCH = "naam van een deelbranche"
CELL = "gepubliceerd cijfer over minstens tien werkgevers"
AS_TYPED = "zoals getypt in een lijst van werkgevers"
NO_PERSON = {
    "benchmarks.StoredPublication.edition": "editie van de vragenlijst",
    "benchmarks.StoredPublication.content_hash": "SHA-256",
    "benchmarks.Cell.branch": BRANCH,
    "benchmarks.Cell.size": CELL,
    "benchmarks.Cell.measure": CELL,
    "benchmarks.Contribution.branch": BRANCH,
    "benchmarks.ReferenceFigure.measure": CBS,
    "benchmarks.ReferenceFigure.section": CBS,
    "benchmarks.ReferenceFigure.note": CBS,
    "benchmarks.ReferenceFigure.source": CBS,
    "benchmarks.ReferenceFigure.url": CBS,
    "benchmarks.ReferenceFigure.table": CBS,
    "benchmarks.Round.edition": "editie van de vragenlijst",
    "benchmarks.SubBranch.name": BRANCH,
    "benchmarks.MemberImportRow.kvk": AS_TYPED,
    "benchmarks.MemberImportRow.sub_branch": AS_TYPED,
    "benchmarks.MemberImportRow.size_class": AS_TYPED,
    "benchmarks.MemberImportRow.problem": "melding uit de code: wat er mis is in de regel",
}

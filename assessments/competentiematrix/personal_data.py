"""Which fields of the competentiematrix hold persons: everyone in a team, who leads it, and who set it up."""

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
OF_WORKER = (Retention.LEFT, Retention.STOPPED)


def of_worker(name: str, label: str) -> PersonalField:
    """What the matrix says about someone in a team, who need not have an account."""
    return PersonalField(name, label, Erasure.DELETE_ROW, Subject.WORKER)


PERSONAL_DATA = (
    PersonalModel(
        "assessments.MatrixSetup",
        Purpose.MATRIX,
        EMPLOYER,
        (
            author("recorded_by", "wie vastlegde waarom de competentiematrix aan mag staan"),
            free_text("document", "naam van de brief of het verslag met de instemming"),
            free_text("reason", "waarom er geen instemming is"),
            PersonalField(
                "document_file",
                "bestand met de instemming",
                Erasure.KEEP,
                Subject.ANYONE,
                "Het bestand is van de werkgever, die het vervangt als er een naam in staat die weg moet.",
            ),
        ),
        (
            Export(
                "Competentiematrix die u aanzette",
                "recorded_by",
                (
                    ("organisatie", "organisation__name"),
                    ("brief of verslag", "document"),
                    ("reden", "reason"),
                    ("op", "recorded_at"),
                ),
            ),
        ),
        place="organisation",
    ),
    PersonalModel(
        "assessments.MatrixTeam",
        Purpose.MATRIX,
        EMPLOYER,
        (
            author("leader", "wie het team leidt"),
            free_text("name", "naam van een team"),
            free_text("purpose", "waarvoor een team de matrix gebruikt"),
        ),
        (
            Export(
                "Teams met een competentiematrix die u leidt",
                "leader",
                (("organisatie", "organisation__name"), ("team", "name"), ("waarvoor", "purpose")),
            ),
        ),
        place="organisation",
    ),
    PersonalModel(
        "assessments.MatrixCompetence",
        Purpose.MATRIX,
        EMPLOYER,
        (free_text("name", "naam van een competentie"), free_text("description", "omschrijving van een competentie")),
        place="organisation",
    ),
    PersonalModel(
        "assessments.MatrixWorker",
        Purpose.MATRIX,
        (*OF_WORKER, Retention.LINK),
        (
            of_worker("email", "mailadres van iemand in een team"),
            of_worker("code", "personeelsnummer of initialen"),
            of_worker("contract_group", "soort contract"),
            of_worker("hours_per_week", "uren per week"),
            of_worker("agency", "bureau dat iemand in dienst heeft"),
            of_worker("left_on", "datum van vertrek"),
            of_worker("link_hash", "persoonlijke link, als SHA-256"),
            of_worker("link_until", "tot wanneer de persoonlijke link werkt"),
            of_worker("own_saved_at", "wanneer iemand de eigen regel invulde"),
            of_worker("added_at", "sinds wanneer iemand erin staat"),
        ),
        (
            Export(
                "Teams met een competentiematrix waar u in staat",
                "email",
                (
                    ("organisatie", "team__organisation__name"),
                    ("team", "team__name"),
                    ("personeelsnummer of initialen", "code"),
                    ("mailadres", "email"),
                    ("contract", "contract_group"),
                    ("uren per week", "hours_per_week"),
                    ("bureau", "agency"),
                    ("uit dienst op", "left_on"),
                    ("persoonlijke link tot", "link_until"),
                    ("zelf ingevuld op", "own_saved_at"),
                    ("sinds", "added_at"),
                ),
            ),
        ),
        place="team__organisation",
        contact="email",
    ),
    PersonalModel(
        "assessments.MatrixCell",
        Purpose.MATRIX,
        OF_WORKER,
        (
            of_worker("own_now", "wat iemand kan, volgens diegene zelf"),
            of_worker("own_could", "wat iemand kan en wil leren, volgens diegene zelf"),
            of_worker("lead_now", "wat iemand kan, volgens de leiding"),
            of_worker("lead_could", "wat iemand kan leren, volgens de leiding"),
            of_worker("certified_on", "wanneer iemand een certificaat haalde"),
        ),
        (
            Export(
                "Wat u kunt en wilt leren, volgens uzelf en volgens de leiding",
                "worker__email",
                (
                    ("team", "worker__team__name"),
                    ("competentie", "competence__name"),
                    ("kan ik nu", "own_now"),
                    ("kan en wil ik leren", "own_could"),
                    ("kan nu, volgens de leiding", "lead_now"),
                    ("kan leren, volgens de leiding", "lead_could"),
                    ("certificaat op", "certified_on"),
                ),
            ),
        ),
        place="worker__team__organisation",
        contact="worker__email",
    ),
    PersonalModel(
        "assessments.MatrixUpload",
        Purpose.MATRIX,
        (Retention.ACCOUNT, Retention.SHEET),
        (
            person("uploaded_by", "wie het bestand uploadde"),
            of_worker("content", "bestand met mensen en niveaus, nog niet bevestigd"),
            free_text("file_name", "naam van het bestand"),
        ),
        (
            Export(
                "Bestanden voor een competentiematrix die u uploadde",
                "uploaded_by",
                (
                    ("organisatie", "team__organisation__name"),
                    ("team", "team__name"),
                    ("bestand", "file_name"),
                    ("op", "uploaded_at"),
                ),
            ),
        ),
        place="team__organisation",
    ),
)

# The address of a team and its place in the trail; it would break what was recorded if it changed.
NO_PERSON = {"assessments.MatrixTeam.slug": "korte naam van een team, dat heet naar wat het doet"}

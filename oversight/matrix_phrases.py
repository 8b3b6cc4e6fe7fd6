"""How what is done in a competentiematrix reads. Pure.

A team is named by its slug; people and competences by number, because a code may be somebody's initials.
"""

from oversight.trail_topics import Phrase, Topic

ONE = "team/number"

MATRIX_PHRASES = {
    "start_matrix": Phrase(Topic.MATRIX, "Competentiematrix aangezet: {basis}", "basis"),
    "stop_matrix": Phrase(Topic.MATRIX, "Competentiematrix uitgezet"),
    "create_matrix_team": Phrase(Topic.MATRIX, "Team {team} gemaakt", "team"),
    "change_matrix_team": Phrase(Topic.MATRIX, "Afspraken van team {team} opgeslagen", "team"),
    "delete_matrix_team": Phrase(Topic.MATRIX, "Team {team} verwijderd, met alle mensen erin", "team"),
    "add_matrix_needs": Phrase(Topic.MATRIX, "Competenties toegevoegd aan team {team}: {number}", ONE),
    "change_matrix_need": Phrase(
        Topic.MATRIX,
        "Competentie van team {team} opgeslagen",
        ONE,
        "{count} keer een competentie van team {team} opgeslagen",
    ),
    "order_matrix_needs": Phrase(
        Topic.MATRIX,
        "Volgorde van de competenties veranderd, team {team}",
        ONE,
        "{count} keer de volgorde van de competenties veranderd, team {team}",
    ),
    "remove_matrix_need": Phrase(Topic.MATRIX, "Competentie van team {team} weggehaald", ONE),
    "add_matrix_worker": Phrase(
        Topic.MATRIX,
        "Iemand toegevoegd aan team {team} (nummer {number})",
        ONE,
        "{count} keer iemand toegevoegd aan team {team}",
    ),
    "add_matrix_workers": Phrase(Topic.MATRIX, "Mensen toegevoegd aan team {team}: {number}", ONE),
    "change_matrix_worker": Phrase(
        Topic.MATRIX,
        "Gegevens van iemand opgeslagen, team {team} (nummer {number})",
        ONE,
        "{count} keer gegevens van iemand opgeslagen, team {team}",
    ),
    "move_matrix_worker": Phrase(Topic.MATRIX, "Iemand naar team {team} verplaatst (nummer {number})", ONE),
    "erase_matrix_worker": Phrase(Topic.MATRIX, "Iemand gewist uit team {team} (nummer {number})", ONE),
    "save_own_levels": Phrase(
        Topic.MATRIX,
        "Eigen kijk van iemand opgeslagen, team {team} (nummer {number})",
        ONE,
        "{count} keer een eigen kijk opgeslagen, team {team}",
    ),
    "save_led_levels": Phrase(
        Topic.MATRIX,
        "Kijk van de leiding opgeslagen, team {team} (nummer {number})",
        ONE,
        "{count} keer de kijk van de leiding opgeslagen, team {team}",
    ),
    "import_matrix": Phrase(Topic.MATRIX, "Excelbestand ingelezen in team {team}, mensen: {number}", ONE),
    "upload_matrix_sheet": Phrase(Topic.MATRIX, "Excelbestand geüpload voor team {team}", ONE),
    "discard_matrix_sheet": Phrase(Topic.MATRIX, "Excelbestand voor team {team} weggegooid", ONE),
    "make_matrix_link": Phrase(
        Topic.MATRIX,
        "Persoonlijke link gemaakt voor iemand in team {team} (nummer {number})",
        ONE,
        "{count} persoonlijke links gemaakt voor team {team}",
    ),
    "withdraw_matrix_link": Phrase(
        Topic.MATRIX,
        "Persoonlijke link ingetrokken van iemand in team {team} (nummer {number})",
        ONE,
        "{count} persoonlijke links ingetrokken, team {team}",
    ),
    "view_matrix": Phrase(
        Topic.READING, "Competentiematrix bekeken: {team}", "team", "{count} keer de competentiematrix bekeken: {team}"
    ),
    "export_matrix_template": Phrase(Topic.READING, "Excelbestand met de mensen van team {team} gedownload", "team"),
    "export_competentiematrix": Phrase(Topic.READING, "Competentiematrix van team {team} gedownload", "team"),
    "export_matrix_cover": Phrase(Topic.READING, "Dekking uit de competentiematrix gedownload: {team}", "team"),
    "export_training_plan": Phrase(Topic.READING, "Opleidingsplan gedownload: {team}", "team"),
    "export_skills": Phrase(
        Topic.READING,
        "Vaardighedenoverzicht gedownload van iemand in team {team} (nummer {number})",
        ONE,
        "{count} vaardighedenoverzichten gedownload, team {team}",
    ),
    "read_matrix_consent": Phrase(Topic.READING, "Bestand met de instemming voor de competentiematrix geopend"),
}

"""The competentiematrix without a browser: read a sheet in, write the training plan or the cover out."""

import json
from argparse import ArgumentTypeError
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from assessments.competentiematrix.services.exports import MatrixOffError, export_cover, export_training_plan
from assessments.competentiematrix.services.imports import import_people
from assessments.competentiematrix.services.needs import MAX_NEEDS
from assessments.competentiematrix.services.workers import WorkerError
from assessments.competentiematrix.sheet.files import read_file
from assessments.competentiematrix.sheet.mistakes import SheetError
from assessments.competentiematrix.training import PER_PERSON
from assessments.models import MatrixSetup, MatrixTeam
from organisations.models import Organisation

WRONG_INPUT = 2
STDOUT = Path("-")
READABLE_BY_OWNER = 0o600
OWN, LED = "eigen", "leiding"
OFF = "De competentiematrix van {} staat uit. Een beheerder zet die aan, met instemming van de medezeggenschap."


class Command(BaseCommand):
    help = "Leest een competentiematrix in, of schrijft dekking of opleidingsplan; zie docs/competentiematrix.md."

    def add_arguments(self, parser):
        tasks = parser.add_subparsers(dest="task", required=True, metavar="import, plan of cover")
        reading = tasks.add_parser("import", help="een ingevuld blad inlezen, helemaal of niet")
        reading.add_argument("file", type=Path, metavar="FILE", help="het ingevulde sjabloon, .xlsx of .csv")
        reading.add_argument("--view", choices=(OWN, LED), help="wie het invulde; anders wat het sjabloon zegt")
        planning = tasks.add_parser("plan", help="het opleidingsplan als JSON")
        planning.add_argument("--per-person", type=_per_person, default=PER_PERSON, metavar="N")
        covering = tasks.add_parser("cover", help="de dekking als JSON")
        for task in (reading, planning, covering):
            task.add_argument("--organisation", required=True, metavar="KVK", help="het KvK-nummer, acht cijfers")
            task.add_argument(
                "--team", required=task is reading, metavar="TEAM", help="zoals in het adres van het team"
            )
        for task in (planning, covering):
            task.add_argument("--out", type=Path, required=True, metavar="JSON", help="waar het komt; - is het scherm")

    def handle(self, *, task, organisation, team, **options):
        found = _organisation(organisation)
        place = _team(found, team) if team else None
        if task == "import":
            self._import(place, options["file"], options["view"])
        elif task == "plan":
            self._write(options["out"], export_training_plan, found, options["per_person"], place)
        else:
            self._write(options["out"], export_cover, found, place)

    def _import(self, team: MatrixTeam, path: Path, view: str | None):
        now = timezone.now()
        try:
            with path.open("rb") as file:
                people = read_file(file, path.name, team, timezone.localdate(now))
            result = import_people(team, people.rows, is_own=_is_own(people.is_own, view), by=None, at=now)
        except (SheetError, WorkerError) as error:
            raise _refusal(f"Niets ingelezen uit {path.name}.\n{error}") from None
        except OSError:
            raise _refusal(f"{path.name}: dit bestand kan niet worden gelezen.") from None
        self.stdout.write(
            f"{team.organisation}, team {team}: {len(people.rows)} mensen gelezen. Nieuw: {result.added}. "
            f"Andere gegevens: {result.changed_people}. Ingevuld of veranderd: {result.changed_cells} competenties."
        )

    @transaction.atomic
    def _write(self, out: Path, export, organisation: Organisation, *asked):
        """All or nothing: what could not be written was not taken out either."""
        try:
            data = export(organisation, *asked, by=None, at=timezone.now())
        except MatrixOffError:
            raise _refusal(OFF.format(organisation)) from None
        text = json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
        if out == STDOUT:
            self.stdout.write(text, ending="")
        else:
            _write_file(out, text)
            self.stdout.write(f"Het resultaat staat in {out.name}.")


def _per_person(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MAX_NEEDS:
        raise ArgumentTypeError(f"een getal van 1 tot en met {MAX_NEEDS}")
    return int(text)


def _organisation(kvk: str) -> Organisation:
    found = Organisation.objects.filter(kvk=kvk).first()
    if found is None:
        raise _refusal(f"Er is geen organisatie met KvK-nummer {kvk}.")
    return found


def _team(organisation: Organisation, slug: str) -> MatrixTeam:
    """Raises CommandError, also where the matrix is off."""
    if not MatrixSetup.objects.filter(organisation=organisation, stopped_at=None).exists():
        raise _refusal(OFF.format(organisation))
    teams = {team.slug: team for team in organisation.matrix_teams.order_by("slug")}
    if slug not in teams:
        raise _refusal(f"{organisation} heeft geen team “{slug}”. Wel: {', '.join(teams) or 'nog geen enkel team'}.")
    return teams[slug]


def _is_own(told: bool | None, view: str | None) -> bool:
    """Raises CommandError where nobody says whose view it is."""
    if view is None and told is None:
        raise _refusal(f"Dit blad zegt niet wie het invulde. Zeg het met --view {OWN} of --view {LED}.")
    return told if view is None else view == OWN


def _write_file(path: Path, text: str) -> None:
    """For the owner's eyes: it tells what people can do."""
    try:
        path.touch(READABLE_BY_OWNER)
        path.write_text(text, "utf-8")
    except OSError:
        raise _refusal(f"{path.name}: hier kan niet worden geschreven.") from None


def _refusal(message: str) -> CommandError:
    return CommandError(message, returncode=WRONG_INPUT)

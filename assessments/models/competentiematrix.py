"""The competentiematrix of an employer: on which ground it is kept, its teams, what they need, and who can do what.

It belongs to no year. A person is a staff number or initials; nobody outside the employer sees a row.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from assessments.competentiematrix.levels import Level
from assessments.questionnaire import CONTRACT_GROUPS
from organisations.models import Organisation

USUAL_RETENTION_MONTHS = 24
LEVELS = [(level.value, level.label) for level in Level]
NEEDED_LEVELS = [(level.value, level.label) for level in (Level.WITH_HELP, Level.ALONE, Level.CAN_TEACH)]
PURPOSE = (
    "Wij vullen dit in om te zien wat wij samen kunnen, wie wat wil leren en waar wij kwetsbaar zijn. "
    "Het dient om te leren en om het werk te verdelen, niet voor loon of ontslag."
)


class Basis(models.TextChoices):
    """Why the matrix may be kept: it is an arrangement about staff that a council must consent to (WOR, article 27)."""

    CONSENT = "instemming", "De medezeggenschap heeft ingestemd"
    NO_COUNCIL = "geen-raad", "Er is geen medezeggenschap die kan instemmen"


class Visibility(models.TextChoices):
    """Who may see the rows of a team, besides the administrators."""

    LEADER = "leiding", "Alleen wie het team leidt, en ieder de eigen regel"
    TEAM = "team", "Iedereen in het team ziet de hele matrix van het team"


def consent_path(setup, filename):
    return f"instemming/{setup.organisation.kvk}/{filename}"


class MatrixSetup(models.Model):
    """On which ground an employer keeps a matrix; without one, or once `stopped_at` is set, it is off."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="matrix_setup")
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)
    decided_on = models.DateField("datum")
    document = models.CharField("brief of verslag", max_length=200, blank=True)
    document_file = models.FileField("bestand", upload_to=consent_path, max_length=255, blank=True)
    reason = models.CharField("waarom er geen instemming is", max_length=300, blank=True)
    retention_months = models.PositiveSmallIntegerField(
        "bewaartermijn na vertrek, in maanden",
        default=USUAL_RETENTION_MONTHS,
        validators=[MinValueValidator(1), MaxValueValidator(84)],
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True)

    @property
    def is_on(self):
        return self.stopped_at is None


class MatrixTeam(models.Model):
    """A team that fills in a matrix; `version` rises when what it asks changes, so that older templates are known."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="matrix_teams")
    slug = models.SlugField(max_length=60)
    name = models.CharField("naam van het team", max_length=60)
    purpose = models.CharField("waarvoor", max_length=400, default=PURPOSE)
    visibility = models.CharField(
        "wie de matrix ziet", max_length=7, choices=Visibility.choices, default=Visibility.LEADER
    )
    # The day on which the team itself settled who may see.
    agreed_on = models.DateField("afgesproken met het team op", null=True, blank=True)
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie het team leidt",
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="one_matrix_team_per_slug")]

    def __str__(self):
        return self.name


class MatrixCompetence(models.Model):
    """What people can learn to do; teams that need the same thing share it, so that they can help each other."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="matrix_competences")
    name = models.CharField("competentie", max_length=80)
    description = models.CharField("wat iemand dan kan", max_length=300, blank=True)
    needs_certificate = models.BooleanField("vraagt een certificaat", default=False)
    valid_months = models.PositiveSmallIntegerField(
        "geldigheid in maanden", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", Lower("name"), name="one_matrix_competence_per_name"),
        ]

    def __str__(self):
        return self.name


class MatrixNeed(models.Model):
    """What a team needs of a competence: so many people at the same time, at this level or above."""

    team = models.ForeignKey(MatrixTeam, on_delete=models.CASCADE, related_name="needs")
    competence = models.ForeignKey(MatrixCompetence, on_delete=models.CASCADE, related_name="needs")
    level = models.PositiveSmallIntegerField("nodig niveau", choices=NEEDED_LEVELS, default=Level.ALONE.value)
    heads = models.PositiveSmallIntegerField("mensen tegelijk nodig", default=1, validators=[MaxValueValidator(1500)])
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "competence"], name="one_matrix_need_per_competence"),
        ]


class MatrixWorker(models.Model):
    """Someone in a team, on whatever contract, under a staff number or initials.

    `link_hash` is the SHA-256 of the personal link with which they fill in their own row; empty: they have none.
    """

    team = models.ForeignKey(MatrixTeam, on_delete=models.CASCADE, related_name="workers")
    code = models.CharField("personeelsnummer of initialen", max_length=30)
    email = models.EmailField("mailadres", blank=True)
    contract_group = models.CharField("contract", max_length=26, choices=list(CONTRACT_GROUPS.items()), default="vast")
    hours_per_week = models.DecimalField(
        "uren per week",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(80)],
    )
    agency = models.CharField("bureau", max_length=80, blank=True)
    left_on = models.DateField("uit dienst op", null=True, blank=True)
    link_hash = models.CharField(max_length=64, blank=True)
    link_until = models.DateTimeField(null=True, blank=True)
    own_saved_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint("team", Lower("code"), name="one_matrix_worker_per_code"),
            models.UniqueConstraint(
                fields=["link_hash"], condition=~models.Q(link_hash=""), name="one_matrix_worker_per_link"
            ),
        ]

    def __str__(self):
        return self.code


def level_field(label):
    """None: not filled in."""
    return models.PositiveSmallIntegerField(label, choices=LEVELS, null=True, blank=True)


class MatrixCell(models.Model):
    """One person and one competence; there is a row only where something was filled in.

    `own_…` is what people say of themselves, `lead_…` what who leads them sees. They stand beside each other.
    """

    worker = models.ForeignKey(MatrixWorker, on_delete=models.CASCADE, related_name="cells")
    competence = models.ForeignKey(MatrixCompetence, on_delete=models.CASCADE, related_name="cells")
    own_now = level_field("kan ik nu")
    own_could = level_field("kan en wil ik leren")
    lead_now = level_field("kan nu, volgens de leiding")
    lead_could = level_field("kan leren, volgens de leiding")
    certified_on = models.DateField("certificaat behaald op", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["worker", "competence"], name="one_matrix_cell_per_person_and_competence"),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{name}__isnull": True})
                    | models.Q(**{f"{name}__lte": Level.CAN_TEACH.value}),
                    name=f"matrix_{name}_is_a_level",
                )
                for name in ("own_now", "own_could", "lead_now", "lead_could")
            ),
        ]


class MatrixUpload(models.Model):
    """An uploaded sheet, kept until it is confirmed or thrown away. `is_own`: the people themselves filled it in."""

    team = models.ForeignKey(MatrixTeam, on_delete=models.CASCADE, related_name="uploads")
    content = models.BinaryField()
    file_name = models.CharField(max_length=120)
    is_own = models.BooleanField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

"""What an employer fills in for one year, and the scores that are frozen when it submits."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone

from assessments.questionnaire import CONTRACT_GROUPS
from assessments.responses import Route, State
from assessments.scores import Band
from organisations.models import Organisation, SizeClass


class Status(models.TextChoices):
    DRAFT = "concept", "Concept"
    SUBMITTED = "ingediend", "Ingediend"
    IN_DISCUSSION = "bespreking", "In bespreking"
    FIXED = "vastgesteld", "Vastgesteld"


# Where an assessment can go from each status; docs/architecture.md draws it and a test compares.
TRANSITIONS = {
    Status.DRAFT: (Status.SUBMITTED,),
    Status.SUBMITTED: (Status.DRAFT, Status.IN_DISCUSSION, Status.FIXED),
    Status.IN_DISCUSSION: (Status.DRAFT, Status.FIXED),
    Status.FIXED: (),
}


class Assessment(models.Model):
    """One employer's self-assessment over one reporting year, on one edition."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="assessments")
    year = models.PositiveSmallIntegerField("verslagjaar")
    edition = models.CharField(max_length=40)
    route = models.CharField(max_length=4, choices=[(route.value, route.value) for route in Route])
    size_class = models.CharField(max_length=6, choices=SizeClass.choices)
    status = models.CharField(max_length=11, choices=Status.choices, default=Status.DRAFT)
    # The scores of the last submitting; None while it is (again) a draft.
    submission = models.OneToOneField(
        "Submission", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="one_assessment_per_organisation_and_year")
        ]

    def __str__(self):
        return f"{self.organisation} {self.year}"

    @property
    def is_draft(self):
        return self.status == Status.DRAFT

    @property
    def is_fixed(self):
        return self.status == Status.FIXED


class FunctionGroup(models.Model):
    """A group of functions as the employer names it, six at most. The slug is the same year after year."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="function_groups")
    slug = models.SlugField(max_length=60)
    name = models.CharField("functiegroep", max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "slug"], name="one_function_group_per_slug")]


class Headcount(models.Model):
    """Heads and hours of one business unit, function group and contract group, on 31 December before the year."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="headcounts")
    unit = models.CharField("bedrijfsonderdeel", max_length=80, blank=True)
    function_group = models.ForeignKey(FunctionGroup, on_delete=models.CASCADE, related_name="headcounts")
    contract_group = models.CharField("contractgroep", max_length=26, choices=list(CONTRACT_GROUPS.items()))
    women = models.PositiveIntegerField("vrouwen", default=0)
    men = models.PositiveIntegerField("mannen", default=0)
    other = models.PositiveIntegerField("anders of onbekend", default=0)
    hours_per_week = models.DecimalField(
        "uren per week samen", max_digits=9, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "unit", "function_group", "contract_group"], name="one_headcount_per_cell"
            )
        ]

    @property
    def heads(self):
        return self.women + self.men + self.other


def evidence_path(answer, filename):
    return f"bewijs/{answer.assessment.organisation.kvk}/{answer.assessment.year}/{answer.question}/{filename}"


class Answer(models.Model):
    """The answer to one question; `version` rises by one with every change, so that no one overwrites unseen."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    question = models.SlugField(max_length=60)
    state = models.CharField(max_length=14, choices=[(state.value, state.value) for state in State])
    reason = models.CharField("waarom niet van toepassing", max_length=300, blank=True)
    note = models.TextField("toelichting", max_length=2000, blank=True)
    evidence_url = models.URLField("link naar bewijs", max_length=500, blank=True)
    evidence_file = models.FileField("bestand", upload_to=evidence_path, max_length=255, blank=True)
    needs_review = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "question"], name="one_answer_per_question")]

    @property
    def evidence_name(self):
        """The name of the file, without the folder it is kept in."""
        return self.evidence_file.name.rsplit("/", 1)[-1]


class AnswerPart(models.Model):
    """What was answered for one group (empty: everyone), or one ticked option."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="parts")
    group = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(null=True)
    number = models.DecimalField(max_digits=15, decimal_places=4, null=True)
    total = models.DecimalField(max_digits=15, decimal_places=4, null=True)
    option = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "group", "option"], name="one_part_per_group_and_option")
        ]


class SectionAssignment(models.Model):
    """A section (an indicator, or the profile) that was handed to a colleague."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="assignments")
    section = models.SlugField(max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="section_assignments")
    assigned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "section", "user"], name="one_assignment_per_section_and_user"
            )
        ]


class StatusChange(models.Model):
    """A step in the life cycle; `reason` is why an assessment went back."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="status_changes")
    from_status = models.CharField(max_length=11, choices=Status.choices)
    to_status = models.CharField(max_length=11, choices=Status.choices)
    reason = models.CharField("reden", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


def score_field():
    """0-100 points, unrounded as far as ten decimals go; None: no score."""
    return models.DecimalField(max_digits=13, decimal_places=10, null=True)


def band_field():
    return models.CharField(max_length=15, choices=[(band.value, band.value) for band in Band], blank=True)


class Submission(models.Model):
    """The scores of one submitting, frozen: one wide row, because benchmarks read a hundred thousand of them."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="submissions")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    edition_hash = models.CharField(max_length=64)
    route = models.CharField(max_length=4, choices=[(route.value, route.value) for route in Route])
    size_class = models.CharField(max_length=6, choices=SizeClass.choices)
    # assessments.practices: one character per level question of the edition.
    practices = models.CharField(max_length=120)
    redelijk_loon = score_field()
    baanzekerheid = score_field()
    werkzekerheid = score_field()
    sociale_zekerheid = score_field()
    autonomie = score_field()
    capaciteiten_gebruiken = score_field()
    sociale_steun = score_field()
    geen_agressie_en_discriminatie = score_field()
    deeltijd_werken = score_field()
    betaald_verlof = score_field()
    zeggenschap_werktijden = score_field()
    kinderopvang_en_ouderenzorg = score_field()
    redelijk_loon_band = band_field()
    baanzekerheid_band = band_field()
    werkzekerheid_band = band_field()
    sociale_zekerheid_band = band_field()
    autonomie_band = band_field()
    capaciteiten_gebruiken_band = band_field()
    sociale_steun_band = band_field()
    geen_agressie_en_discriminatie_band = band_field()
    deeltijd_werken_band = band_field()
    betaald_verlof_band = band_field()
    zeggenschap_werktijden_band = band_field()
    kinderopvang_en_ouderenzorg_band = band_field()

    def score(self, indicator: str):
        """The frozen score of the indicator with this slug; None: no score."""
        return getattr(self, column(indicator))

    def band(self, indicator: str) -> Band | None:
        value = getattr(self, f"{column(indicator)}_band")
        return Band(value) if value else None


def column(indicator: str) -> str:
    """The name of the column that holds an indicator's score."""
    return indicator.replace("-", "_")

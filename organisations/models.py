"""People, organisations, sector funds, who belongs to which, what they consent to, and the trail of what was done."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from organisations import sbi

kvk_validator = RegexValidator(r"^[0-9]{8}\Z", "Een KvK-nummer heeft acht cijfers, zonder punten of spaties.")
sbi_validator = RegexValidator(r"^[0-9]{2,5}\Z", "Een SBI-code heeft twee tot vijf cijfers, bijvoorbeeld 25110.")


class UserManager(BaseUserManager):
    """Makes users; the address is the log-in name."""

    def create_user(self, email, password=None, *, name=""):
        """Without a password the user cannot log in until one is chosen through a mailed link."""
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    def __str__(self):
        return self.name or self.email


class SizeClass(models.TextChoices):
    """By the number of people with a contract of the organisation itself."""

    MICRO = "1-9", "1 tot 10 medewerkers"
    SMALL = "10-49", "10 tot 50 medewerkers"
    MEDIUM = "50-249", "50 tot 250 medewerkers"
    LARGE = "250+", "250 medewerkers of meer"

    @classmethod
    def of(cls, headcount: int) -> "SizeClass":
        if headcount < 10:
            return cls.MICRO
        if headcount < 50:
            return cls.SMALL
        return cls.MEDIUM if headcount < 250 else cls.LARGE


class ParticipationForm(models.TextChoices):
    """How the people who work there take part in decisions (medezeggenschap)."""

    WORKS_COUNCIL = "ondernemingsraad", "Ondernemingsraad"
    STAFF_REPRESENTATION = "personeelsvertegenwoordiging", "Personeelsvertegenwoordiging"
    STAFF_MEETING = "personeelsvergadering", "Personeelsvergadering"
    NONE = "geen", "Geen van deze"


class Organisation(models.Model):
    """An employer. It counts in benchmarks only once `verified_at` is set by a fund or the platform."""

    name = models.CharField("naam van de organisatie", max_length=200)
    kvk = models.CharField("KvK-nummer", max_length=8, unique=True, validators=[kvk_validator])
    sbi_scheme = models.CharField(
        "indeling",
        max_length=7,
        choices=[(sbi.Scheme.SBI_2025.value, "SBI 2025"), (sbi.Scheme.SBI_2008.value, "SBI 2008")],
    )
    sbi_code = models.CharField("SBI-code", max_length=5, validators=[sbi_validator])
    size_class = models.CharField("grootte", max_length=6, choices=SizeClass.choices)
    participation_form = models.CharField("medezeggenschap", max_length=28, choices=ParticipationForm.choices)
    # Employers of one holding count once in a benchmark.
    holding = models.CharField("concern", max_length=120, blank=True)
    comparison_fund = models.ForeignKey(
        "SectorFund", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="vergelijken in"
    )
    is_fictional = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.name} (fictief)" if self.is_fictional else self.name

    @property
    def section(self):
        return sbi.section_of(sbi.Scheme(self.sbi_scheme), self.sbi_code)


class Role(models.TextChoices):
    ADMIN = "beheerder", "Beheerder"
    CONTRIBUTOR = "invuller", "Invuller"


class Membership(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField("rol", max_length=9, choices=Role.choices)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="one_membership_per_user_and_organisation")
        ]


# In addresses and in the event trail this stands where a fund could: the platform itself.
PLATFORM = "platform"


class SectorFund(models.Model):
    """An O&O-fonds: employers and unions of a sector, together. It sees published cells, never an employer's scores."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField("naam van het fonds", max_length=120)
    is_fictional = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.name} (fictief)" if self.is_fictional else self.name


class FundManager(models.Model):
    """Someone who works in the workspace of a fund."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="fund_managements")
    fund = models.ForeignKey(SectorFund, on_delete=models.CASCADE, related_name="managers")
    created_at = models.DateTimeField(default=timezone.now)

    role = "fondsbeheerder"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "fund"], name="one_management_per_user_and_fund")]


class FundMember(models.Model):
    """An employer on the list of a fund, as the fund knows it; `organisation` is set when the employer itself joins."""

    fund = models.ForeignKey(SectorFund, on_delete=models.CASCADE, related_name="members")
    kvk = models.CharField("KvK-nummer", max_length=8, validators=[kvk_validator])
    name = models.CharField("naam", max_length=200)
    email = models.EmailField("e-mailadres")
    holding = models.CharField("concern", max_length=120, blank=True)
    size_class = models.CharField("grootte", max_length=6, choices=SizeClass.choices, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="fund_members"
    )
    added_at = models.DateTimeField(default=timezone.now)
    joined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fund", "kvk"], name="one_fund_member_per_kvk")]

    def __str__(self):
        return f"{self.name} ({self.kvk})"


class Purpose(models.TextChoices):
    """What an employer lets be done with its figures; each asked on its own."""

    BENCHMARK = "benchmark", "Meetellen in de benchmark"
    NAMED = "met-naam", "Met naam zichtbaar als deelnemer"
    REPORT = "rapport", "Het eigen jaarrapport laten lezen"


class Consent(models.Model):
    """One consent, from when until when; `fund` None: to the platform, for the benchmarks per section."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="consents")
    fund = models.ForeignKey(SectorFund, on_delete=models.CASCADE, null=True, blank=True, related_name="consents")
    purpose = models.CharField(max_length=9, choices=Purpose.choices)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            # Two constraints, because a database takes two empty funds for different values.
            models.UniqueConstraint(
                fields=["organisation", "fund", "purpose"],
                condition=models.Q(withdrawn_at__isnull=True, fund__isnull=False),
                name="one_standing_consent_per_fund",
            ),
            models.UniqueConstraint(
                fields=["organisation", "purpose"],
                condition=models.Q(withdrawn_at__isnull=True, fund__isnull=True),
                name="one_standing_consent_to_platform",
            ),
        ]


class Event(models.Model):
    """One thing that was done: who, in which role, what, to which object, when. It never holds personal values.

    It belongs to the trail of an organisation, or of a fund.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="events")
    fund = models.ForeignKey(SectorFund, on_delete=models.CASCADE, null=True, related_name="events")
    actor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=14, blank=True)
    verb = models.CharField(max_length=40)
    object = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "at"], name="event_by_organisation")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) ^ models.Q(fund__isnull=True),
                name="event_of_organisation_or_fund",
            )
        ]

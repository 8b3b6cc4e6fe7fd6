"""People, organisations, their memberships, and the trail of what was done."""

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


class Event(models.Model):
    """One thing that was done: who, in which role, what, to which object, when. It never holds personal values."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="events")
    actor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=9, blank=True)
    verb = models.CharField(max_length=40)
    object = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "at"], name="event_by_organisation")]

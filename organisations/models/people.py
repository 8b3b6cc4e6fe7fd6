"""People, and the role that each has at an employer."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from organisations.models.employers import Organisation


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
    # Someone of the demo, whose password everyone knows.
    is_fictional = models.BooleanField(default=False)
    # Someone who keeps the platform running; sees an employer's pages through a support access only.
    is_platform_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    def __str__(self):
        return self.name or self.email


class Role(models.TextChoices):
    ADMIN = "beheerder", "Beheerder"
    CONTRIBUTOR = "invuller", "Invuller"
    READER = "lezer", "Lezer"
    COUNCIL_SECRETARY = "secretaris", "Secretaris"
    COUNCIL_MEMBER = "raadslid", "Raadslid"


# Two parties that do not manage each other's people: who works for the employer, and who speaks for the staff.
EMPLOYER_ROLES = (Role.ADMIN, Role.CONTRIBUTOR, Role.READER)
COUNCIL_ROLES = (Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER)


class Membership(models.Model):
    """The role that someone has at an employer; a member of the council may have one on the employer's side too."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField("rol", max_length=10, choices=Role.choices)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=models.Q(role__in=EMPLOYER_ROLES),
                name="one_role_for_the_employer",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=models.Q(role__in=COUNCIL_ROLES),
                name="one_role_for_the_council",
            ),
        ]

"""Sector funds: who works for them, and which employers they count as their members."""

from django.db import models
from django.utils import timezone

from organisations.models.employers import HasTrail, Organisation, SizeClass, kvk_validator
from organisations.models.people import User

# In addresses and in the event trail this stands where a fund could: the platform itself.
PLATFORM = "platform"


class SectorFund(HasTrail):
    """An O&O-fonds: employers and unions of a sector, together. It sees published cells, never an employer's scores."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField("naam van het fonds", max_length=120)
    is_fictional = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.name} (fictief)" if self.is_fictional else self.name


class FundRole(models.TextChoices):
    MANAGER = "fondsbeheerder", "Beheerder"
    READER = "fondslezer", "Lezer"


class FundManager(models.Model):
    """Someone who works in the workspace of a fund."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="fund_managements")
    fund = models.ForeignKey(SectorFund, on_delete=models.CASCADE, related_name="managers")
    role = models.CharField("rol", max_length=14, choices=FundRole.choices, default=FundRole.MANAGER)
    created_at = models.DateTimeField(default=timezone.now)

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

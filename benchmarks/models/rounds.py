"""A fund's round over one year: its dates, its sub-branches, who was invited, and lists on their way in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from organisations.models import FundMember, SectorFund


class Round(models.Model):
    """One year in which a fund asks its members to take part. Dates and sub-branches are fixed when it is opened."""

    fund = models.ForeignKey(SectorFund, on_delete=models.CASCADE, related_name="rounds")
    year = models.PositiveSmallIntegerField("verslagjaar")
    edition = models.CharField("editie", max_length=40)
    opens_on = models.DateField("gaat open op")
    closes_on = models.DateField("sluit op")
    publishes_on = models.DateField("publicatie op")
    corrects_on = models.DateField("correctie op")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fund", "year"], name="one_round_per_fund_and_year"),
            models.CheckConstraint(
                condition=Q(closes_on__gt=F("opens_on"))
                & Q(publishes_on__gt=F("closes_on"))
                & Q(corrects_on__gt=F("publishes_on")),
                name="round_dates_in_order",
            ),
        ]

    def __str__(self):
        return f"{self.fund} {self.year}"

    def is_open(self, day) -> bool:
        return self.opens_on <= day <= self.closes_on


class SubBranch(models.Model):
    """A part of the fund's sector that gets cells of its own in this round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sub_branches")
    name = models.CharField("deelbranche", max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "name"], name="one_sub_branch_per_name")]

    def __str__(self):
        return self.name


class Invitation(models.Model):
    """A member of the fund in one round. A mail is claimed before it is sent, so that it never goes out twice."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitations")
    member = models.ForeignKey(FundMember, on_delete=models.CASCADE, related_name="invitations")
    sub_branch = models.ForeignKey(SubBranch, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    invited_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    reminder_due_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "member"], name="one_invitation_per_member")]


class MemberImport(models.Model):
    """An uploaded list of members, kept until it is confirmed or thrown away."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="imports")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()


class MemberImportRow(models.Model):
    """One line of the list as it was typed, and in Dutch what is wrong with it; empty: nothing."""

    member_import = models.ForeignKey(MemberImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    kvk = models.CharField(max_length=40)
    email = models.CharField(max_length=254)
    holding = models.CharField(max_length=120, blank=True)
    sub_branch = models.CharField(max_length=80, blank=True)
    size_class = models.CharField(max_length=40, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member_import", "number"], name="one_row_per_line")]

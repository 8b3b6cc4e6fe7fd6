"""Which fields of organisations hold persons: accounts, roles, contacts of fund members, support and the trail."""

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
    own,
    person,
)

TRADE_NAME = (
    "De handelsnaam van een werkgever, die in het Handelsregister staat; bij een eenmanszaak kan daar een naam in "
    "zitten. De werkgever verandert die zelf."
)
# The trail keeps these two as the code writes them.
DEED, OBJECT = "handeling", "wat"
ROLE_VALUES = (("rol", "role"), ("sinds", "created_at"))
CONSENT_VALUES = (("organisatie", "organisation__name"), ("fonds", "fund__name"), ("toestemming", "purpose"))

PERSONAL_DATA = (
    PersonalModel(
        "organisations.User",
        Purpose.ACCOUNT,
        (Retention.ACCOUNT, Retention.UNCONFIRMED, Retention.IDLE, Retention.INVITED),
        (
            own("email", "mailadres"),
            own("name", "naam"),
            own("password", "wachtwoord, versleuteld"),
            own("last_login", "laatst ingelogd"),
            own("date_joined", "account sinds"),
            own("is_active", "account is in gebruik"),
            own("is_platform_staff", "medewerker van goedwerk"),
        ),
        (
            Export(
                "Uw account",
                "pk",
                (
                    ("nummer", "pk"),
                    ("naam", "name"),
                    ("mailadres", "email"),
                    ("account sinds", "date_joined"),
                    ("laatst ingelogd", "last_login"),
                    ("account is in gebruik", "is_active"),
                    ("medewerker van goedwerk", "is_platform_staff"),
                ),
            ),
        ),
    ),
    PersonalModel(
        "organisations.Membership",
        Purpose.ROLES,
        (Retention.ACCOUNT,),
        (person(), own("role", "rol"), own("created_at", "sinds")),
        (Export("Uw rollen bij werkgevers", "user", (("organisatie", "organisation__name"), *ROLE_VALUES)),),
        place="organisation",
    ),
    PersonalModel(
        "organisations.FundManager",
        Purpose.ROLES,
        (Retention.ACCOUNT,),
        (person(), own("role", "rol"), own("created_at", "sinds")),
        (Export("Uw rollen bij fondsen", "user", (("fonds", "fund__name"), *ROLE_VALUES)),),
        place="fund",
    ),
    PersonalModel(
        "organisations.FundMember",
        Purpose.FUND,
        (Retention.FUND, Retention.NOT_JOINED),
        (
            PersonalField("email", "mailadres van de contactpersoon", Erasure.CLEAR, Subject.CONTACT),
            PersonalField("name", "handelsnaam", Erasure.KEEP, Subject.CONTACT, TRADE_NAME),
            PersonalField("holding", "handelsnaam", Erasure.KEEP, Subject.CONTACT, TRADE_NAME),
        ),
        (
            Export(
                "Waar een fonds u als contactpersoon kent",
                "email",
                (("fonds", "fund__name"), ("werkgever", "name"), ("mailadres", "email"), ("sinds", "added_at")),
            ),
        ),
        place="fund",
        contact="email",
    ),
    PersonalModel(
        "organisations.Organisation",
        Purpose.ROLES,
        (Retention.EMPLOYER,),
        (
            PersonalField("name", "handelsnaam", Erasure.KEEP, Subject.CONTACT, TRADE_NAME),
            PersonalField("holding", "handelsnaam", Erasure.KEEP, Subject.CONTACT, TRADE_NAME),
        ),
    ),
    PersonalModel(
        "organisations.Consent",
        Purpose.TRAIL,
        (Retention.EMPLOYER,),
        (author("given_by", "wie toestemming gaf"), author("withdrawn_by", "wie toestemming introk")),
        (
            Export("Toestemmingen die u gaf", "given_by", (*CONSENT_VALUES, ("op", "given_at"))),
            Export("Toestemmingen die u introk", "withdrawn_by", (*CONSENT_VALUES, ("op", "withdrawn_at"))),
        ),
        place="organisation",
    ),
    PersonalModel(
        "organisations.SupportAccess",
        Purpose.TRAIL,
        (Retention.ACCOUNT, Retention.SUPPORT),
        (person(), free_text("reason", "waarom er is meegekeken")),
        (
            Export(
                "Waar u als medewerker van goedwerk meekeek",
                "user",
                (
                    ("organisatie", "organisation__name"),
                    ("waarom", "reason"),
                    ("van", "started_at"),
                    ("tot", "ends_at"),
                    ("eerder gestopt op", "ended_at"),
                ),
            ),
        ),
        place="organisation",
    ),
    PersonalModel(
        "organisations.Event",
        Purpose.TRAIL,
        (Retention.EMPLOYER,),
        (
            PersonalField(
                "actor",
                "nummer van wie iets deed",
                Erasure.KEEP,
                reason="Het spoor mag niet veranderen. Na het wissen hoort het nummer bij niemand meer.",
            ),
        ),
        (
            Export(
                "Wat u deed, volgens het spoor",
                "actor",
                (
                    ("organisatie", "organisation__name"),
                    ("fonds", "fund__name"),
                    ("rol", "role"),
                    (DEED, "verb"),
                    (OBJECT, "object"),
                    ("op", "at"),
                ),
            ),
        ),
    ),
)

TRAIL = "vastgelegd spoor: woorden van de code en namen van onderdelen, nooit van mensen"
NO_PERSON = {
    "organisations.Organisation.kvk": "nummer van een onderneming",
    "organisations.Organisation.sbi_code": "code van een bedrijfstak",
    "organisations.Organisation.trail_head": "SHA-256",
    "organisations.SectorFund.trail_head": "SHA-256",
    "organisations.SectorFund.slug": "naam van een fonds",
    "organisations.SectorFund.name": "naam van een fonds",
    "organisations.FundMember.kvk": "nummer van een onderneming",
    "organisations.Event.hash": "SHA-256",
    "organisations.Event.role": TRAIL,
    "organisations.Event.verb": TRAIL,
    "organisations.Event.object": TRAIL,
}

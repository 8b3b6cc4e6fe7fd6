"""Which fields of Django and allauth hold persons: sessions, mail addresses and second factors."""

from organisations.personal_fields import Export, PersonalModel, Purpose, Retention, own, person

PERSONAL_DATA = (
    PersonalModel(
        "account.EmailAddress",
        Purpose.ACCOUNT,
        (Retention.ACCOUNT,),
        (person(), own("email", "mailadres")),
        (
            Export(
                "Uw mailadressen",
                "user",
                (("mailadres", "email"), ("bevestigd", "verified"), ("hoofdadres", "primary")),
            ),
        ),
    ),
    PersonalModel(
        "account.EmailConfirmation",
        Purpose.ACCOUNT,
        (Retention.ACCOUNT, Retention.CONFIRMATION),
        (person("email_address", "welk mailadres"), own("key", "sleutel in de link")),
        (Export("Mails om uw adres te bevestigen", "email_address__user", (("verstuurd op", "sent"),)),),
    ),
    PersonalModel(
        "mfa.Authenticator",
        Purpose.SECURITY,
        (Retention.ACCOUNT,),
        (person(), own("type", "soort tweede stap"), own("data", "geheim van de tweede stap, versleuteld")),
        (
            Export(
                "Uw tweede stap bij het inloggen",
                "user",
                (("soort", "type"), ("ingesteld op", "created_at"), ("laatst gebruikt", "last_used_at")),
            ),
        ),
    ),
    PersonalModel(
        "usersessions.UserSession",
        Purpose.SECURITY,
        (Retention.SESSION,),
        (
            person(),
            own("ip", "IP-adres"),
            own("user_agent", "browser"),
            own("session_key", "nummer van de sessie"),
            own("data", "gegevens van de sessie"),
        ),
        (
            Export(
                "Waar u bent ingelogd",
                "user",
                (
                    ("IP-adres", "ip"),
                    ("browser", "user_agent"),
                    ("ingelogd op", "created_at"),
                    ("laatst gezien", "last_seen_at"),
                ),
            ),
        ),
    ),
    PersonalModel(
        "sessions.Session",
        Purpose.SECURITY,
        (Retention.SESSION,),
        (own("session_key", "nummer van de sessie"), own("session_data", "wie is ingelogd, en hoe")),
    ),
)

OF_DJANGO = "naam van een model of recht in de code; groepen worden niet gebruikt"
NO_PERSON = {
    "auth.Permission.name": OF_DJANGO,
    "auth.Permission.codename": OF_DJANGO,
    "auth.Group.name": OF_DJANGO,
    "contenttypes.ContentType.app_label": OF_DJANGO,
    "contenttypes.ContentType.model": OF_DJANGO,
}

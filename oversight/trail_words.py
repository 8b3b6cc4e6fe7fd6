"""How every event of a trail reads in Dutch. Pure: the names of things are given.

The object of an event is read by its phrase's `shape`: "year/section" takes "2026/autonomie" apart.
"""

import re
from collections.abc import Callable, Mapping

from oversight.matrix_phrases import MATRIX_PHRASES
from oversight.trail_topics import Phrase, Topic

# How a part of an object reads, by what stands in the shape; what is not in it reads as it is written.
Names = Mapping[str, Callable[[str], str]]
# Import and carrying over write "2026: 12", everything else "2026/autonomie".
SEPARATORS = re.compile(r"/|: ")

PHRASES = {
    "register_organisation": Phrase(Topic.ORGANISATION, "Organisatie aangemeld"),
    "change_organisation": Phrase(Topic.ORGANISATION, "Gegevens opgeslagen: {fields}", "fields"),
    "verify_organisation": Phrase(Topic.ORGANISATION, "Organisatie gecontroleerd"),
    "add_member": Phrase(Topic.PEOPLE, "Iemand toegang gegeven als {role}", "role"),
    "change_role": Phrase(Topic.PEOPLE, "Rol van iemand veranderd in {role}", "role"),
    "remove_member": Phrase(Topic.PEOPLE, "Toegang ingetrokken van een {role}", "role"),
    "hand_over_secretary": Phrase(Topic.PEOPLE, "Een ander lid van de medezeggenschap secretaris gemaakt"),
    "change_address": Phrase(Topic.PEOPLE, "Eigen mailadres veranderd"),
    "reset_second_factor": Phrase(Topic.PEOPLE, "Tweede stap weggehaald voor iemand die hem kwijt was"),
    "erase_person": Phrase(Topic.PEOPLE, "Persoonsgegevens van iemand verwijderd", "number"),
    "apply_retention": Phrase(Topic.PEOPLE, "Bewaartermijn voorbij, opgeruimd: {rule}", "rule"),
    "create_fund": Phrase(Topic.PEOPLE, "Fonds gemaakt"),
    "add_manager": Phrase(Topic.PEOPLE, "Iemand toegang gegeven als {role}", "role"),
    "remove_manager": Phrase(Topic.PEOPLE, "Toegang ingetrokken van een {role}", "role"),
    "join_fund": Phrase(Topic.SHARING, "Aangesloten bij {fund}", "fund"),
    "give_consent": Phrase(Topic.SHARING, "Toestemming gegeven aan {fund}: {purpose}", "fund/purpose"),
    "withdraw_consent": Phrase(Topic.SHARING, "Toestemming aan {fund} ingetrokken: {purpose}", "fund/purpose"),
    "choose_comparison_fund": Phrase(Topic.SHARING, "Gekozen met wie wordt vergeleken: {fund}", "fund"),
    "start_assessment": Phrase(Topic.QUESTIONS, "Zelfbeoordeling over {year} begonnen", "year"),
    "choose_route": Phrase(Topic.QUESTIONS, "De {route} route gekozen ({year})", "year/route"),
    "assign_section": Phrase(Topic.QUESTIONS, "Onderdeel {section} aan iemand toegewezen ({year})", "year/section"),
    "withdraw_assignment": Phrase(Topic.QUESTIONS, "Toewijzing van {section} ingetrokken ({year})", "year/section"),
    "save_workforce": Phrase(Topic.QUESTIONS, "Aantallen personeel opgeslagen ({year})", "year"),
    "save_answer": Phrase(
        Topic.QUESTIONS,
        "Antwoord opgeslagen, onderdeel {question} ({year})",
        "year/question",
        "{count} antwoorden opgeslagen, onderdeel {question} ({year})",
    ),
    "save_flex_demand": Phrase(
        Topic.QUESTIONS,
        "Uren van de Flex Diagnose opgeslagen ({year})",
        "year",
        "{count} keer uren opgeslagen ({year})",
    ),
    "save_flex_capacity": Phrase(
        Topic.QUESTIONS,
        "Flexvermogen en prijzen opgeslagen ({year})",
        "year",
        "{count} keer flexvermogen en prijzen opgeslagen ({year})",
    ),
    "set_flex_slack": Phrase(Topic.QUESTIONS, "Ruimte voor flex op {number}% gezet ({year})", "year/number"),
    "import_answers": Phrase(Topic.QUESTIONS, "{number} antwoorden ingelezen ({year})", "year/number"),
    "status_concept": Phrase(Topic.QUESTIONS, "Zelfbeoordeling over {year} terug naar concept", "year"),
    "status_ingediend": Phrase(Topic.QUESTIONS, "Zelfbeoordeling over {year} ingediend", "year"),
    "status_bespreking": Phrase(Topic.QUESTIONS, "Zelfbeoordeling over {year} in bespreking", "year"),
    "status_vastgesteld": Phrase(Topic.QUESTIONS, "Zelfbeoordeling over {year} vastgesteld", "year"),
    "fix_report": Phrase(Topic.QUESTIONS, "Jaarrapport over {year} vastgelegd", "year/digest"),
    "fix_data": Phrase(Topic.QUESTIONS, "Gegevens van het jaarrapport over {year} vastgelegd", "year/digest"),
    "add_addendum": Phrase(Topic.QUESTIONS, "Aanvulling bij het jaarrapport over {year} vastgelegd", "year/digest"),
    "choose_tip": Phrase(Topic.PLAN, "Tip gekozen: {action} ({year})", "year/action"),
    "add_action": Phrase(Topic.PLAN, "Maatregel toegevoegd: {action} ({year})", "year/action"),
    "change_action": Phrase(
        Topic.PLAN,
        "Maatregel opgeslagen: {action} ({year})",
        "year/action",
        "Maatregel {count} keer opgeslagen: {action} ({year})",
    ),
    "drop_action": Phrase(Topic.PLAN, "Maatregel uit het plan gehaald: {action} ({year})", "year/action"),
    "carry_over_actions": Phrase(Topic.PLAN, "{number} maatregelen van vorig jaar meegenomen ({year})", "year/number"),
    "start_discussion": Phrase(Topic.COUNCIL, "Voorgelegd aan de medezeggenschap, tot en met {date}", "year/date"),
    "extend_term": Phrase(Topic.COUNCIL, "Termijn van de medezeggenschap verlengd tot en met {date}", "year/date"),
    "save_position": Phrase(
        Topic.COUNCIL,
        "Concept-standpunt opgeslagen ({year})",
        "year/indicator",
        "{count} keer een concept-standpunt opgeslagen ({year})",
        is_of_council=True,
    ),
    "share_position": Phrase(
        Topic.COUNCIL, "Standpunt gedeeld over {indicator}: {stance} ({year})", "year/indicator/stance"
    ),
    "reply_to_position": Phrase(Topic.COUNCIL, "Standpunt beantwoord over {indicator} ({year})", "year/indicator"),
    "make_proposal": Phrase(Topic.COUNCIL, "Voorstel gedaan over {indicator} ({year})", "year/indicator"),
    "answer_proposal": Phrase(
        Topic.COUNCIL, "Voorstel beantwoord over {indicator}: {decision} ({year})", "year/indicator/decision"
    ),
    "save_opinion": Phrase(
        Topic.COUNCIL,
        "Concept-oordeel opgeslagen ({year})",
        "year",
        "{count} keer een concept-oordeel opgeslagen ({year})",
        is_of_council=True,
    ),
    # Without the verdict: of a staff meeting the employer reads it once the second spokesperson confirmed it.
    "give_opinion": Phrase(Topic.COUNCIL, "Oordeel over de zelfbeoordeling gegeven ({year})", "year/verdict"),
    "confirm_opinion": Phrase(Topic.COUNCIL, "Oordeel bevestigd: {verdict} ({year})", "year/verdict"),
    "export_verbeterplan": Phrase(Topic.READING, "Verbeterplan gedownload ({year})", "year"),
    "export_jaarrapport": Phrase(Topic.READING, "Jaarrapport gedownload ({year})", "year"),
    "export_gespreksagenda": Phrase(Topic.READING, "Gespreksagenda gedownload ({year})", "year"),
    "export_flex-diagnose": Phrase(Topic.READING, "Flex Diagnose gedownload ({year})", "year"),
    "export_report_data": Phrase(Topic.READING, "Gegevens van het jaarrapport gedownload ({year})", "year"),
    "export_addendum": Phrase(Topic.READING, "Aanvulling bij het jaarrapport gedownload ({year})", "year"),
    "read_evidence": Phrase(Topic.READING, "Bewijsstuk geopend, onderdeel {question} ({year})", "year/question"),
    "export_person": Phrase(Topic.READING, "Eigen persoonsgegevens opgevraagd", "number"),
    "read_report": Phrase(Topic.READING, "Jaarrapport gelezen voor {fund} ({year})", "year/fund"),
    "view_members": Phrase(
        Topic.READING, "Lijst met collega’s bekeken", many="{count} keer de lijst met collega’s bekeken"
    ),
    "view_fund_members": Phrase(
        Topic.READING,
        "Ledenlijst bekeken, ronde {year}",
        "year",
        "{count} keer de ledenlijst bekeken, ronde {year}",
    ),
    "view_list": Phrase(
        Topic.READING,
        "Ingelezen ledenlijst bekeken, ronde {year}",
        "year",
        "{count} keer een ingelezen ledenlijst bekeken, ronde {year}",
    ),
    "view_fund_people": Phrase(
        Topic.READING,
        "Lijst met mensen van het fonds bekeken",
        many="{count} keer de lijst met mensen van het fonds bekeken",
    ),
    "view_trail": Phrase(Topic.READING, "Dit overzicht bekeken", many="{count} keer dit overzicht bekeken"),
    "start_support": Phrase(Topic.SUPPORT, "Begonnen met meekijken, voor {hours} uur", "hours"),
    "end_support": Phrase(Topic.SUPPORT, "Gestopt met meekijken"),
    "support_viewed": Phrase(Topic.SUPPORT, "Pagina bekeken: {page}", "page", "{count} keer bekeken: {page}"),
    "refused": Phrase(Topic.REFUSED, "Geen toegang tot {page}", "page", "{count} keer geen toegang tot {page}"),
    "stranger_refused": Phrase(
        Topic.REFUSED, "Geen toegang tot {page}", "page", "{count} keer geen toegang tot {page}"
    ),
    "open_round": Phrase(Topic.ROUNDS, "Ronde {year} gemaakt", "year"),
    "publish_round": Phrase(Topic.ROUNDS, "Benchmark van ronde {year} gepubliceerd", "year"),
    "correct_round": Phrase(Topic.ROUNDS, "Benchmark van ronde {year} gecorrigeerd", "year"),
    "publish_tip_choices": Phrase(Topic.ROUNDS, "Gekozen tips van ronde {year} gepubliceerd", "year"),
    "add_fund_member": Phrase(Topic.MEMBERS, "Lid op de lijst gezet: {kvk}", "kvk", "{count} leden op de lijst gezet"),
    "change_fund_member": Phrase(
        Topic.MEMBERS, "Gegevens van lid bijgewerkt: {kvk}", "kvk", "Gegevens van {count} leden bijgewerkt"
    ),
    "store_list": Phrase(Topic.MEMBERS, "Ledenlijst ingelezen voor ronde {year}", "year"),
    "discard_list": Phrase(Topic.MEMBERS, "Ingelezen ledenlijst weggegooid, ronde {year}", "year"),
    "invite_members": Phrase(Topic.MEMBERS, "Leden uitgenodigd voor ronde {year}", "year"),
    "ask_for_reminders": Phrase(Topic.MEMBERS, "Herinnering gevraagd voor ronde {year}", "year"),
    "add_offer": Phrase(Topic.OFFERS, "Aanbod toegevoegd, nummer {number}", "number"),
    "change_offer": Phrase(Topic.OFFERS, "Aanbod opgeslagen, nummer {number}", "number"),
    "remove_offer": Phrase(Topic.OFFERS, "Aanbod weggehaald, nummer {number}", "number"),
    **MATRIX_PHRASES,
}
OF_COUNCIL = frozenset(verb for verb, phrase in PHRASES.items() if phrase.is_of_council)


def verbs_about(topic: Topic) -> tuple[str, ...]:
    return tuple(verb for verb, phrase in PHRASES.items() if phrase.topic == topic)


def one_text(verb: str, obj: str, names: Names) -> str:
    """What one event reads as. An old verb or an object of another shape reads as it was written."""
    phrase = PHRASES.get(verb)
    values = parts_of(phrase, obj, names) if phrase else None
    return f"{verb} {obj}".rstrip() if values is None else phrase.text.format(**values)


def many_text(verb: str, obj: str, names: Names) -> str:
    """What several events on end read as, with "{count}" still in it; empty for those that each stand alone."""
    phrase = PHRASES.get(verb)
    values = parts_of(phrase, obj, names) if phrase and phrase.many else None
    return phrase.many.format(count="{count}", **values) if values is not None else ""


def parts_of(phrase: Phrase, obj: str, names: Names) -> dict[str, str] | None:
    """The named parts of an object, in words; None where it has another shape."""
    kinds = phrase.shape.split("/") if phrase.shape else []
    values = SEPARATORS.split(obj) if kinds else []
    if len(kinds) != len(values):
        return None
    return {kind: names.get(kind, str)(value) for kind, value in zip(kinds, values, strict=True)}

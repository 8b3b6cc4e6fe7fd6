"""Which keys a content file has, and what stands under each. Pure."""

from assessments.questionnaire import ContentError, Kind

COMMON_KEYS = {
    "slug", "kind", "text", "help", "why", "source", "weight", "core", "scored", "sizes",
    "axis", "groups", "ask_if", "not_applicable", "risk_group", "heading", "legal_minimum",
}  # fmt: skip
KIND_KEYS = {
    Kind.LEVEL: {"levels"},
    Kind.FIGURE: {"unit", "period", "min", "max", "decimals", "count", "total", "over", "curve", "curve_reason"},
    Kind.CHOICE: {"options"},
    Kind.MULTIPLE: {"options"},
    Kind.TEXT: set(),
}
INDICATOR_KEYS = {"slug", "title", "condition", "question", "why", "source"}
# What TOML gives for each key; a text for every other one.
KEY_TYPES = {
    "core": bool, "scored": bool, "exclusive": bool, "weight": int, "decimals": int, "year": int,
    "min": (int, float), "max": (int, float), "value": (int, float), "points": (int, float),
    "sizes": list, "groups": list, "levels": list, "options": list, "curve": list, "answers": list, "indicators": list,
    "steps": list,
    "ask_if": dict, "legal_minimum": dict,
}  # fmt: skip


def check_keys(raw: dict, required: set[str], place: str, *, optional=frozenset(), tables=frozenset()) -> None:
    """Raises ContentError for what is missing, unknown, or of another type than TOML should give."""
    unknown = raw.keys() - required - optional - tables
    if unknown:
        raise ContentError(f"{place}: onbekende sleutel: {', '.join(sorted(unknown))}")
    require(raw, required, place)
    check_types({key: value for key, value in raw.items() if key not in tables}, place)


def check_types(raw: dict, place: str) -> None:
    for key, value in raw.items():
        allowed = KEY_TYPES.get(key, str)
        if type(value) not in (allowed if isinstance(allowed, tuple) else (allowed,)):
            raise ContentError(f"{place}: {key} kan niet {value!r} zijn")


def require(raw: dict, keys: set[str], place: str) -> None:
    missing = [key for key in sorted(keys) if raw.get(key) is None or not str(raw[key]).strip()]
    if missing:
        raise ContentError(f"{place}: ontbreekt: {', '.join(missing)}")

"""Teams of an employer for tests of what others read of them, made through the services."""

from tests.assessments.competentiematrix.matrices import make_team


def crowd(prefix: str, count: int, levels: str = "33.") -> dict[str, tuple[str, str]]:
    """So many people under codes that stand nowhere else in a page, all at the same levels."""
    return {f"{prefix}-{number}": (levels, "") for number in range(1, count + 1)}


def make_two_teams(organisation, count=6, leader=None):
    """Two teams that can help each other, of so many people each; the first of them has a leader."""
    first = make_team(organisation, "Lasserij", leader, crowd("LASCODE", count))
    return first, make_team(organisation, "Buigerij", None, crowd("BUIGCODE", count))

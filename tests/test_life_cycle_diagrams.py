"""The diagrams in docs/architecture.md are the transitions of the code."""

import re

import pytest
from django.conf import settings

from assessments.models import TRANSITIONS
from reports.models import ACTION_TRANSITIONS


def diagram(transitions):
    """The transitions as Mermaid writes a state diagram."""
    steps = [f"    {start} --> {end}" for start, ends in transitions.items() for end in ends]
    return "\n".join(["stateDiagram-v2", *steps])


@pytest.mark.parametrize(("name", "transitions"), [("assessment", TRANSITIONS), ("action", ACTION_TRANSITIONS)])
def test_diagram_in_the_documentation_is_the_one_of_the_code(name, transitions):
    text = (settings.BASE_DIR / "docs" / "architecture.md").read_text("utf-8")
    drawn = re.search(rf"<!-- {name} -->\n```mermaid\n(.*?)\n```", text, re.DOTALL)
    assert drawn.group(1) == diagram(transitions)

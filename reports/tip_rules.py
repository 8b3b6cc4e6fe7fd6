"""What the tips together must keep to beyond their format: enough of them, of every form, for every question. Pure."""

from collections.abc import Iterator

from assessments.questionnaire import SIZE_CLASSES, Edition, Kind
from reports.tips import Form, Tip

LEAST_PER_INDICATOR = 8
LEAST_FOR_SMALL = 4


def breaches(tips: tuple[Tip, ...], edition: Edition) -> Iterator[str]:
    """One Dutch sentence per broken rule; nothing for tips that keep to all of them."""
    unused = [form for form in Form if not any(tip.form is form for tip in tips)]
    if unused:
        yield f"geen enkele tip heeft de vorm {', '.join(unused)}"
    for indicator in edition.indicators:
        own = [tip for tip in tips if tip.indicator == indicator.slug]
        if len(own) < LEAST_PER_INDICATOR:
            yield f"{indicator.slug}.toml: minstens {LEAST_PER_INDICATOR} tips, geen {len(own)}"
        small = sum(SIZE_CLASSES[0] in tip.sizes for tip in own)
        if small < LEAST_FOR_SMALL:
            yield f"{indicator.slug}.toml: minstens {LEAST_FOR_SMALL} tips voor 1-9 medewerkers, geen {small}"
        for question in indicator.questions:
            if question.scored:
                yield from _uncovered(question, tips, indicator.slug)


def _uncovered(question, tips: tuple[Tip, ...], indicator: str) -> Iterator[str]:
    """The question has no tip at all, or none that suits a size class it is asked of."""
    sizes = {size for tip in tips if question.slug in tip.questions for size in tip.sizes}
    if not sizes:
        yield f"{indicator}.toml: geen tip tilt {question.slug} op"
        return
    # The smallest answer the core questions only, so the other questions ask no tip of that size.
    asked = [size for size in question.sizes if question.core or size != SIZE_CLASSES[0]]
    for size in asked:
        if size not in sizes:
            yield f"{indicator}.toml: {question.slug} heeft geen tip voor {size} medewerkers"


def flex_breaches(tips: tuple[Tip, ...], flex: Edition) -> Iterator[str]:
    """The same for the Flex Diagnose: what an employer could do better there has a tip."""
    named = {cause for tip in tips for cause in tip.causes}
    for question in flex.questions:
        if question.kind is Kind.LEVEL and question.slug not in named:
            yield f"geen tip noemt {question.slug} als oorzaak"

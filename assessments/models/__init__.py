"""All rows of assessments: what an employer fills in, the scores that are frozen, and the Flex Diagnose."""

from assessments.models.assessment import (
    TRANSITIONS,
    Answer,
    AnswerPart,
    Assessment,
    FunctionGroup,
    Headcount,
    SectionAssignment,
    Status,
    StatusChange,
    Submission,
    column,
    evidence_path,
)
from assessments.models.flex_diagnosis import FlexCapacity, FlexDemand, FlexLayer, FlexPeriod

__all__ = [
    "TRANSITIONS",
    "Answer",
    "AnswerPart",
    "Assessment",
    "FlexCapacity",
    "FlexDemand",
    "FlexLayer",
    "FlexPeriod",
    "FunctionGroup",
    "Headcount",
    "SectionAssignment",
    "Status",
    "StatusChange",
    "Submission",
    "column",
    "evidence_path",
]

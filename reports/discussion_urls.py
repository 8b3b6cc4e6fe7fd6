"""Addresses of the employer's side of the discussion: lay before the council, answer, fix."""

from django.urls import path

from reports.views import discussion, discussion_ends

ORGANISATION = "werkgever/<kvk:kvk>/"
YEAR = f"{ORGANISATION}<year:year>/"
DISCUSSION = f"{YEAR}bespreking/"

urlpatterns = [
    path(f"{ORGANISATION}raad/uitnodigen/", discussion_ends.invite_secretary, name="invite_secretary"),
    path(DISCUSSION, discussion.consult, name="consult"),
    path(f"{DISCUSSION}beginnen/", discussion.start_discussion, name="start_discussion"),
    path(f"{DISCUSSION}verlengen/", discussion.extend_term, name="extend_term"),
    path(f"{DISCUSSION}antwoord/<int:position_id>/", discussion.reply_to_position, name="reply_to_position"),
    path(f"{DISCUSSION}voorstel/<int:proposal_id>/", discussion.answer_proposal, name="answer_proposal"),
    path(f"{YEAR}vaststellen/", discussion_ends.fix_report, name="fix_report"),
]

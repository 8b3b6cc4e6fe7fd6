"""Addresses of those who speak for the staff."""

from django.urls import path

from reports.views.council import opinions, people, positions, room

EMPLOYER = "werkgever/<kvk:kvk>"
COUNCIL = f"{EMPLOYER}/<year:year>/raad"

urlpatterns = [
    path(f"{EMPLOYER}/raad/", people.people, name="council_people"),
    path(f"{EMPLOYER}/raad/lid/", people.add, name="add_council_member"),
    path(f"{EMPLOYER}/raad/lid/<int:seat_id>/secretaris/", people.hand_over, name="hand_over_secretary"),
    path(f"{EMPLOYER}/raad/lid/<int:seat_id>/weg/", people.remove, name="remove_council_member"),
    path(f"{COUNCIL}/", room.room, name="council_room"),
    path(f"{COUNCIL}/standpunt/<slug:indicator>/", positions.position, name="council_position"),
    path(f"{COUNCIL}/delen/", positions.share, name="share_positions"),
    path(f"{COUNCIL}/voorstel/<int:position_id>/", positions.propose, name="make_proposal"),
    path(f"{COUNCIL}/oordeel/", opinions.opinion, name="council_opinion"),
    path(f"{COUNCIL}/oordeel/geven/", opinions.give, name="give_opinion"),
    path(f"{COUNCIL}/oordeel/bevestigen/", opinions.confirm, name="confirm_opinion"),
]

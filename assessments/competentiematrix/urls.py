"""Addresses of the competentiematrix: everything under /werkgever/<kvk>/competentiematrix/, and the personal links."""

from django.urls import path

from assessments.competentiematrix.views import cover, heat_map, links, setup, sheets, teams, workers

MATRIX = "werkgever/<kvk:kvk>/competentiematrix/"
TEAM = f"{MATRIX}teams/<slug:team>/"

urlpatterns = [
    path(MATRIX, setup.hub, name="matrix"),
    path(f"{MATRIX}instellen/", setup.setup, name="matrix_setup"),
    path(f"{MATRIX}uitzetten/", setup.stop, name="matrix_stop"),
    path(f"{MATRIX}instemming/", setup.consent_document, name="matrix_consent_document"),
    path(f"{MATRIX}overzicht/", heat_map.whole, name="matrix_whole"),
    path(f"{MATRIX}nieuw-team/", teams.add, name="matrix_team_new"),
    path(TEAM, heat_map.team, name="matrix_team"),
    path(f"{TEAM}cel/", heat_map.cell, name="matrix_cell"),
    path(f"{TEAM}dekking/", cover.cover, name="matrix_cover"),
    path(f"{TEAM}gesprekken/", cover.differences, name="matrix_differences"),
    path(f"{TEAM}instellen/", teams.edit, name="matrix_team_edit"),
    path(f"{TEAM}weg/", teams.delete, name="matrix_team_delete"),
    path(f"{TEAM}competenties/", teams.needs, name="matrix_needs"),
    path(f"{TEAM}competenties/<int:need_id>/", teams.need, name="matrix_need"),
    path(f"{TEAM}competenties/<int:need_id>/weg/", teams.remove_need, name="matrix_need_remove"),
    path(f"{TEAM}mensen/", workers.workers, name="matrix_workers"),
    path(f"{TEAM}mensen/<int:worker_id>/", workers.worker, name="matrix_worker"),
    path(f"{TEAM}links/", links.links, name="matrix_links"),
    path(f"{TEAM}sjabloon.xlsx", sheets.template, name="matrix_template"),
    path(f"{TEAM}inlezen/", sheets.upload, name="matrix_upload"),
    path(f"{TEAM}inlezen/<int:upload_id>/", sheets.confirm, name="matrix_confirm"),
    path("competentiematrix/mijn/<str:token>/", links.own, name="matrix_own"),
    path("competentiematrix/mijn/<str:token>/team/", links.own_team, name="matrix_own_team"),
]

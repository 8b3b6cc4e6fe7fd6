"""Addresses of what comes out of the competentiematrix."""

from django.urls import path

from assessments.competentiematrix.urls import MATRIX, TEAM
from reports.views import matrix

WORKER = f"{TEAM}mensen/<int:worker_id>/"
OWN = "competentiematrix/mijn/<str:token>/"

urlpatterns = [
    path(f"{MATRIX}opleidingsplan/", matrix.training, name="matrix_training"),
    path(f"{MATRIX}opleidingsplan/naar-verbeterplan/", matrix.plan_training, name="matrix_training_actions"),
    path(f"{MATRIX}groepscijfers/", matrix.groups, name="matrix_groups"),
    path(f"{TEAM}competentiematrix.pdf", matrix.matrix_pdf, name="matrix_pdf"),
    path(f"{WORKER}vaardighedenoverzicht.pdf", matrix.skills_pdf, name="skills_pdf"),
    path(f"{WORKER}vaardighedenoverzicht.json", matrix.skills_json, name="skills_json"),
    path(f"{OWN}vaardighedenoverzicht.pdf", matrix.own_skills_pdf, name="own_skills_pdf"),
    path(f"{OWN}vaardighedenoverzicht.json", matrix.own_skills_json, name="own_skills_json"),
]

"""Addresses of the reference figures."""

from django.urls import path

from benchmarks import views

urlpatterns = [
    path("referentiecijfers/", views.reference_figures, name="reference_figures"),
    path("referentiecijfers/<slug:slug>/", views.reference_measure, name="reference_measure"),
]

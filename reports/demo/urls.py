"""Addresses that only the demo has."""

from django.urls import path

from reports.demo import views

urlpatterns = [
    path("mail/", views.mail, name="demo_mail"),
]

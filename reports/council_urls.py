"""Addresses of those who speak for the staff."""

urlpatterns = []

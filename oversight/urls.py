"""Addresses of the trail and of support access."""

urlpatterns = []

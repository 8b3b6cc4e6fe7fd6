"""Addresses where a person sees, takes along or erases what is kept about them."""

urlpatterns = []

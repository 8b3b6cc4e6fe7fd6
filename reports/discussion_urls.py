"""Addresses of the employer's side of the discussion: lay before the council, answer, fix."""

urlpatterns = []

"""Addresses of the trail and of support access."""

from django.urls import path

from oversight.views import support, trail

urlpatterns = [
    path("werkgever/<kvk:kvk>/spoor/", trail.employer, name="trail"),
    path("fonds/<slug:fund>/spoor/", trail.fund, name="fund_trail"),
    path("ondersteuning/", support.support, name="support"),
    path("ondersteuning/<int:support_id>/beeindigen/", support.stop, name="end_support"),
]

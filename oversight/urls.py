"""Addresses of the trail, of support access, and of erasing someone in a competentiematrix."""

from django.urls import path

from oversight.views import matrix, support, trail
from reports.matrix.urls import WORKER

urlpatterns = [
    path("werkgever/<kvk:kvk>/spoor/", trail.employer, name="trail"),
    path(f"{WORKER}wissen/", matrix.erase, name="matrix_worker_erase"),
    path("fonds/<slug:fund>/spoor/", trail.fund, name="fund_trail"),
    path("ondersteuning/", support.support, name="support"),
    path("ondersteuning/<int:support_id>/beeindigen/", support.stop, name="end_support"),
]

"""All addresses of the site, floor by floor."""

from django.conf import settings
from django.urls import include, path

from organisations.views.health import health

urlpatterns = [
    path("gezond/", health, name="health"),
    path("", include("organisations.urls")),
    path("", include("assessments.urls")),
    path("", include("benchmarks.urls")),
    path("", include("reports.urls")),
    path("", include("oversight.urls")),
    path("", include("oversight.personal_urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("reports.demo.urls")))

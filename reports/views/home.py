"""Where everyone lands after logging in, and the page that explains the method."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone

from reports.home import desks_for
from reports.method import method_html


def home(request):
    year = timezone.now().year
    return render(request, "reports/home.html", {"desks": desks_for(request.user, year), "this_year": year})


@login_not_required
def method(request):
    return render(request, "reports/method.html", {"method": method_html()})

"""Where everyone lands after logging in, and the page that explains the method."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone

from organisations.second_factors import lacks_second_factor
from organisations.selectors import managements_of
from reports.home import desks_for
from reports.method import method_html


def home(request):
    desks = desks_for(request.user, timezone.localdate())
    context = {
        "desks": desks,
        "is_admin": any(desk.is_admin for desk in desks),
        "managements": managements_of(request.user),
        "lacks_second_factor": lacks_second_factor(request.user),
    }
    return render(request, "reports/home.html", context)


@login_not_required
def method(request):
    return render(request, "reports/method.html", {"method": method_html()})

"""Addresses of filling in: the questionnaire and Flex Diagnose of a year, and the competentiematrix of all years."""

from django.urls import include, path

from assessments.flex_diagnose import views as flex
from assessments.views import answers, check, sections, tasks, workforce

urlpatterns = [
    path("", include("assessments.competentiematrix.urls")),
    path("werkgever/<kvk:kvk>/beginnen/", tasks.start, name="start_assessment"),
    path("werkgever/<kvk:kvk>/<year:year>/", tasks.task_list, name="tasks"),
    path("werkgever/<kvk:kvk>/<year:year>/route/", tasks.choose_route, name="choose_route"),
    path("werkgever/<kvk:kvk>/<year:year>/toewijzen/<slug:section>/", tasks.assign, name="assign_section"),
    path(
        "werkgever/<kvk:kvk>/<year:year>/toewijzing/<int:assignment_id>/weg/",
        tasks.withdraw,
        name="withdraw_assignment",
    ),
    path("werkgever/<kvk:kvk>/<year:year>/personeel/", workforce.workforce, name="workforce"),
    path("werkgever/<kvk:kvk>/<year:year>/vragen/<slug:section>/", sections.section, name="section"),
    path("werkgever/<kvk:kvk>/<year:year>/antwoord/<slug:question>/", answers.save, name="save_answer"),
    path(
        "werkgever/<kvk:kvk>/<year:year>/antwoord/<slug:question>/overnemen/", sections.confirm, name="confirm_answer"
    ),
    path("werkgever/<kvk:kvk>/<year:year>/antwoord/<slug:question>/bewijs/", answers.evidence, name="evidence"),
    path("werkgever/<kvk:kvk>/<year:year>/flex/", flex.hub, name="flex_diagnose"),
    path("werkgever/<kvk:kvk>/<year:year>/flex/uren/", flex.demand, name="flex_demand"),
    path("werkgever/<kvk:kvk>/<year:year>/flex/vermogen/", flex.capacity, name="flex_capacity"),
    path("werkgever/<kvk:kvk>/<year:year>/controle/", check.check, name="check"),
    path("werkgever/<kvk:kvk>/<year:year>/indienen/", check.submit, name="submit"),
    path("werkgever/<kvk:kvk>/<year:year>/heropenen/", check.reopen, name="reopen"),
]

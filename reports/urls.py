"""Addresses of what comes out: home, results, plan, reports."""

from django.urls import include, path

from reports.views import calendar, documents, flex, home, plan, results, sharing, verifying

urlpatterns = [
    path("", include("reports.fund_urls")),
    path("", include("reports.council_urls")),
    path("", include("reports.discussion_urls")),
    path("", include("reports.matrix.urls")),
    path("", home.home, name="home"),
    path("methode/", home.method, name="method"),
    path("klopt-dit-document/", verifying.verify_document, name="verify_document"),
    path("uitnodiging/<str:token>/", sharing.accept_invitation, name="accept_invitation"),
    path("werkgever/<kvk:kvk>/delen/", sharing.sharing, name="sharing"),
    path("werkgever/<kvk:kvk>/delen/toestemming/<slug:fund>/", sharing.change_consents, name="change_consents"),
    path("werkgever/<kvk:kvk>/delen/vergelijken/", sharing.choose_comparison, name="choose_comparison"),
    path("werkgever/<kvk:kvk>/<year:year>/resultaten/", results.results, name="results"),
    path("werkgever/<kvk:kvk>/<year:year>/resultaten/<slug:indicator>/", results.indicator, name="indicator"),
    path("werkgever/<kvk:kvk>/<year:year>/verbeterplan/", plan.plan, name="plan"),
    path("werkgever/<kvk:kvk>/<year:year>/verbeterplan/tips/", plan.tips, name="tips"),
    path("werkgever/<kvk:kvk>/<year:year>/verbeterplan/tips/<slug:tip>/kiezen/", plan.choose, name="choose_tip"),
    path("werkgever/<kvk:kvk>/<year:year>/verbeterplan/meenemen/", plan.carry_over, name="carry_over_actions"),
    path("werkgever/<kvk:kvk>/<year:year>/verbeterplan/nieuw/", plan.add, name="add_action"),
    path("werkgever/<kvk:kvk>/<year:year>/verbeterplan/<int:action_id>/", plan.edit, name="edit_action"),
    path("werkgever/<kvk:kvk>/<year:year>/verbeterplan/<int:action_id>/weg/", plan.drop, name="drop_action"),
    path(
        "werkgever/<kvk:kvk>/<year:year>/verbeterplan.pdf", documents.improvement_plan_pdf, name="improvement_plan_pdf"
    ),
    path("werkgever/<kvk:kvk>/<year:year>/jaarrapport.pdf", documents.annual_report_pdf, name="annual_report_pdf"),
    path("werkgever/<kvk:kvk>/<year:year>/jaarrapport.json", documents.report_data, name="report_data"),
    path("werkgever/<kvk:kvk>/<year:year>/flex/resultaat/", flex.result, name="flex_result"),
    path("werkgever/<kvk:kvk>/<year:year>/flex/ruimte/", flex.slack, name="flex_slack"),
    path("werkgever/<kvk:kvk>/<year:year>/flex-diagnose.pdf", documents.flex_pdf, name="flex_pdf"),
    path("werkgever/<kvk:kvk>/<year:year>/addendum.pdf", documents.addendum_pdf, name="addendum_pdf"),
    path("werkgever/<kvk:kvk>/<year:year>/gespreksagenda.pdf", documents.agenda_pdf, name="agenda_pdf"),
    path("werkgever/<kvk:kvk>/<year:year>/bespreking.ics", calendar.deadline_ics, name="deadline_ics"),
]

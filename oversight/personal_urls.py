"""Addresses where a person sees, takes along or erases what is kept about them."""

from django.urls import path

from oversight.views import personal

urlpatterns = [
    path("account/gegevens/", personal.my_data, name="my_data"),
    path("account/gegevens.json", personal.my_data_json, name="my_data_json"),
    path("account/gegevens.pdf", personal.my_data_pdf, name="my_data_pdf"),
    path("account/verwijderen/", personal.erase_account, name="erase_account"),
]

"""Addresses of a fund's workspace."""

from django.urls import path

from reports.views import (
    fund_benchmark,
    fund_downloads,
    fund_members,
    fund_offers,
    fund_people,
    fund_rounds,
    fund_tips,
)

FUND = "fonds/<slug:fund>/"
ROUND = f"{FUND}<year:year>/"

urlpatterns = [
    path(FUND, fund_rounds.fund, name="fund"),
    path(f"{FUND}ronde/nieuw/", fund_rounds.open_round, name="open_round"),
    path(ROUND, fund_rounds.fund_round, name="fund_round"),
    path(f"{ROUND}leden/", fund_members.members, name="fund_members"),
    path(f"{ROUND}leden/uitnodigen/", fund_members.invite, name="invite_member"),
    path(f"{ROUND}leden/lijst/", fund_members.upload, name="upload_members"),
    path(f"{ROUND}leden/lijst/<int:import_id>/", fund_members.preview, name="member_import"),
    path(f"{ROUND}leden/lijst/<int:import_id>/bevestigen/", fund_members.confirm, name="confirm_import"),
    path(f"{ROUND}leden/lijst/<int:import_id>/weg/", fund_members.discard, name="discard_import"),
    path(f"{ROUND}leden/herinneren/", fund_members.remind, name="remind_members"),
    path(f"{ROUND}publiceren/", fund_benchmark.publish, name="publish_round"),
    path(f"{ROUND}corrigeren/", fund_benchmark.correct, name="correct_round"),
    path(f"{ROUND}benchmark/", fund_benchmark.benchmark, name="fund_benchmark"),
    path(f"{ROUND}benchmark.xlsx", fund_downloads.xlsx, name="fund_benchmark_xlsx"),
    path(f"{ROUND}benchmark.csv", fund_downloads.csv, name="fund_benchmark_csv"),
    path(f"{ROUND}benchmark-toelichting.csv", fund_downloads.dictionary, name="fund_benchmark_dictionary"),
    path(f"{ROUND}sectorrapport.pdf", fund_downloads.sector_report, name="fund_sector_report"),
    path(f"{ROUND}gedeeld/<kvk:kvk>/jaarrapport.pdf", fund_downloads.shared_report, name="fund_shared_report"),
    path(f"{ROUND}themas/", fund_benchmark.themes, name="fund_themes"),
    path(f"{ROUND}tips/", fund_tips.fund_tips, name="fund_tips"),
    path(f"{FUND}aanbod/", fund_offers.fund_offers, name="fund_offers"),
    path(f"{FUND}aanbod/nieuw/", fund_offers.add_offer, name="add_offer"),
    path(f"{FUND}aanbod/<int:offer_id>/", fund_offers.edit_offer, name="edit_offer"),
    path(f"{FUND}aanbod/<int:offer_id>/weg/", fund_offers.remove_offer, name="remove_offer"),
    path(f"{FUND}mensen/", fund_people.fund_people, name="fund_people"),
    path(f"{FUND}mensen/nieuw/", fund_people.add_fund_person, name="add_fund_person"),
    path(f"{FUND}mensen/<int:manager_id>/weg/", fund_people.remove_fund_person, name="remove_fund_person"),
]

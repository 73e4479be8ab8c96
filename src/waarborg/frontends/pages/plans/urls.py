"""Which plan page answers which address, below ``<municipality>/plan/``?"""

from django.urls import path

from waarborg.frontends.pages.plans import (
    adopting,
    commitments,
    following,
    reading,
    review,
    uploading,
    versions,
)

app_name = "plans"

urlpatterns = [
    path("", reading.plan, name="plan"),
    path("inlezen/", uploading.upload, name="upload"),
    path("versie/<int:version>/", reading.version, name="version"),
    path("onderdeel/<int:section>/", reading.section, name="section"),
    path("activiteit/<int:measure>/", reading.measure, name="measure"),
    path("afspraak/<int:number>/volgen/", following.follow_commitment, name="follow"),
    path("<int:plan>/versies/", versions.versions, name="versions"),
    path("<int:plan>/nieuwe-versie/", versions.new_version, name="new_version"),
    path("verschil/<int:old>/<int:new>/", versions.difference, name="difference"),
    path("concept/<int:version>/", review.draft, name="draft"),
    path("concept/<int:version>/vaststellen/", adopting.adopt_draft, name="adopt"),
    path("concept/<int:version>/weggooien/", versions.discard, name="discard"),
    path("concept/<int:version>/onderdeel/<int:section>/", review.draft_section, name="draft_section"),
    path(
        "concept/<int:version>/onderdeel/<int:section>/overnemen/",
        review.accept_section,
        name="accept_section",
    ),
    path("concept/<int:version>/onderdeel/<int:section>/terugzetten/", review.undo, name="undo"),
    path("concept/<int:version>/onderdeel/<int:section>/kop/", review.heading, name="heading"),
    path("concept/<int:version>/onderdeel/<int:section>/activiteit/", review.new_measure, name="new_measure"),
    path("concept/<int:version>/activiteit/<int:measure>/", review.draft_measure, name="draft_measure"),
    path("concept/<int:version>/activiteit/<int:measure>/afspraak/", commitments.add, name="add_commitment"),
    path("concept/<int:version>/afspraak/<int:number>/", commitments.change, name="change_commitment"),
    path("concept/<int:version>/afspraak/<int:number>/keuze/", review.choose, name="choose"),
]

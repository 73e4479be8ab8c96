"""Which page of the residents' panel answers which address?"""

from django.urls import path

from waarborg.frontends.pages.panel import (
    doing,
    files,
    invitations,
    open_answers,
    questions,
    results,
    surveys,
)

app_name = "panel"
urlpatterns = [
    path("", surveys.overview, name="overview"),
    path("nieuw/", surveys.new, name="new"),
    path("<int:survey>/", surveys.survey_page, name="survey"),
    path("<int:survey>/wijzigen/", surveys.edit, name="edit"),
    path("<int:survey>/voorbeeld/", surveys.preview, name="preview"),
    path("<int:survey>/doen/", doing.do, name="do"),
    path("<int:survey>/bestand/", files.file_page, name="file"),
    path("<int:survey>/vraag/", questions.new, name="new_question"),
    path("vraag/<int:question>/", questions.edit, name="question"),
    path("vraag/<int:question>/plaats/", questions.move, name="move_question"),
    path("<int:survey>/genodigden/", invitations.invited, name="invited"),
    path("<int:survey>/versturen/", invitations.send, name="send"),
    path("genodigde/<int:invitation>/weg/", invitations.take_off, name="take_off"),
    path("<int:survey>/resultaten/", results.results, name="results"),
    path("<int:survey>/grafiek/<int:question>.<str:form>", results.chart, name="chart"),
    path("<int:survey>/open-antwoorden/", open_answers.read, name="open_answers"),
    path("vraag/<int:question>/antwoord-weg/", open_answers.remove, name="remove_answer"),
]

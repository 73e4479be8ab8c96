"""Which page of the implementation plan answers which address?"""

from django.urls import path

from waarborg.frontends.pages.implementation import (
    action,
    budget,
    editing,
    money,
    overview,
    proposals,
)

app_name = "implementation"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("nieuw/", editing.new, name="new"),
    path("voorstellen/", proposals.proposals, name="proposals"),
    path("begroting/", budget.budget, name="budget"),
    path("begroting/<int:money>/", money.change, name="money"),
    path("begroting/<int:money>/weghalen/", money.remove, name="remove_money"),
    path("begroting/activiteit/<int:measure>/", money.for_measure, name="money_for_measure"),
    path("<int:action>/", action.action_page, name="action"),
    path("<int:action>/wijzigen/", editing.edit, name="edit"),
    path("<int:action>/verplaatsen/", editing.move, name="move"),
    path("<int:action>/voortgang/", action.progress, name="progress"),
    path("<int:action>/stoppen/", action.stop, name="stop"),
    path("<int:action>/hervatten/", action.resume, name="resume"),
    path("<int:action>/weghalen/", proposals.drop, name="drop"),
    path("<int:action>/geld/", money.for_action, name="money_for_action"),
]

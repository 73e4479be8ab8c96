"""Which page of the meetings answers which address?"""

from django.urls import path

from waarborg.frontends.pages.meetings import agenda, meeting, series

app_name = "meetings"
urlpatterns = [
    path("", series.overview, name="overview"),
    path("nieuw/", series.new, name="new"),
    path("agendapunt/", agenda.point, name="point"),
    path("reeks/<int:series>/", series.series_page, name="series"),
    path("reeks/<int:series>/wijzigen/", series.edit, name="edit"),
    path("reeks/<int:series>/stoppen/", series.stop, name="stop"),
    path("<int:meeting>/", meeting.meeting_page, name="meeting"),
    path("<int:meeting>/dossier/", agenda.dossier, name="dossier"),
    path("<int:meeting>/verplaatsen/", agenda.move, name="move"),
    path("<int:meeting>/afzeggen/", agenda.call_off, name="call_off"),
    path("<int:meeting>/agenda/", agenda.agenda_print, name="agenda"),
    path("<int:meeting>/besluiten/", agenda.decisions_print, name="decisions"),
]

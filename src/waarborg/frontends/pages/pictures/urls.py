"""Which page of the safety picture answers which address?"""

from django.urls import path

from waarborg.frontends.pages.pictures import (
    acts,
    charts,
    clusters,
    downloads,
    incident_files,
    incident_lists,
    intake,
    maps,
    monitor,
    outlook,
    repeats,
    streets,
    views,
)

app_name = "pictures"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("thema/", views.theme, name="theme"),
    path("hic/", monitor.monitor, name="monitor"),
    path("hic/kaart.json", monitor.monitor_map, name="monitor_map"),
    path("gebied/", views.area, name="area"),
    path("bijeen/", clusters.clusters, name="clusters"),
    path("bijeen/kaart.json", clusters.cluster_map, name="cluster_map"),
    path("bijeen/bestand/", clusters.cluster_file, name="cluster_file"),
    path("bijeen/kaart.<slug:form>", clusters.cluster_drawing, name="cluster_drawing"),
    path("vergelijken/", views.compare, name="compare"),
    path("kaart.json", maps.areas, name="map"),
    path("bestand/", downloads.download, name="download"),
    path("grafiek/<slug:what>.<slug:form>", charts.chart, name="chart"),
    path("verwachting/", outlook.outlook, name="outlook"),
    path("ophalen/", acts.fetch, name="fetch"),
    path("actie/", acts.task, name="task"),
    path("agenda/", acts.agenda, name="agenda"),
    path("streefcijfers/", acts.targets, name="targets"),
    path("incidenten/", incident_lists.overview, name="incident_lists"),
    path("incidenten/wacht/<slug:waiting>/", intake.waiting, name="waiting"),
    path("incidenten/<slug:incidents>/", incident_lists.incident_list, name="incident_list"),
    path("incidenten/<slug:incidents>/bestand/", incident_files.list_file, name="list_file"),
    path("incidenten/<slug:incidents>/herhaling/", repeats.repeats, name="repeats"),
    path("incidenten/<slug:incidents>/klok.<slug:form>", incident_lists.clock, name="clock"),
    path("incidenten/<slug:incidents>/straten.json", streets.street_map, name="street_map"),
    path("incidenten/<slug:incidents>/straten.geojson", streets.geojson, name="street_features"),
    path("incidenten/<slug:incidents>/straten.<slug:form>", streets.drawing, name="street_drawing"),
    path("straten/", streets.network, name="streets"),
    path("straten/verwijder/", streets.remove, name="remove_streets"),
    path("incidenten/<slug:incidents>/verwijder/", incident_lists.remove, name="remove_list"),
]

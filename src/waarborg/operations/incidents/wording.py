"""How is it told what is wrong with a list of incidents?"""

from __future__ import annotations

from collections.abc import Mapping

INCIDENT_WORDING: Mapping[str, tuple[str, str]] = {
    "begin_needed": (
        "Kies in welke kolom het begin staat: zonder een datum kan een incident niet meetellen.",
        "Choose which column has the beginning: without a date an incident cannot count.",
    ),
    "place_needed": (
        "Kies de kolommen van x en y, of die van de buurtcode: zonder plaats kan een incident niet meetellen.",
        "Choose which columns have x and y, or which the neighbourhood: without a place an incident cannot count.",
    ),
    "system_needed": (
        "Kies in welk stelsel x en y staan: RD, graden of andere meters.",
        "Choose in which system x and y are: RD, degrees or other metres.",
    ),
    "band_out_of_range": (
        "Vul een getal in boven 0, hoogstens {maximum}.",
        "Fill in a number above 0, {maximum} at most.",
    ),
    "no_numbers": (
        "In de kolommen van x en y staan nergens twee getallen. Kies andere kolommen. Staan er formules in, sla de "
        "lijst dan eerst op in een spreadsheet, zodat die zijn uitgerekend.",
        "Nowhere do the columns of x and y have two numbers. Choose others. If they hold formulas, save the list "
        "in a spreadsheet first, so that these are worked out.",
    ),
    "no_headings": (
        "Deze lijst begint meteen met een incident. Zet er een regel boven met de namen van de kolommen.",
        "At the top of this list are no headings but an incident. Put the names of the columns above it.",
    ),
    "not_streets": (
        "Dit is geen GeoJSON of GeoPackage die te lezen is. Sla het wegennet op als een van die twee.",
        "This is no GeoJSON or GeoPackage that can be read. Save the network as one of those two.",
    ),
    "streets_in_shapefile": (
        "Dit is een zip of een shapefile. Pak een zip uit en neem het GeoPackage (.gpkg) eruit; een shapefile is "
        "in QGIS op te slaan als GeoPackage.",
        "This is a zip or a shapefile. Unpack a zip and take the GeoPackage (.gpkg) out of it; a shapefile can be "
        "saved as GeoPackage in QGIS.",
    ),
    "geojson_too_large": (
        "Een GeoJSON mag hoogstens {maximum} MB zijn. Neem hetzelfde als GeoPackage: dat mag het hele land zijn.",
        "A GeoJSON may be {maximum} MB at most. Take the same as GeoPackage: that may be of the whole country.",
    ),
    "no_street_lines": (
        "In dit bestand staat geen enkele lijn. Neem een bestand met wegvakken, zoals het Nationaal Wegenbestand.",
        "There is no line in this file. Take a file with stretches of road, such as the National Road File.",
    ),
    "streets_swapped": (
        "De coördinaten lijken verwisseld: noord staat voor oost. Sla het bestand op in RD, of in WGS84 met de "
        "lengtegraad voorop.",
        "The coordinates seem to have changed places: north comes before east. Save the file in RD, or in WGS84 "
        "with the longitude first.",
    ),
    "streets_outside_netherlands": (
        "Deze straten liggen niet in Nederland. Sla het bestand op in RD of in WGS84.",
        "These streets are not in the Netherlands. Save the file in RD or in WGS84.",
    ),
    "streets_elsewhere": (
        "Geen enkele straat uit dit bestand ligt in uw gemeente. Neem het deel van het wegennet dat er wel ligt.",
        "No street of this file lies in your municipality. Take the part of the network that does.",
    ),
    "too_many_streets": (
        "Dit zijn {number} stukken straat; hoogstens {maximum} passen er. Neem alleen uw gemeente.",
        "These are {number} stretches of street; at most {maximum} fit. Take your municipality alone.",
    ),
    "streets_without_names": (
        "Geen enkele straat heeft een naam. Zet de naam in een van deze kolommen: {names}.",
        "No street has a name. Put the name in one of these columns: {names}.",
    ),
    "no_incidents": (
        "Geen enkele rij telt mee; er zijn er {number}. De eerste: {reason}. Kijk of de kolommen kloppen.",
        "Not one row counts; there are {number}. The first: {reason}. See whether the columns are right.",
    ),
}

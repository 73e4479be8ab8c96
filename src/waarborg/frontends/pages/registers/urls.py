"""Which page of the registers answers which address?"""

from django.urls import path

from waarborg.frontends.pages.registers import (
    attachments,
    carrying_out,
    comments,
    drafting,
    entry,
    event_risk,
    exports,
    filling,
    importing,
    lists,
    overview,
    saved_filters,
    term,
    zaaktype,
)

app_name = "registers"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("in-gebruik/", overview.in_use, name="in_use"),
    path("ontwerp/", drafting.new_register, name="new_register"),
    path("ontwerp/<slug:name>/", drafting.draft_page, name="draft"),
    path("ontwerp/<slug:name>/deel/", drafting.draft_part, name="draft_part"),
    path("inlezen/<int:handed>/", importing.import_page, name="import"),
    path("zaak/<int:entry>/", entry.entry_page, name="entry"),
    path("zaak/<int:entry>/wijzigen/", filling.edit, name="edit"),
    path("zaak/<int:entry>/uitvoeren/", carrying_out.carry_out_page, name="carry_out"),
    path("zaak/<int:entry>/status/", entry.move, name="move"),
    path("zaak/<int:entry>/vervallen/", entry.withdraw, name="withdraw"),
    path("zaak/<int:entry>/stilzetten/", term.suspend, name="suspend"),
    path("zaak/<int:entry>/hervatten/", term.resume, name="resume"),
    path("zaak/<int:entry>/verlengen/", term.extend, name="extend"),
    path("zaak/<int:entry>/risico/", event_risk.scan_page, name="event_risk"),
    path("zaak/<int:entry>/klasse/", event_risk.choose, name="event_class"),
    path("zaak/<int:entry>/opmerking/", comments.add, name="comment"),
    path("opmerking/<int:comment>/terug/", comments.take_back, name="take_back_comment"),
    path("zaak/<int:entry>/bijlage/", attachments.add, name="attach"),
    path("bijlage/<int:attachment>/", attachments.fetch, name="attachment"),
    path("bijlage/<int:attachment>/verwijderen/", attachments.take_back, name="take_back_attachment"),
    path("filter/bewaren/", saved_filters.keep, name="keep_filter"),
    path("filter/<int:saved>/verwijderen/", saved_filters.drop, name="drop_filter"),
    path("<slug:register>/", lists.entry_list, name="list"),
    path("<slug:register>/nieuw/", filling.add, name="add"),
    path("<slug:register>/zaaktype/", zaaktype.zaaktype, name="zaaktype"),
    path("<slug:register>/wijzigen/", drafting.change_register, name="change_register"),
    path("<slug:register>/inlezen/", importing.imports, name="imports"),
    path("<slug:register>/export/", exports.export, name="export"),
]

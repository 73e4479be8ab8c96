"""With which words do templates say the figures of a picture?"""

from __future__ import annotations

from django import template

from waarborg.frontends.pages.pictures import wording

register = template.Library()

register.filter("period", wording.period)
register.filter("stretch", wording.stretch)
register.filter("indicator_label", wording.label_of)
register.filter("figure_label", wording.figure_label)
register.filter("per_what", wording.per_what)
register.filter("decimal", wording.decimal)
register.filter("counted", wording.counted)
register.filter("between", wording.between)
register.filter("change_words", wording.change_words)
register.filter("course_words", wording.course_words)
register.filter("season_words", wording.season_words)
register.filter("percent", wording.percent)
register.filter("place_words", wording.place_words)
register.filter("area_name", wording.area_name)
register.filter("as_share", wording.as_share)
register.filter("whole", wording.whole)
register.filter("sureness", wording.sureness)
register.filter("state_words", wording.state_words)
register.filter("beside_country", wording.beside_country)
register.filter("cell", wording.cell)
register.filter("in_region", wording.in_region)
register.filter("survey_region", wording.survey_region)
register.filter("has_survey_regions", wording.has_survey_regions)
register.filter("survey_region_name", wording.survey_region_name)
register.filter("beside_survey_region", wording.beside_survey_region)
register.filter("region_name", wording.region_name)
register.filter("region_rate", wording.region_rate)
register.filter("beside_region", wording.beside_region)
register.filter("region_basis", wording.region_basis)
register.filter("restart_words", wording.restart_words)
register.filter("since_words", wording.since_words)
register.simple_tag(wording.method_line)
register.simple_tag(wording.ask)

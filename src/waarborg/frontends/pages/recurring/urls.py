"""Which page of the planned work answers which address?"""

from django.urls import path

from waarborg.frontends.pages.recurring import supervision, views

app_name = "recurring"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("nieuw/", views.new, name="new"),
    path("toezicht/", supervision.supervision, name="supervision"),
    path("<int:recurring>/", views.plan_page, name="plan"),
    path("<int:recurring>/wijzigen/", views.edit, name="edit"),
    path("<int:recurring>/stoppen/", views.stop, name="stop"),
]

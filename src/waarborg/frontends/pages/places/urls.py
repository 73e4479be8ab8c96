"""Which addresses do maps ask?"""

from django.urls import path

from waarborg.frontends.pages.places import views

app_name = "places"
urlpatterns = [
    path("gebieden/", views.areas, name="areas"),
    path("plek/", views.point, name="point"),
]

"""Which page of the figures answers which address?"""

from django.urls import path

from waarborg.frontends.pages.figures import views

app_name = "figures"
urlpatterns = [path("", views.overview, name="overview")]

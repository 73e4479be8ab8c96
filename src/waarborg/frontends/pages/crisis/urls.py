"""Which page of the crisis organisation answers which address?"""

from django.urls import path

from waarborg.frontends.pages.crisis import views

app_name = "crisis"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("oefening/<int:exercise>/", views.evaluation, name="evaluation"),
]

"""Which page of the search answers which address?"""

from django.urls import path

from waarborg.frontends.pages.search import views

app_name = "search"
urlpatterns = [
    path("", views.search_page, name="everywhere"),
]

"""Which page of the lists answers which address?"""

from django.urls import path

from waarborg.frontends.pages.subjects import views

app_name = "subjects"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<str:name>/", views.one_list, name="list"),
    path("<str:name>/<int:member>/", views.one_member, name="member"),
]

"""Which page of the work lists answers which address?"""

from django.urls import path

from waarborg.frontends.pages.work import together, views

app_name = "work"
urlpatterns = [
    path("", views.my_work, name="mine"),
    path("samen/", together.together, name="together"),
]

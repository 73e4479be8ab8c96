"""Which address shows a policy cycle, one of its steps, or opens one?"""

from django.urls import URLPattern, path

from waarborg.frontends.pages.policy_cycle.cycles import cycle_page, give_up, keep_promise, new, overview
from waarborg.frontends.pages.policy_cycle.priorities import priorities
from waarborg.frontends.pages.policy_cycle.step import step_page

app_name = "policy_cycle"
urlpatterns: list[URLPattern] = [
    path("", overview, name="overview"),
    path("openen/", new, name="new"),
    path("wettelijke-afspraak/", keep_promise, name="keep_promise"),
    path("<int:cycle>/", cycle_page, name="cycle"),
    path("<int:cycle>/prioriteiten/", priorities, name="priorities"),
    path("<int:cycle>/opheffen/", give_up, name="give_up"),
    path("stap/<int:step>/", step_page, name="step"),
]

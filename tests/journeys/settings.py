"""The settings of a server in a process of its own: those of the tests, with stand-ins for the other pages."""

from tests.settings import *

ROOT_URLCONF = "tests.frontends.pages.neighbours"

"""Which settings do the tests run with? Those of production, in a data folder that is thrown away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "WAARBORG_DATA" not in os.environ:
    os.environ["WAARBORG_DATA"] = tempfile.mkdtemp(prefix="waarborg-tests-")
    atexit.register(shutil.rmtree, os.environ["WAARBORG_DATA"], ignore_errors=True)

from waarborg.settings import *
from waarborg.settings import CONFIGURATION, DATABASES

if CONFIGURATION.database_url is None:
    # A file, as in production: a database in memory knows no WAL and no waiting for another writer.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(CONFIGURATION.data) / "test.sqlite3")}
    OPTIONS = DATABASES["default"]["OPTIONS"]
    OPTIONS["init_command"] = OPTIONS["init_command"].replace("synchronous=FULL", "synchronous=OFF")

# Tests that run beside each other do not see each other's lists.
INCIDENTS_FOLDER = CONFIGURATION.data / f"incidents-{os.getpid()}"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

"""The product's own settings with a fixed key, fast password hashing and mail kept in memory."""

import atexit
import os
import shutil
import tempfile

os.environ["SECRET_KEY"] = "only-for-tests-only-for-tests-only-for-tests-only-1234"
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="goedwerk-tests-")
os.environ["DEMO"] = "1"
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from goedwerk_site.settings import *  # noqa: E402, F403

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file, because a live server shares one connection of a database in memory between its threads.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}  # noqa: F405

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir(parents=True)  # noqa: F405 - whitenoise warns about a folder that is not there

"""As `wagtail start` writes them, and with CACHED=1 the per-site cache of Django's documentation."""

import os
from pathlib import Path

APP = "bench.peers.wagtail_site"
SECRET_KEY = "of a benchmark"
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["WAGTAIL_FILE"]}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    APP,
    *(f"wagtail.{name}" for name in ("sites", "users", "documents", "images", "search", "admin")),
    "wagtail",
    "modelcluster",
    "taggit",
    *(f"django.contrib.{name}" for name in ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")),
]
CACHED = os.environ.get("CACHED") == "1"
MIDDLEWARE = [
    *(["django.middleware.cache.UpdateCacheMiddleware"] if CACHED else []),
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    *(["django.middleware.cache.FetchFromCacheMiddleware"] if CACHED else []),
]
ROOT_URLCONF = f"{APP}.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
STATIC_URL = "/static/"
USE_TZ = True
WAGTAIL_SITE_NAME = "Beside klonoinfo"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"

"""Django's settings, all from environment variables: docs/operators.md lists them."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from klonoinfo.env import Environment
from klonoinfo.patience import CONNECTING

BASE_DIR = Path(__file__).resolve().parent.parent
DEVELOPMENT_KEY = "this-key-is-public-and-production-refuses-to-start-with-it"

env = Environment(os.environ, BASE_DIR / ".env")

# Where this process runs, and which doors it opens
ENVIRONMENT = env.choice("ENVIRONMENT", ("production", "development"), default="production")
DEVELOPMENT = ENVIRONMENT == "development"
FACE = env.choice("FACE", ("all", "public"), default="all")
DEBUG = env.flag("DEBUG", default=False)
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000, at_most=65535)
BASE_URL = env.address("BASE_URL", f"http://{HOST}:{PORT}" if DEVELOPMENT else None)
SECRET_KEY = env.text("SECRET_KEY", DEVELOPMENT_KEY if DEVELOPMENT else None)
UNSEALED = "" if FACE == "public" else None
SEAL_KEY = env.text("SEAL_KEY", DEVELOPMENT_KEY if DEVELOPMENT else UNSEALED)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", f"127.0.0.1,localhost,[::1],{HOST}" if DEVELOPMENT else "")

# What the house decides
DEMO = DEVELOPMENT and DEBUG
GRACE_DAYS = env.number("GRACE_DAYS", 90)
ONE_PERSON_MAY_ADMINISTER_AND_SIGN = env.flag("ONE_PERSON_MAY_ADMINISTER_AND_SIGN", default=False)
FIRST_SIGNATURES = env.number("FIRST_SIGNATURES", 1, at_most=2)
FIRST_RECORD_SIGNATURES = env.number("FIRST_RECORD_SIGNATURES", 2, at_most=2)
TEXT_AT_MOST = env.number("TEXT_AT_MOST", 400_000, at_most=5_000_000)
ROWS_AT_MOST = env.number("ROWS_AT_MOST", 1_000, at_most=5_000)
HOUSE_SPELLING = env.choice("HOUSE_SPELLING", ("either", "british", "american"), default="either")
HOUSE_STYLE = env.choice("HOUSE_STYLE", ("ismp", "nhs"), default="ismp")
CHECK_SECONDS = env.number("CHECK_SECONDS", 10, at_most=60)
PREPARED_MEGABYTES = env.number("PREPARED_MEGABYTES", 64)
PURGE_URLS = env.addresses("PURGE_URLS")
REPORTS_PER_HOUR = env.number("REPORTS_PER_HOUR", 60)
REPORT_DAYS = env.number("REPORT_DAYS", 90, at_most=3_650)
SIGNING_TRIES = env.number("SIGNING_TRIES", 5)
SIGNING_LOCK_MINUTES = env.number("SIGNING_LOCK_MINUTES", 15)
SIGN_IN_TRIES = env.number("SIGN_IN_TRIES", 10)
SIGN_IN_LOCK_MINUTES = env.number("SIGN_IN_LOCK_MINUTES", 15)

# Database: a thread keeps its connection, and none waits long for a server that does not answer
DATABASE = env.database("DATABASE_URL", "sqlite:///db.sqlite3" if DEVELOPMENT else None)
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    in_memory = DATABASE["NAME"] == ":memory:"
    DATABASE["NAME"] = ":memory:" if in_memory else str(BASE_DIR / DATABASE["NAME"])
    DATABASE["ENGINE"] = "klonoinfo.sqlite"
else:
    from psycopg import IsolationLevel  # a tenth of the start of a process, for which SQLite has no use

    DATABASE["ENGINE"] = "klonoinfo.postgresql"
    DATABASE.setdefault("OPTIONS", {})["connect_timeout"] = CONNECTING
    # Said, because a role can choose other defaults for itself, and locks and pages rest on these
    DATABASE["OPTIONS"]["isolation_level"] = IsolationLevel.READ_COMMITTED
    # No compiling of a question: that takes longer than to answer it
    DATABASE["OPTIONS"]["options"] = "-c search_path=public,pg_temp -c DateStyle=ISO -c jit=off"
    DATABASE["CONN_MAX_AGE"] = 10 * 60  # seconds
    DATABASE["CONN_HEALTH_CHECKS"] = True
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Mail: EMAIL_BACKEND, EMAIL_HOST and their kin all come out of one address
globals().update(env.mail("EMAIL_URL", "consolemail://"))
EMAIL_TIMEOUT = 10  # seconds for one answer; klonoinfo.smtp bounds the whole session
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.sender("DEFAULT_FROM_EMAIL", "klonoinfo <noreply@localhost>")

# Applications: readers' processes leave out all that signs people in
STAFF_APPS = [
    "articles.admin.apps.WritingConfig",
    "django.contrib.sessions",
    "django.contrib.messages",
    "axes",
]
INSTALLED_APPS = [
    *(STAFF_APPS if FACE != "public" else []),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "django_htmx",
    "simple_history",
    "articles.apps.ArticlesConfig",
]
STAFF_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.public.slashes.OneRedirect",
    "django.middleware.csrf.CsrfViewMiddleware",
    *(STAFF_MIDDLEWARE if FACE != "public" else []),
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "klonoinfo.unavailable.DatabaseDown",
    "klonoinfo.missing.DemoMissing",
    *(["klonoinfo.toolong.TextTooLong", "axes.middleware.AxesMiddleware"] if FACE != "public" else []),
]
STAFF_CONTEXT = [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "klonoinfo.context.demo",
                *(STAFF_CONTEXT if FACE != "public" else []),
            ],
        },
    },
]
ROOT_URLCONF = "klonoinfo.urls"
WSGI_APPLICATION = "klonoinfo.wsgi.application"
ASGI_APPLICATION = "klonoinfo.asgi.application"

# People
AUTH_USER_MODEL = "articles.Person"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "landing"
LOGOUT_REDIRECT_URL = LOGIN_URL
AUTHENTICATION_BACKENDS = [
    *(["axes.backends.AxesStandaloneBackend"] if FACE != "public" else []),
    "django.contrib.auth.backends.ModelBackend",
]
DJANGOS_VALIDATORS = ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    *({"NAME": f"django.contrib.auth.password_validation.{name}"} for name in DJANGOS_VALIDATORS),
    {"NAME": "articles.signin.passwords.GuessablePasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# Guessing at the door: a success wipes nothing off, or who has an account could guess at another for ever, and what
# is tried during a lock does not prolong it
AXES_FAILURE_LIMIT = SIGN_IN_TRIES
AXES_COOLOFF_TIME = timedelta(minutes=SIGN_IN_LOCK_MINUTES)
AXES_RESET_ON_SUCCESS = AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "articles.client.address"
AXES_LOCKOUT_PARAMETERS = "articles.signin.limits.counted"
AXES_LOCKOUT_CALLABLE = "articles.signin.limits.locked"
AXES_SENSITIVE_PARAMETERS = ["username"]  # not in the log: it may be a password in the wrong field
AXES_ENABLE_ADMIN = False

# Cookies and transport
HTTPS = env.flag("HTTPS", default=not DEVELOPMENT)
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "klonoinfo.csrf.refused"
SESSION_COOKIE_AGE = 12 * 60 * 60
# A form holds whatever the import takes, and more: what is too long or too many is shown again, not thrown away. A
# character takes up to 12 bytes in a form, and a row up to 14 fields.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * (1_000_000 + TEXT_AT_MOST) + 8_000 * ROWS_AT_MOST
DATA_UPLOAD_MAX_NUMBER_FIELDS = 40 * ROWS_AT_MOST
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Words, times and files
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
HASHED_FILES = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN_FILES if DEVELOPMENT else HASHED_FILES},
}

# What happens is told on stderr
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LOG_LEVEL = env.choice("LOG_LEVEL", LEVELS, default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        "axes": {"level": max(LOG_LEVEL, "WARNING", key=LEVELS.index)},  # below, several lines a sign-in
    },
}

env.refuse_unknown()

if not DEVELOPMENT:
    for name, key in {"SECRET_KEY": SECRET_KEY, "SEAL_KEY": SEAL_KEY}.items():
        if key != UNSEALED and (key == DEVELOPMENT_KEY or len(key) < 50):
            raise ImproperlyConfigured(
                f"{name} is the published one or shorter than 50 characters: set a random one of your own."
            )
    if FACE == "public" and SEAL_KEY:
        raise ImproperlyConfigured("SEAL_KEY is set, but readers' processes seal nothing: take it out of this one.")
    if DEBUG:
        raise ImproperlyConfigured("DEBUG is on: in production set it to false.")
    if not ALLOWED_HOSTS or any("*" in host for host in ALLOWED_HOSTS):
        raise ImproperlyConfigured("ALLOWED_HOSTS is empty or open: list the names that this site answers to.")

"""Django's settings: flat, made from the environment (config/environment.py) and nothing else."""

from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from xinsheng.config.environment import environment_of_this_process

ENVIRONMENT = environment_of_this_process()
PACKAGE = Path(__file__).resolve().parent.parent


def _database(url: str) -> dict[str, Any]:
    """Turn a PostgreSQL address into Django's form; whatever else it says goes to libpq as it is."""
    said = dict(conninfo_to_dict(url))
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    known = {ours: str(said.pop(theirs, None) or "") for ours, theirs in names.items()}
    return {
        "ENGINE": "xinsheng.config.postgresql",
        **known,
        "OPTIONS": said,
        "CONN_MAX_AGE": None,  # persistent: five times the rate of a connection per request
        "CONN_HEALTH_CHECKS": True,  # a restarted server costs nobody a page
    }


# What we are
PRODUCTION = ENVIRONMENT.production
DEMONSTRATION = not PRODUCTION
DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
STATE = ENVIRONMENT.state
ROOT_URLCONF = "xinsheng.config.urls"
WSGI_APPLICATION = "xinsheng.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",  # asked for by django.contrib.auth
    "django.contrib.auth",  # sessions that know an account; its groups and permissions stay empty
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "xinsheng.registry",
]

MIDDLEWARE = [
    "xinsheng.config.middleware.RequestReference",
    "django.middleware.security.SecurityMiddleware",
    "xinsheng.config.rare_characters.StaticFiles",
    "xinsheng.config.middleware.GuardedHeaders",
    "xinsheng.config.middleware.ChosenLanguage",
    "xinsheng.config.middleware.SaidMethod",
    "xinsheng.config.books_awaited.BooksAwaited",  # before anything reads the books
    "django.contrib.sessions.middleware.SessionMiddleware",
    "xinsheng.config.living_sessions.LivingSession",
    "xinsheng.config.middleware.BoundedBody",  # before anything looks into a form
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "xinsheng.config.live_sessions.OneLiveSession",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "xinsheng.config.rare_characters.RareCharacters",  # within what says how long a page is
]

# The books. The owner's address is given to `xinsheng migrate` alone, never to a web process.
DATABASES = {"default": _database(ENVIRONMENT.database_url)}
if ENVIRONMENT.database_owner_url:
    DATABASES["owner"] = _database(ENVIRONMENT.database_owner_url)

# People
AUTH_USER_MODEL = "registry.Account"
LOGIN_URL = "counter:sign_in"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
IDLE_SECONDS = 30 * 60  # without a page, then one signs in again
KIOSK_IDLE_SECONDS = 3 * 60  # at a self-service place, where somebody else stands next
SESSION_NOTED_EVERY = 60  # seconds: that a session lives is written down no oftener (config/living_sessions.py)
SESSION_COOKIE_AGE = IDLE_SECONDS + SESSION_NOTED_EVERY  # nobody is out sooner than they were told
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-session" if ENVIRONMENT.secure else "session"
SESSION_COOKIE_SECURE = ENVIRONMENT.secure
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "xinsheng.look.error_pages.csrf_failure"
CSRF_COOKIE_NAME = "__Host-csrf" if ENVIRONMENT.secure else "csrf"
CSRF_COOKIE_SECURE = ENVIRONMENT.secure
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.secure
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600

# Addresses and transport
PUBLIC_URL = ENVIRONMENT.public_url
ALLOWED_HOSTS = sorted({ENVIRONMENT.public_host, "localhost", "127.0.0.1"})
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.public_url]
PASSKEY_DOMAIN = ENVIRONMENT.passkey_domain
PASSKEY_ORIGIN = ENVIRONMENT.public_url
PASSKEY_SIGNS_ALL = PRODUCTION  # a demonstration lets who has no passkey act unsigned, and shows it as unsigned
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_proxy else None
SECURE_SSL_REDIRECT = False  # the proxy's work; health probes come over plain loopback
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENVIRONMENT.secure else 0
SECURE_REFERRER_POLICY = "same-origin"  # stricter ones make browsers hide the origin of our own forms
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LARGEST_BODY = 16 * 1024 * 1024  # bytes: a paper of 10 MB and its form, with room; views may ask for less
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # never in clear on a disk
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Pages: a template is named by its path in the package, "counter/claim/page.html"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "xinsheng.look.environment.environment"},
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "look" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# Words and clock
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = sorted(path for path in (PACKAGE / "words" / "locale").glob("*") if path.is_dir())
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# The outside world: one adapter a port (gateways/<port>/)
KEYS_FOLDER = ENVIRONMENT.keys_folder
VAULT_ADAPTER = ENVIRONMENT.vault
VAULT_FOLDER = ENVIRONMENT.vault_folder
VAULT_BUCKET = ENVIRONMENT.vault_bucket
VAULT_ENDPOINT = ENVIRONMENT.vault_endpoint
VAULT_REGION = ENVIRONMENT.vault_region
VAULT_ACCESS_KEY_ID = ENVIRONMENT.vault_access_key_id
VAULT_SECRET_ACCESS_KEY = ENVIRONMENT.vault_secret_access_key
MESSAGE_PLAN = ENVIRONMENT.messages
SMS_DAILY_CAP = MESSAGE_PLAN.daily_cap
POPULATION = ENVIRONMENT.population
MCHIS = ENVIRONMENT.mchis
LABORATORIES = ENVIRONMENT.laboratories
FILINGS = ENVIRONMENT.filings
IDENTITY_ADAPTER = ENVIRONMENT.identity
PAPER_READER, RESEMBLANCE = ENVIRONMENT.paper_reader, ENVIRONMENT.resemblance
NETWORK = ENVIRONMENT.network
FACE = ENVIRONMENT.face
WECHAT = ENVIRONMENT.wechat
CARD_READER = ENVIRONMENT.card_reader
TOKEN_SERVICE = ENVIRONMENT.token_service
ELICENCE_STATUS_URL = ENVIRONMENT.elicence_status_url

# Errands: one file each in postroom/
WORKER_SILENCE = ENVIRONMENT.worker_silence
PROCRASTINATE_IMPORT_PATHS = [
    "xinsheng.postroom.make_elicence",
    "xinsheng.postroom.send_text_message",
    "xinsheng.postroom.compare_registration",
    "xinsheng.postroom.make_service_certificate",
    "xinsheng.postroom.look_up_record",
    "xinsheng.postroom.confirm_report",
    "xinsheng.postroom.make_share",
    "xinsheng.postroom.duties",
    "xinsheng.postroom.waiting_messages",
    "xinsheng.postroom.reconcile_stock",
    "xinsheng.postroom.count_measures",
    "xinsheng.postroom.seal_signatures",
    "xinsheng.postroom.send_results",
    "xinsheng.postroom.file_certificates",
    "xinsheng.postroom.registration_clock",
    "xinsheng.postroom.second_review_clock",
    "xinsheng.postroom.spouse_silence",
]

# Log: one JSON object a line, no personal data (config/logs.py)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "xinsheng.config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": ENVIRONMENT.log_level},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "fontTools": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        "smpplib": {"level": "ERROR"},  # below that it writes whole messages down
        "tencentcloud_sdk_common": {"level": "ERROR"},  # the same
        "procrastinate": {"level": "WARNING"},  # its own lines name errands by id; ours say what came of them
        "procrastinate.blueprints": {"level": "WARNING"},
    },
}

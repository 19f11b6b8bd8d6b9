import os

from .base import *

DEBUG = False

env = os.environ.copy()

if "SECRET_KEY" in env:
    SECRET_KEY = env["SECRET_KEY"]

# Email config
if "EMAIL_HOST" in os.environ:
    EMAIL_HOST = os.environ["EMAIL_HOST"]

if "EMAIL_PORT" in os.environ:
    try:
        EMAIL_PORT = int(os.environ["EMAIL_PORT"])
    except ValueError:
        pass

if "EMAIL_HOST_USER" in os.environ:
    EMAIL_HOST_USER = os.environ["EMAIL_HOST_USER"]

if "EMAIL_HOST_PASSWORD" in os.environ:
    EMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]

if os.environ.get("EMAIL_USE_TLS", "false").lower().strip() == "true":
    EMAIL_USE_TLS = True

try:
    from .local import *
except ImportError:
    pass

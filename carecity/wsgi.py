"""The WSGI application that a production server (granian) loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carecity.settings")

application = get_wsgi_application()

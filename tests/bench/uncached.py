"""The WSGI application with a page cache that can store nothing, so that every request renders its page."""

from carecity.wsgi import django_application
from pages.page_cache.wsgi import PageCacheMiddleware

application = PageCacheMiddleware(django_application, max_size=0)

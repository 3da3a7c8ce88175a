"""The site with the page cache out of the way: it has room for nothing, so that every page is made anew."""

from carecity.wsgi import django_application
from pages.page_cache.wsgi import PageCacheMiddleware

application = PageCacheMiddleware(django_application, max_size=0)

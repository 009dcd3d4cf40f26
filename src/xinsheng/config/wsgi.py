"""What the web server calls.

Every view is read before the first visitor comes, and what there is by then stays to the end: the collector need not
walk through it again whenever a page makes many things at once (a fifth of a second on a small machine). What a page
makes and drops is mostly let go without the collector; it looks seldom.
"""

import atexit
import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xinsheng.config.settings")
application = get_wsgi_application()
VIEWS = len(get_resolver().url_patterns)
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 10, 10)
atexit.register(gc.unfreeze)  # at the end everything is let go, as its makers expect

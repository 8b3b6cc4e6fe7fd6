"""The product's settings with the yardstick's addresses: middleware, database and sessions stay the same."""

from goedwerk_site.settings import *  # noqa: F403

ROOT_URLCONF = "bench.yardstick.urls"

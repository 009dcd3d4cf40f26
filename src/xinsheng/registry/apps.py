"""The books as a Django application."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The only application of ours that owns tables."""

    name = "xinsheng.registry"
    label = "registry"
    verbose_name = "登记簿"
    default_auto_field = "django.db.models.BigAutoField"

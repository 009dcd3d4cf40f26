"""The provincial population register: asked for one couple or one person; what is no whole answer is none."""

from xinsheng.gateways.population.http_service import HttpRegister
from xinsheng.gateways.population.place import RegisterPlace
from xinsheng.gateways.population.port import CoupleAsking, PopulationRegister, UnableToAsk
from xinsheng.gateways.population.postgres import PostgresRegister

__all__ = ["CoupleAsking", "PopulationRegister", "RegisterPlace", "UnableToAsk", "population_register_from"]


def population_register_from(place: RegisterPlace, *, books_url: str) -> PopulationRegister:
    """Give the register of that place; `books_url`: the application's own database, where no other is named."""
    if place.adapter == "http":
        return HttpRegister(place.service_url, key_file=place.key_file, seconds=place.seconds)
    return PostgresRegister(place.url or books_url, seconds=place.seconds)

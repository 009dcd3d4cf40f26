"""An invented Guizhou, so that nobody ever needs real people to try the system (needs numpy and pyarrow)."""

from xinsheng.gateways.population.invention.blemishes import BLEMISHES, Blemish
from xinsheng.gateways.population.invention.plan import LARGEST, Plan
from xinsheng.gateways.population.invention.writing import Invented, invent

__all__ = ["BLEMISHES", "LARGEST", "Blemish", "Invented", "Plan", "invent"]

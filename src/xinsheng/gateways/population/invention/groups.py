"""Which ethnic groups (GB/T 3304) live in which prefecture of Guizhou: plausible shares, in thousandths.

Code 97 (other) stands for 穿青人 in Bijie, Anshun and Liupanshui and for 革家人 in Qiandongnan, as their cards do.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from xinsheng.gateways.population.invention.people import Whole

_HAN, _MONGOL, _HUI, _UYGUR, _MIAO, _YI, _ZHUANG, _BUYEI, _MANCHU = 1, 2, 3, 5, 6, 7, 8, 9, 11
_DONG, _YAO, _BAI, _TUJIA, _SHUI, _MAONAN, _GELAO, _OTHER = 12, 13, 14, 15, 25, 36, 37, 97
_EVERYWHERE = {_MONGOL: 1, _UYGUR: 1, _ZHUANG: 2, _MANCHU: 2}
_SHARES: Mapping[str, Mapping[int, int]] = MappingProxyType(
    {
        "5201": {_HAN: 810, _MIAO: 60, _BUYEI: 55, _TUJIA: 20, _DONG: 18, _YI: 15, _GELAO: 10, _HUI: 6},
        "5202": {_HAN: 735, _YI: 100, _MIAO: 65, _BUYEI: 60, _OTHER: 18, _GELAO: 10, _BAI: 6},
        "5203": {_HAN: 880, _GELAO: 42, _MIAO: 40, _TUJIA: 28, _BUYEI: 4},
        "5204": {_HAN: 620, _BUYEI: 165, _MIAO: 140, _OTHER: 32, _GELAO: 20, _HUI: 17},
        "5205": {_HAN: 725, _OTHER: 75, _YI: 72, _MIAO: 72, _BUYEI: 20, _HUI: 18, _BAI: 12},
        "5206": {_HAN: 300, _TUJIA: 370, _MIAO: 150, _DONG: 115, _GELAO: 59},
        "5223": {_HAN: 600, _BUYEI: 295, _MIAO: 75, _YI: 12, _HUI: 12},
        "5226": {_HAN: 205, _MIAO: 420, _DONG: 320, _OTHER: 16, _YAO: 12, _SHUI: 15, _TUJIA: 6},
        "5227": {_HAN: 415, _BUYEI: 330, _MIAO: 135, _SHUI: 85, _DONG: 17, _MAONAN: 12},
    }
)


def group_pool(county: str) -> Whole:
    """Give the codes of a county's groups, each as often as it is common there."""
    shares = {**_SHARES[county[:4]], **_EVERYWHERE}
    return np.repeat(np.array(list(shares)), np.array(list(shares.values())))

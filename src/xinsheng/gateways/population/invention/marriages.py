"""How marriages stand in an invented register: not always as they are."""

import numpy as np

from xinsheng.gateways.population.invention.blemishes import Hits
from xinsheng.gateways.population.invention.people import NEVER, NEVER_MARRIED, NOBODY, People, Whole

_NOT_STATED = 90  # GB/T 2261.2
_NEW = 180  # days


def blemished_marriages(
    people: People, *, hits: Hits, rng: np.random.Generator, today: int
) -> tuple[Whole, Whole, Whole]:
    """Give spouse, day of marriage and marital state as the register has them."""
    spouse, married, state = people.spouse.copy(), people.married.copy(), people.state.copy()
    named = np.nonzero(people.spouse != NOBODY)[0]
    mutual = named[people.spouse[people.spouse[named]] == named]
    wives = mutual[~people.is_male[mutual]]
    husbands = people.spouse[wives]
    too_new = hits.of("marriage_too_new", people.married[wives] > today - _NEW)
    one_way = hits.of("spouse_one_way", np.ones(len(wives), dtype=bool))
    silent = np.where(rng.random(len(wives)) < 0.5, wives, husbands)[one_way]  # noqa: PLR2004  either side
    both = np.concatenate([wives[too_new], husbands[too_new]])
    for who, said in ((silent, _NOT_STATED), (both, NEVER_MARRIED)):
        spouse[who], married[who], state[who] = NOBODY, NEVER, said
    married[hits.of("marriage_day_missing", married != NEVER)] = NEVER
    return spouse, married, state

"""One block of invented people as rows of a register file, blemished as registers are."""

from collections import Counter
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from xinsheng.gateways.population.columns import COLUMNS
from xinsheng.gateways.population.invention.arrays import changed, places_of, texts_of, without
from xinsheng.gateways.population.invention.blemishes import Hits
from xinsheng.gateways.population.invention.families import Families
from xinsheng.gateways.population.invention.groups import group_pool
from xinsheng.gateways.population.invention.lives import left_to, live_on
from xinsheng.gateways.population.invention.marriages import blemished_marriages
from xinsheng.gateways.population.invention.naming import SURNAME_POOL, Names
from xinsheng.gateways.population.invention.numbering import Letters, numbers_of, old_forms
from xinsheng.gateways.population.invention.people import NEVER, NOBODY, YEAR, Truth, Whole
from xinsheng.gateways.population.invention.plan import Block, Plan
from xinsheng.standards.certificate_numbers import FIRST_DAY

SCHEMA = pa.schema(
    [
        (name, {"born_on": pa.date32(), "married_on": pa.date32()}.get(name, pa.string()))
        if name not in {"sex", "marital_state", "is_alive"}
        else (name, pa.int8())
        for name in COLUMNS
    ]
)
_EPOCH = date(1970, 1, 1)
_CERTIFIED_FROM = (FIRST_DAY - _EPOCH).days
_OLD_NUMBERS = (date(1900, 1, 1) - _EPOCH).days, (date(1940, 1, 1) - _EPOCH).days  # of ancestors, born between
_SERIALS = 10_000_000  # certificate numbers of one letter
_HAS_FORMER_NAME = 0.015
_AT_HOME, _IN_COUNTY, _IN_PROVINCE = 0.70, 0.90, 0.96  # where one lives, the rest in another province
_NO_SUCH_SEX, _LETTER_X = 3, ord("X")


def rows_of(block: Block, *, plan: Plan) -> tuple[pa.RecordBatch, Counter[str]]:
    """Invent a block: its rows, and how often each blemish befell somebody. Raises UnableToInvent."""
    rows = _Rows(block, plan=plan)
    return rows.batch(), rows.hits.counts


class _Rows:
    def __init__(self, block: Block, *, plan: Plan) -> None:
        self._block = block
        self._rng = np.random.default_rng([plan.seed, 2, block.place])
        self._today = (plan.as_of - _EPOCH).days
        self.hits = Hits(rng=self._rng)
        families = Families(
            rng=self._rng,
            today=self._today,
            villages=len(block.county.villages),
            groups=group_pool(block.county.code),
            surnames=SURNAME_POOL,
        )
        families.grow_to(block.people)
        live_on(families, rng=self._rng, today=self._today)
        self._people = left_to(families.people, block.people, rng=self._rng)
        self._numbers = numbers_of(self._people, block=block, rng=self._rng)
        self._everyone: Truth = np.ones(len(self._people), dtype=bool)

    def batch(self) -> pa.RecordBatch:
        people = self._people
        is_old = self._has_old_number()
        known = self._written(self._numbers, is_old=is_old)
        spouse, married, state = blemished_marriages(people, hits=self.hits, rng=self._rng, today=self._today)
        mother, father = self._parents()
        columns = {
            "paper_no": self._own_number(is_old=is_old),
            "name": self._name(),
            "former_name": self._former_name(),
            "sex": self._sex(),
            "born_on": pa.array(self._born().astype(np.int32), pa.date32()),
            "ethnicity": self._ethnicity(),
            "household_code": self._household(),
            "residence_code": self._residence(),
            "marital_state": pa.array(state.astype(np.int8)),
            "spouse_no": known.take(places_of(spouse)),
            "married_on": pa.array(married.astype(np.int32), pa.date32(), mask=married == NEVER),
            "is_alive": pa.array(people.is_alive.astype(np.int8)),
            "mother_no": known.take(places_of(mother)),
            "father_no": known.take(places_of(father)),
            "certificate_no": self._certificate(),
        }
        batch = pa.RecordBatch.from_arrays([columns[name] for name in COLUMNS], schema=SCHEMA)
        return batch.take(pa.array(self._order()))

    def _has_old_number(self) -> Truth:
        """Ancestors who died before the numbers were lengthened, and a few elders nobody has looked at since."""
        born, is_alive = self._people.born, self._people.is_alive
        first, last = _OLD_NUMBERS
        ancestor = ~is_alive & (born >= first) & (born < last) & (self._rng.random(len(born)) < 0.5)  # noqa: PLR2004
        elder = is_alive & (born >= first) & (born < self._today - 50 * YEAR)
        is_old: Truth = ancestor | self.hits.of("old_number", elder)
        return is_old

    def _written(self, numbers: Letters, *, is_old: Truth) -> pa.Array:
        return pc.if_else(pa.array(is_old), texts_of(old_forms(numbers)), texts_of(numbers))

    def _own_number(self, *, is_old: Truth) -> pa.Array:
        """The number in one's own row: it may be wrong, another's, or not given yet; relatives know the right one."""
        own = self._numbers.copy()
        taken = np.nonzero(self.hits.of("number_twice", self._everyone & ~is_old))[0]
        own[taken] = self._numbers[self._rng.integers(0, len(own), len(taken))]
        wrong = self.hits.of("number_check", self._everyone & ~is_old)
        own[wrong, 17] = np.where(own[wrong, 17] == _LETTER_X, ord("0"), _LETTER_X)
        new = self.hits.of("newborn_unregistered", (self._people.born > self._today - 90) & self._has_parent())
        return without(self._written(own, is_old=is_old), new)

    def _has_parent(self) -> Truth:
        has: Truth = (self._people.mother != NOBODY) & self._people.is_here
        return has

    def _name(self) -> pa.Array:
        names = Names(self._people, rng=self._rng).full()
        dotted = pc.match_substring(names, "·").to_numpy(zero_copy_only=False)
        for code, who, made in (
            ("dot_of_another_kind", dotted, lambda name: name.replace("·", "•")),
            ("name_with_blank", ~dotted, lambda name: f"{name[:1]} {name[1:]}"),
            ("name_private_use", ~dotted, lambda name: f"{name[:1]}\ue2f1"),
            ("name_missing", self._everyone, lambda _name: ""),
        ):
            names = changed(names, self.hits.of(code, who), made=made)
        return names

    def _former_name(self) -> pa.Array:
        has_none = self._rng.random(len(self._people)) >= _HAS_FORMER_NAME
        return without(Names(self._people, rng=self._rng).full(), has_none)

    def _sex(self) -> pa.Array:
        is_male = self._people.is_male ^ self.hits.of("sex_differs", self._everyone)
        codes = np.where(is_male, 1, 2)
        codes[self.hits.of("sex_code", self._everyone)] = _NO_SUCH_SEX
        return pa.array(codes.astype(np.int8))

    def _born(self) -> Whole:
        born = self._people.born
        moved = born + self._rng.integers(1, 400, len(born))
        differs = self.hits.of("birth_differs", moved <= self._today)
        return np.where(differs, moved, born)

    def _ethnicity(self) -> pa.Array:
        codes = pa.array([f"{code:02}" for code in range(100)])
        missing = self.hits.of("ethnicity_missing", self._everyone)
        return without(codes.take(pa.array(self._people.group)), missing)

    def _household(self) -> pa.Array:
        """The village; for some the code that their county had long ago, as nobody has rewritten it."""
        codes, former = list(self._block.county.villages), self._block.county.former
        place = self._people.village
        if former:
            old = self.hits.of("household_code_old", self._everyone)
            place, codes = np.where(old, len(codes), place), [*codes, former[-1][0]]
        return pa.array(codes).take(pa.array(place))

    def _residence(self) -> pa.Array:
        here, there, far = self._block.county.villages, self._block.elsewhere.county.villages, self._block.foreign
        chance, count = self._rng.random(len(self._people)), len(self._people)
        place = np.select(
            [chance < _AT_HOME, chance < _IN_COUNTY, chance < _IN_PROVINCE],
            [
                self._people.village,
                self._rng.integers(0, len(here), count),
                len(here) + self._rng.integers(0, len(there), count),
            ],
            len(here) + len(there) + self._rng.integers(0, len(far), count),
        )
        missing = self.hits.of("residence_missing", self._everyone)
        return without(pa.array([*here, *there, *far]).take(pa.array(place)), missing)

    def _parents(self) -> tuple[Whole, Whole]:
        mother, father = self._people.mother.copy(), self._people.father.copy()
        mother[self.hits.of("mother_missing", mother != NOBODY)] = NOBODY
        father[self.hits.of("father_missing", (father != NOBODY) & (mother != NOBODY))] = NOBODY
        return mother, father

    def _certificate(self) -> pa.Array:
        """Numbers of the Medical Certificate of Birth, which exists since 1996; each once in the whole file."""
        certified = (self._people.born >= _CERTIFIED_FROM) & self._people.is_here
        serial = self._block.before + np.cumsum(certified) - 1
        letters = np.empty((len(serial), 10), dtype=np.uint8)
        letters[:, 0] = ord("A") + serial // _SERIALS
        letters[:, 1:3] = np.frombuffer(b"52", dtype=np.uint8)
        for place in range(7):
            letters[:, 3 + place] = ord("0") + serial // 10 ** (6 - place) % 10
        return without(texts_of(letters), ~certified | self.hits.of("certificate_missing", certified))

    def _order(self) -> Whole:
        """Who is in the register, and a few twice, in another's place."""
        order = np.nonzero(self._people.is_here)[0]
        repeated = np.nonzero(self.hits.of("row_repeated", np.ones(len(order), dtype=bool)))[0]
        order[repeated] = order[self._rng.integers(0, len(order), len(repeated))]
        return order

"""What an operator must tell us of the government service network's sign-in (docs/operating.md)."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class NetworkPlace:
    """An OpenID provider that knows people by name and paper: where it is, who we are to it, what its words mean.

    `levels` are the authentication levels (`acr`) at which the network has itself compared the person with an
    authoritative source; any other is too low. `face_levels` are those of them at which it has looked at the living
    person or read their card; where none is named, none is.
    `kinds` turns its kinds of papers into ours.
    """

    issuer: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    scope: str = "openid profile"
    name_claim: str = "name"
    paper_no_claim: str = "id_number"
    paper_kind_claim: str = "id_type"
    kinds: tuple[tuple[str, str], ...] = ()
    levels: tuple[str, ...] = ()
    face_levels: tuple[str, ...] = ()
    seconds: int = 5  # how long each answer of the network is waited for

    @property
    def live_levels(self) -> tuple[str, ...]:
        """The accepted levels that say that the living person was there."""
        return tuple(level for level in self.levels if level in self.face_levels)

    @property
    def levels_asked(self) -> tuple[str, ...]:
        """The accepted levels in the order in which we would have them: the surest first."""
        return tuple(dict.fromkeys((*self.live_levels, *self.levels)))

    @property
    def is_complete(self) -> bool:
        """Whether everything is there without which nobody could be let in."""
        return all((self.issuer, self.client_id, self.client_secret, self.levels, self.kinds))

"""Who is at the screen: bound to person, case and nonce, used once, ten minutes old at most."""

from xinsheng.gateways.identity.card import CardIdentity
from xinsheng.gateways.identity.counter import CounterIdentity
from xinsheng.gateways.identity.development import DevelopmentIdentity
from xinsheng.gateways.identity.face import FaceDeparture, FaceIdentity, face_from
from xinsheng.gateways.identity.face_place import FacePlace
from xinsheng.gateways.identity.network import Departure, NetworkIdentity
from xinsheng.gateways.identity.network_place import NetworkPlace
from xinsheng.gateways.identity.port import (
    LIFETIME,
    Answer,
    Challenge,
    IdentityProvider,
    UnableToVerify,
    VerifiedIdentity,
)
from xinsheng.gateways.identity.wechat import OfficialAccount
from xinsheng.gateways.identity.wechat_place import WechatPlace
from xinsheng.law.assurance import Assurance, IdentityMethod

__all__ = [
    "LIFETIME",
    "Answer",
    "Assurance",
    "CardIdentity",
    "Challenge",
    "Departure",
    "FaceDeparture",
    "FaceIdentity",
    "FacePlace",
    "IdentityProvider",
    "NetworkIdentity",
    "NetworkPlace",
    "OfficialAccount",
    "UnableToVerify",
    "VerifiedIdentity",
    "WechatPlace",
    "face_from",
    "identity_from",
]


_NOWHERE = NetworkPlace()


def identity_from(method: IdentityMethod, *, production: bool, network: NetworkPlace = _NOWHERE) -> IdentityProvider:
    """Give the provider of that method; raises `UnableToVerify("not_in_production")` for the pretended one."""
    if method is IdentityMethod.NETWORK:
        return NetworkIdentity(network)
    if method is IdentityMethod.COUNTER:
        return CounterIdentity()
    return DevelopmentIdentity(production=production)

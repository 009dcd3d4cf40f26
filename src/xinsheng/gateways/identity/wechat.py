"""A visit through the province's WeChat official account: OAuth 2.0 as WeChat has it, by Authlib (threat T25).

What WeChat confirms is that this visit came through our account, and nothing more. Its openid says which WeChat
account, not which person: it is looked at for its shape and forgotten, and nobody is signed in by it. Only
`snsapi_base` is asked for, so that WeChat tells us neither name nor picture.
"""

import hmac
import re
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.common.urls import add_params_to_uri
from authlib.integrations.requests_client import OAuth2Session

from xinsheng.gateways.identity.network_wire import Patience, bound_session
from xinsheng.gateways.identity.port import UnableToVerify
from xinsheng.gateways.identity.wechat_place import WechatPlace

_SCOPE = "snsapi_base"
_OPENID = re.compile(r"[A-Za-z0-9_-]{8,128}")
_CODE = re.compile(r"[A-Za-z0-9_-]{1,512}")


class OfficialAccount:
    """The way in through the official account's menu, and what WeChat says of it."""

    def __init__(self, place: WechatPlace) -> None:
        """Ask WeChat there; nothing is asked before the first person comes."""
        self._place = place
        self._patience = Patience(seconds=place.seconds)

    def depart(self, *, return_to: str) -> tuple[str, str]:
        """Make a state for one visit (letters and digits, as WeChat demands), and say where to send the person.

        WeChat holds the address against a pattern: these names, in this order, with this end.
        """
        state = secrets.token_hex(16)
        asked = {
            "appid": self._place.app_id,
            "redirect_uri": return_to,
            "response_type": "code",
            "scope": _SCOPE,
            "state": state,
        }
        return state, f"{self._place.pages}/connect/oauth2/authorize?{urlencode(asked)}#wechat_redirect"

    def confirm(self, state: str, *, returned: Mapping[str, str]) -> None:
        """See that this return is of that departure, and that WeChat made its code for our account; asks WeChat.

        Raises UnableToVerify: `not_begun_here` (of another browser), `refused` (no code, or WeChat does not take it:
        used, too old, of another account), `no_answer`, `forged` (it confirms something else than we asked).
        """
        if not hmac.compare_digest(returned.get("state", "").encode(), state.encode()):
            raise UnableToVerify("not_begun_here")
        code = returned.get("code", "")
        if not _CODE.fullmatch(code):
            raise UnableToVerify("refused")
        said = self._patience.spend(lambda: self._exchange(code))
        if said.get("errcode"):
            raise UnableToVerify("refused")
        openid, scope = said.get("openid"), said.get("scope")
        if not isinstance(openid, str) or not _OPENID.fullmatch(openid) or scope != _SCOPE:
            raise UnableToVerify("forged")

    def _exchange(self, code: str) -> Mapping[str, Any]:
        with OAuth2Session(
            self._place.app_id, self._place.app_secret, token_endpoint_auth_method=_named_as_wechat_does
        ) as session:
            bound_session(session, seconds=self._place.seconds)
            try:
                said = session.fetch_token(
                    f"{self._place.service}/sns/oauth2/access_token",
                    method="GET",
                    grant_type="authorization_code",
                    code=code,
                    timeout=self._place.seconds,
                    allow_redirects=False,
                    stream=True,
                )
            except (requests.RequestException, AuthlibBaseError, ValueError, TypeError, RecursionError):
                # Of the fault nothing is carried on: its text holds the address, and WeChat has our secret in it.
                raise UnableToVerify("no_answer") from None
        return dict(said) if isinstance(said, dict) else {}


def _named_as_wechat_does(client: Any, _method: str, uri: str, headers: Any, body: Any) -> tuple[str, Any, Any]:
    """Say who we are in WeChat's own words (`appid`, `secret`), in the address: it knows no other way."""
    return add_params_to_uri(uri, [("appid", client.client_id), ("secret", client.client_secret)]), headers, body

"""What an operator must tell us of the province's WeChat official account (docs/operating.md)."""

from dataclasses import dataclass, field

PAGES = "https://open.weixin.qq.com"
SERVICE = "https://api.weixin.qq.com"


@dataclass(frozen=True, kw_only=True)
class WechatPlace:
    """An official account (服务号) that may authorise web pages: who we are to it, and where WeChat answers.

    `pages` is where a person's WeChat is sent, `service` where we ask ourselves; both without a path.
    """

    app_id: str = ""
    app_secret: str = field(default="", repr=False)
    pages: str = PAGES
    service: str = SERVICE
    seconds: int = 3  # how long WeChat's answer is waited for, while somebody looks at an empty page

    @property
    def is_named(self) -> bool:
        """Whether a province has named one."""
        return bool(self.app_id or self.app_secret)

    @property
    def is_under_tls(self) -> bool:
        """Whether nobody on the way reads a code or our secret."""
        return all(address.startswith("https://") for address in (self.pages, self.service))

    @property
    def is_complete(self) -> bool:
        """Whether everything is there without which no visit could be known to come from it."""
        return all((self.app_id, self.app_secret, self.pages, self.service))

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene

from xinsheng.registry.models import Account


def account_of(login: str) -> str:
    return str(Account.objects.get(login_name=login).pk)


def test_the_demonstration_says_plainly_that_it_identifies_nobody(scene: Scene) -> None:
    assert "演示登录，不是身份核验" in Client().get("/sign-in/").content.decode()


@pytest.mark.parametrize(("login", "home"), [("mother", "/mine/"), ("midwife", "/desk/")])
def test_families_land_at_their_certificates_and_officers_at_their_desk(scene: Scene, login: str, home: str) -> None:
    answer = Client().post("/sign-in/", {"account": account_of(login)})

    assert (answer.status_code, answer.headers["Location"]) == (302, home)


def test_signing_in_gives_the_session_a_new_key_and_remembers_how_and_when(scene: Scene) -> None:
    client = Client()
    client.post("/sign-in/", {"account": account_of("father")})
    before = client.session.session_key
    client.post("/sign-in/", {"account": account_of("mother")})

    assert client.session.session_key != before
    assert client.session["identified_by"] == "development"
    assert client.session["identified_at"].endswith("+00:00")


def test_one_comes_back_to_the_page_one_wanted_but_never_to_another_site(scene: Scene) -> None:
    mother = account_of("mother")
    inside = Client().post("/sign-in/", {"account": mother, "next": "/claim/slip/"})
    outside = [
        Client().post("/sign-in/", {"account": mother, "next": wanted}).headers["Location"]
        for wanted in ("https://evil.example/", "//evil.example/x", "javascript:alert(1)")
    ]

    assert inside.headers["Location"] == "/claim/slip/"
    assert outside == ["/mine/"] * 3


def test_a_stranger_is_led_to_the_sign_in_from_every_page_of_ones_own(scene: Scene) -> None:
    case = scene.claimed()
    pages = ("/mine/", "/claim/", f"/claim/{case.pk}/", f"/claim/{case.pk}/sign/", f"/mine/{case.pk}/certificate.pdf")

    for page in pages:
        assert Client().get(page).headers["Location"].startswith("/sign-in/?next=")


def test_in_production_the_pretended_sign_in_does_not_exist(scene: Scene, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    client = Client()
    page = client.get("/sign-in/").content.decode()
    answer = client.post("/sign-in/", {"account": account_of("mother")})

    assert "网上办理暂未开放" in page
    assert "龙小梅" not in page
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_nobody_else_than_the_listed_can_be_chosen(scene: Scene) -> None:
    wrong = ("", "not-an-id", "00000000-0000-0000-0000-000000000000")

    assert [Client().post("/sign-in/", {"account": account}).status_code for account in wrong] == [404] * 3


def test_signing_out_is_asked_by_post_and_ends_the_session(scene: Scene) -> None:
    client = Client()
    client.post("/sign-in/", {"account": account_of("mother")})

    gone_back_to = client.get("/sign-out/", headers={"Accept": "text/html,*/*"})
    assert (gone_back_to.status_code, gone_back_to.headers["Allow"]) == (405, "POST")
    assert "这个地址不能直接打开" in gone_back_to.content.decode(), "an empty page says nothing"
    client.post("/sign-out/")
    assert client.get("/mine/").status_code == 302


def test_people_stand_in_the_order_of_the_work_the_same_each_time(scene: Scene) -> None:
    page = Client().get("/sign-in/").content.decode()
    families, officers = page.split("<details", 1)

    mother_father_grandmother = [families.index(name) for name in ("龙小梅", "杨志强", "潘阿妹", "韦春燕")]
    assert mother_father_grandmother == sorted(mother_father_grandmother)
    work = ("杨秀英", "罗建国", "吴文静", "韦明芳", "田维", "吴朝阳", "顾小莲", "梁秋月", "罗文芝")
    found = [officers.index(name) for name in work]
    assert found == sorted(found)
    assert "罗文芝" not in families


def test_who_keeps_a_seal_lands_at_the_desk_and_sees_which_one(scene: Scene) -> None:
    keeper = Client()
    answer = keeper.post("/sign-in/", {"account": account_of("platform-seal")})

    assert answer.headers["Location"] == "/desk/"
    kept = keeper.get("/desk/").content.decode().partition("您保管的印章")[2]
    assert "生育登记专用章" in kept

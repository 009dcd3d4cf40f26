"""Every vault keeps the same promises."""

import errno
import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from boto3 import client as storage_client
from moto.server import ThreadedMotoServer

from xinsheng.gateways.keys import new_data_key
from xinsheng.gateways.vault import (
    S3Place,
    UnableToFetch,
    UnableToRemove,
    UnableToStore,
    Vault,
    vault_from,
)

PAPER = "领证人证件照片".encode() * 100


def a_free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert isinstance(port, int)
    return port


def bucket_at(endpoint: str, *, bucket: str = "papers") -> S3Place:
    return S3Place(
        endpoint=endpoint,
        bucket=bucket,
        region="cn-north-1",
        access_key_id="invented",
        secret_access_key="invented",
    )


@pytest.fixture(scope="module")
def storage() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    endpoint = f"http://127.0.0.1:{server.get_host_and_port()[1]}"
    client = storage_client(
        "s3",
        endpoint_url=endpoint,
        region_name="cn-north-1",
        aws_access_key_id="invented",
        aws_secret_access_key="invented",
    )
    client.create_bucket(Bucket="papers", CreateBucketConfiguration={"LocationConstraint": "cn-north-1"})
    client.close()
    yield endpoint
    server.stop()


@pytest.fixture(params=["directory", "s3"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Vault:
    if request.param == "directory":
        return vault_from(tmp_path / "vault")
    return vault_from(bucket_at(request.getfixturevalue("storage")))


@pytest.fixture(params=["directory", "s3"])
def broken_vault(request: pytest.FixtureRequest, tmp_path: Path) -> Vault:
    if request.param == "directory":
        (tmp_path / "file").write_text("not a folder")
        return vault_from(tmp_path / "file")
    return vault_from(bucket_at(f"http://127.0.0.1:{a_free_port()}"))


@pytest.mark.parametrize("content", [b"", b"\x00", PAPER], ids=["empty", "one byte", "paper"])
def test_what_is_put_is_given_back(vault: Vault, content: bytes) -> None:
    data_key = new_data_key()
    assert vault.get(vault.put(content, data_key=data_key), data_key=data_key) == content


def test_the_same_paper_twice_gets_two_references_nobody_can_guess(vault: Vault) -> None:
    data_key = new_data_key()
    first, second = (vault.put(PAPER, data_key=data_key) for _ in range(2))
    assert first != second
    assert len(first) == 32
    assert int(first, 16) != int(second, 16)


def test_another_cases_key_opens_nothing(vault: Vault) -> None:
    ref = vault.put(PAPER, data_key=new_data_key())
    with pytest.raises(UnableToFetch) as caught:
        vault.get(ref, data_key=new_data_key())
    assert caught.value.code == "damaged"


def test_a_removed_paper_is_gone_and_may_be_removed_again(vault: Vault) -> None:
    data_key = new_data_key()
    ref = vault.put(PAPER, data_key=data_key)
    vault.remove(ref)
    vault.remove(ref)
    with pytest.raises(UnableToFetch) as caught:
        vault.get(ref, data_key=data_key)
    assert caught.value.code == "no_such_file"


@pytest.mark.parametrize("ref", ["", "../../etc/passwd", "A" * 32, "0" * 31, "0" * 33, "0" * 32 + "\n"])
def test_only_a_reference_of_ours_is_looked_up(vault: Vault, ref: str) -> None:
    with pytest.raises(UnableToFetch) as fetch:
        vault.get(ref, data_key=new_data_key())
    with pytest.raises(UnableToRemove) as removal:
        vault.remove(ref)
    assert (fetch.value.code, removal.value.code) == ("no_such_file", "no_such_file")


def test_a_data_key_of_the_wrong_length_is_refused(vault: Vault) -> None:
    with pytest.raises(UnableToStore) as store:
        vault.put(PAPER, data_key=b"short")
    ref = vault.put(PAPER, data_key=new_data_key())
    with pytest.raises(UnableToFetch) as fetch:
        vault.get(ref, data_key=b"short")
    assert (store.value.code, fetch.value.code) == ("wrong_length", "wrong_length")


def test_a_vault_that_cannot_be_reached_says_so(broken_vault: Vault) -> None:
    with pytest.raises(UnableToStore) as store:
        broken_vault.put(PAPER, data_key=new_data_key())
    with pytest.raises(UnableToFetch) as fetch:
        broken_vault.get("0" * 32, data_key=new_data_key())
    with pytest.raises(UnableToRemove) as removal:
        broken_vault.remove("0" * 32)
    assert {store.value.code, fetch.value.code, removal.value.code} == {"unavailable"}


def test_a_bucket_that_is_not_there_stores_nothing(storage: str) -> None:
    with pytest.raises(UnableToStore) as caught:
        vault_from(bucket_at(storage, bucket="elsewhere")).put(PAPER, data_key=new_data_key())
    assert caught.value.code == "unavailable"


def test_on_disk_a_paper_is_ciphertext_that_only_we_may_read(tmp_path: Path) -> None:
    ref = vault_from(tmp_path / "vault").put(PAPER, data_key=new_data_key())
    path = tmp_path / "vault" / ref[:2] / ref[2:4] / ref
    assert "领证人".encode() not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in list(path.parents)[:3]} == {0o700}


def test_a_file_moved_to_another_reference_does_not_open(tmp_path: Path) -> None:
    vault, data_key = vault_from(tmp_path), new_data_key()
    ref = vault.put(PAPER, data_key=data_key)
    moved = ref[:4] + "0" * 28
    (tmp_path / ref[:2] / ref[2:4] / ref).rename(tmp_path / ref[:2] / ref[2:4] / moved)
    with pytest.raises(UnableToFetch) as caught:
        vault.get(moved, data_key=data_key)
    assert caught.value.code == "damaged"


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "no_space"), (errno.EDQUOT, "no_space"), (errno.EIO, "unavailable")]
)
@pytest.mark.parametrize("step", ["open", "fsync", "rename"])
def test_a_full_or_failing_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: Literal["open", "fsync", "rename"], number: int, code: str
) -> None:
    def fail(*_arguments: object, **_named: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(UnableToStore) as caught:
        vault_from(tmp_path / "vault").put(PAPER, data_key=new_data_key())
    assert caught.value.code == code
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

"""A vault in S3-compatible object storage; the store sees only ciphertext and random names."""

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from xinsheng.gateways.vault.port import S3Place, UnableToFetch, UnableToRemove, UnableToStore
from xinsheng.gateways.vault.sealing import is_reference, new_reference, seal, unseal

_NO_SPACE = {"InsufficientStorage", "XMinioStorageFull", "QuotaExceeded", "507"}
_ABSENT = {"NoSuchKey", "404"}
_CONNECT_SECONDS = 3
_READ_SECONDS = 10


class S3Vault:
    """Files as objects of one private bucket (see `Vault`)."""

    def __init__(self, place: S3Place) -> None:
        """Make the client; nothing is sent before the first use."""
        self._bucket = place.bucket
        self._client = boto3.client(
            "s3",
            endpoint_url=place.endpoint,
            region_name=place.region,
            aws_access_key_id=place.access_key_id,
            aws_secret_access_key=place.secret_access_key,
            config=Config(
                connect_timeout=_CONNECT_SECONDS, read_timeout=_READ_SECONDS, retries={"total_max_attempts": 2}
            ),
        )

    def put(self, content: bytes, *, data_key: bytes) -> str:
        """Encrypt and store as one object."""
        ref = new_reference()
        sealed = seal(content, ref=ref, data_key=data_key)
        try:
            self._client.put_object(Bucket=self._bucket, Key=ref, Body=sealed, ContentType="application/octet-stream")
        except ClientError as fault:
            raise UnableToStore("no_space" if _code(fault) in _NO_SPACE else "unavailable") from fault
        except BotoCoreError as fault:
            raise UnableToStore("unavailable") from fault
        return ref

    def get(self, ref: str, *, data_key: bytes) -> bytes:
        """Fetch and decrypt."""
        if not is_reference(ref):
            raise UnableToFetch("no_such_file")
        try:
            sealed = self._client.get_object(Bucket=self._bucket, Key=ref)["Body"].read()
        except ClientError as fault:
            raise UnableToFetch("no_such_file" if _code(fault) in _ABSENT else "unavailable") from fault
        except BotoCoreError as fault:
            raise UnableToFetch("unavailable") from fault
        return unseal(sealed, ref=ref, data_key=data_key)

    def remove(self, ref: str) -> None:
        """Delete the object."""
        if not is_reference(ref):
            raise UnableToRemove("no_such_file")
        try:
            self._client.delete_object(Bucket=self._bucket, Key=ref)
        except (ClientError, BotoCoreError) as fault:
            raise UnableToRemove("unavailable") from fault


def _code(fault: ClientError) -> str:
    return str(fault.response.get("Error", {}).get("Code", ""))

"""What the installation's secret is for: signing forms, sealing short-lived cookies, finding logins by address."""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.shared.ports import Vault

NONCE = 12
PLACE = "auth.login.address"
CODE_DIGITS = 6


class Secret:
    """Keys for different uses are drawn from one file by name, so none can stand in for another."""

    def __init__(self, path: str | Path) -> None:
        self.root = bytes.fromhex(Path(path).read_text().strip())
        self.keys: dict[str, bytes] = {}

    @staticmethod
    def make(path: Path) -> None:
        """If there is none yet; readable by its owner only."""
        with suppress(FileExistsError), os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(os.urandom(32).hex() + "\n")

    def key(self, use: str) -> bytes:
        if use not in self.keys:
            self.keys[use] = hmac.digest(self.root, use.encode(), "sha256")
        return self.keys[use]

    def sign(self, use: str, message: bytes) -> bytes:
        return hmac.digest(self.key(use), message, "sha256")

    def seal(self, use: str, message: bytes) -> str:
        nonce = os.urandom(NONCE)
        return urlsafe_b64encode(nonce + AESGCM(self.key(use)).encrypt(nonce, message, use.encode())).decode()

    def open(self, use: str, sealed: str) -> bytes | None:
        """None for anything that we did not seal, and for nothing."""
        if not sealed:
            return None
        try:
            box = urlsafe_b64decode(sealed.encode())
            return AESGCM(self.key(use)).decrypt(box[:NONCE], box[NONCE:], use.encode())
        except (InvalidTag, ValueError):
            return None


class SealedAddresses:
    """See `services.shared.membership.Addresses`. A login's key lies in the vault under the installation's own id."""

    def __init__(self, secret: Secret, vault: Vault, installation_id: UUID) -> None:
        self.secret, self.vault, self.installation_id = secret, vault, installation_id

    def hash(self, address: str) -> bytes:
        return self.secret.sign("address", address.encode())

    def seal(self, login_id: UUID, address: str) -> bytes:
        return self.vault.seal(self.installation_id, login_id, PLACE, address)

    def seal_all(self, addresses: Mapping[UUID, str]) -> Mapping[UUID, bytes]:
        return self.vault.seal_all(self.installation_id, PLACE, addresses)

    def open(self, login_id: UUID, box: bytes) -> str | None:
        return self.vault.unseal(self.installation_id, login_id, PLACE, bytes(box))

    def box(self, address: str) -> bytes:
        return self.secret.seal("attempt", address.encode()).encode()

    def unbox(self, box: bytes) -> str | None:
        opened = self.secret.open("attempt", bytes(box).decode())
        return opened.decode() if opened else None

    def code(self, attempt_id: UUID) -> str:
        drawn = int.from_bytes(self.secret.sign("code", attempt_id.bytes)[:8], "big")
        return f"{drawn % 10**CODE_DIGITS:0{CODE_DIGITS}}"

"""A device that keeps passkeys, as a phone does: it makes keys, signs challenges, and speaks the browser's JSON."""

import hashlib
import json
import os
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


class Device:
    """Somebody's; `origin` is what its browser says that it looks at, `verified` whether it asks for their finger."""

    def __init__(self, origin: str = "", *, verified: bool = True) -> None:
        self.origin, self.verified = origin, verified
        self.keys: dict[bytes, ec.EllipticCurvePrivateKey] = {}
        self.users: dict[bytes, bytes] = {}
        self.count = 0

    def answers(self, does: str, asks: str) -> str:
        """What its browser sends back, for `navigator.credentials.create` or `get`."""
        options = json.loads(asks)
        return self.creates(options) if does == "create" else self.gets(options)

    def creates(self, options: dict[str, Any]) -> str:
        credential_id, key = os.urandom(32), ec.generate_private_key(ec.SECP256R1())
        self.keys[credential_id], self.users[credential_id] = key, _bytes(options["user"]["id"])
        numbers = key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        data = self._data(options["rp"]["id"], HAS_KEY) + bytes(16) + struct.pack(">H", 32) + credential_id + cbor2.dumps(public)
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", options)
        return _sent(credential_id, {"clientDataJSON": _text(said), "attestationObject": _text(attestation)})

    def gets(self, options: dict[str, Any]) -> str:
        among = [_bytes(one["id"]) for one in options.get("allowCredentials") or []] or list(self.keys)
        credential_id = next(one for one in among[::-1] if one in self.keys)
        data, said = self._data(options["rpId"], 0), self._said("webauthn.get", options)
        signed = self.keys[credential_id].sign(data + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        answer = {"clientDataJSON": said, "authenticatorData": data, "signature": signed, "userHandle": self.users[credential_id]}
        return _sent(credential_id, {name: _text(value) for name, value in answer.items()})

    def _data(self, host: str, more: int) -> bytes:
        self.count += 1
        flags = PRESENT | (VERIFIED if self.verified else 0) | more
        return hashlib.sha256(host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _said(self, kind: str, options: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}).encode()


def _sent(credential_id: bytes, response: dict[str, str]) -> str:
    name = _text(credential_id)
    return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}})


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()

"""Passkeys by the `webauthn` library. See `services.people.passkeys.Authenticators`."""

from collections.abc import Sequence
from urllib.parse import urlsplit
from uuid import UUID

import webauthn
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from services.people.passkeys import NewPasskey, NotProved, Passkey

WHO = "Open Compact"
BAD = (WebAuthnException, ValueError, KeyError, TypeError)
"""What the library raises for what a browser may send; it promises only the first."""


class WebAuthn:
    """Passkeys belong to the host of the address that people see. A finger, a face or a PIN is asked for each time."""

    def __init__(self, url: str) -> None:
        self.origin, self.host = url.rstrip("/"), urlsplit(url).hostname or "localhost"

    def invite(self, login_id: UUID, address: str, known: Sequence[bytes], challenge: bytes) -> str:
        options = webauthn.generate_registration_options(
            rp_id=self.host,
            rp_name=WHO,
            user_id=login_id.bytes,
            user_name=address,
            challenge=challenge,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
            exclude_credentials=_named(known),
        )
        return webauthn.options_to_json(options)

    def made(self, sent: str, challenge: bytes) -> NewPasskey:
        try:
            made = webauthn.verify_registration_response(
                credential=sent,
                expected_challenge=challenge,
                expected_rp_id=self.host,
                expected_origin=self.origin,
                require_user_verification=True,
            )
        except BAD as error:
            raise NotProved from error
        return NewPasskey(made.credential_id, made.credential_public_key, made.sign_count)

    def ask(self, challenge: bytes, among: Sequence[bytes] = ()) -> str:
        options = webauthn.generate_authentication_options(
            rp_id=self.host,
            challenge=challenge,
            allow_credentials=_named(among),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return webauthn.options_to_json(options)

    def named(self, sent: str) -> bytes:
        try:
            return parse_authentication_credential_json(sent).raw_id
        except BAD as error:
            raise NotProved from error

    def proved(self, sent: str, challenge: bytes, passkey: Passkey) -> int:
        try:
            proof = webauthn.verify_authentication_response(
                credential=sent,
                expected_challenge=challenge,
                expected_rp_id=self.host,
                expected_origin=self.origin,
                credential_public_key=passkey.public_key,
                credential_current_sign_count=passkey.sign_count,
                require_user_verification=True,
            )
        except BAD as error:
            raise NotProved from error
        return proof.new_sign_count


def _named(credentials: Sequence[bytes]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=one) for one in credentials]

"""Who is asking? Service accounts made here, and the tokens they get for a signed assertion."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import crypt, exceptions, jwt

from standin.sheets.errors import Json, unauthenticated

TOKEN_LIFETIME_S = 3600
_LENIENCE_S = 300
"""So far ahead may the asker's clock be; how far Google goes along is not documented."""
_OURS = "ya29.standin."
PROJECT = "leadsheet-standin"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


CLOCK_SKEW = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)
BAD_SIGNATURE = "Invalid JWT Signature."


class GrantRefusedError(Exception):
    """The token endpoint says no; the text is Google's `error_description`, `error` the code of OAuth 2."""

    def __init__(self, description: str, error: str = "invalid_grant") -> None:
        super().__init__(description)
        self.error = error


@dataclass(frozen=True, slots=True)
class Account:
    """A service account: its address, and the private key (PEM) that is written into its file."""

    email: str
    key_id: str
    private_key: str

    def public_key(self) -> str:
        """The public half, PEM."""
        return _public_half(self.private_key)


@cache
def _public_half(private_key: str) -> str:
    """Asked for at every signing in, and worth a tenth of a second: reading a private key checks its primes."""
    key = serialization.load_pem_private_key(private_key.encode(), password=None)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def new_account(project: str = PROJECT) -> Account:
    """A service account of a project, with a fresh key of 2048 bits."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
    email = f"worker-{secrets.token_hex(3)}@{project}.iam.gserviceaccount.com"
    return Account(email, secrets.token_hex(20), pem)


def write_file(account: Account, base_url: str, path: Path) -> None:
    """Write the JSON file of a service account, as Google's console offers it, with a local token_uri."""
    content = {
        "type": "service_account",
        "project_id": account.email.partition("@")[2].partition(".")[0],
        "private_key_id": account.key_id,
        "private_key": account.private_key,
        "client_email": account.email,
        "client_id": str(int(account.key_id[:15], 16)),
        "auth_uri": f"{base_url}/auth",
        "token_uri": f"{base_url}/token",
        "auth_provider_x509_cert_url": f"{base_url}/certs",
        "universe_domain": "googleapis.com",
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    path.chmod(0o600)


class Accounts:
    """The service accounts of this stand-in. Tokens carry their own proof, so that they outlive a restart."""

    def __init__(self, secret: str, known: list[Account]) -> None:
        self.secret = secret
        self.known = {account.email: account for account in known}

    def add(self, account: Account) -> None:
        self.known[account.email] = account

    def grant(self, form: dict[str, str]) -> Json:
        """The token endpoint: a token for an assertion signed with a known account's key."""
        if form.get("grant_type") != GRANT:
            told = f"Invalid grant_type: {form.get('grant_type', '')}"
            raise GrantRefusedError(told, "unsupported_grant_type")
        assertion = form.get("assertion", "")
        try:
            claimed = jwt.decode(assertion, verify=False)  # type: ignore[no-untyped-call]
            account = self.known.get(str(claimed.get("iss")))
            if account is None:
                raise GrantRefusedError("Invalid grant: account not found")
            _check_signed(assertion, account)
            _check_times(claimed)
        except (ValueError, exceptions.GoogleAuthError) as err:
            raise GrantRefusedError(f"Invalid JWT: {err}") from err
        return {
            "access_token": self.token_for(account.email),
            "expires_in": TOKEN_LIFETIME_S - 1,
            "token_type": "Bearer",
        }

    def token_for(self, email: str, lifetime_s: int = TOKEN_LIFETIME_S) -> str:
        """A bearer token that `caller` recognises until it expires."""
        claim = json.dumps({"email": email, "exp": int(time.time()) + lifetime_s}).encode()
        body = base64.urlsafe_b64encode(claim).decode().rstrip("=")
        return f"{_OURS}{body}.{self._proof(body)}"

    def _proof(self, body: str) -> str:
        return hmac.new(self.secret.encode(), body.encode(), hashlib.sha256).hexdigest()

    def caller(self, authorization: str) -> str:
        """The address behind an Authorization header; raises 401 for none, a forged or an expired token.

        A token that was not issued here stands for somebody of its own, who sees only what is theirs: that lets
        recorded traffic with its scrubbed tokens be played back.
        """
        kind, _, token = authorization.partition(" ")
        if kind.lower() != "bearer" or not token.strip():
            raise unauthenticated()
        token = token.strip()
        if not token.startswith(_OURS):
            return f"{hashlib.sha256(token.encode()).hexdigest()[:12]}@tokens.example.test"
        body, _, proof = token[len(_OURS) :].partition(".")
        if not hmac.compare_digest(proof, self._proof(body)):
            raise unauthenticated()
        claim = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        if claim["exp"] <= time.time() or claim["email"] not in self.known:
            raise unauthenticated()
        return str(claim["email"])


def _check_signed(assertion: str, account: Account) -> None:
    signed, _, signature = assertion.encode().rpartition(b".")
    raw = base64.urlsafe_b64decode(signature + b"=" * (-len(signature) % 4))
    if not crypt.verify_signature(signed, raw, account.public_key()):  # type: ignore[no-untyped-call]
        raise GrantRefusedError(BAD_SIGNATURE)


def _check_times(claimed: Json) -> None:
    """Issued about now, for an hour at most: what a machine with a wrong clock gets wrong."""
    issued, expires = float(claimed.get("iat", 0)), float(claimed.get("exp", 0))
    now = time.time()
    runs = 0 < expires - issued <= TOKEN_LIFETIME_S and expires > now
    if not runs or issued > now + _LENIENCE_S:
        raise GrantRefusedError(CLOCK_SKEW)

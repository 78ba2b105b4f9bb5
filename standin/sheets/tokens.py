"""The token endpoint over the wire: a form with a signed assertion in, a token or an OAuth refusal out."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from standin.sheets.accounts import GrantRefusedError
from standin.sheets.errors import Json
from standin.sheets.http import Answer, Asked
from standin.sheets.office import Office

PATH = "/token"
METHOD = "oauth2.token"
"""What the faults call it; no discovery document has it."""

_JSON = "application/json; charset=utf-8"


def granted(office: Office, asked: Asked) -> Answer:
    form = dict(parse_qsl(asked.body.decode("latin-1")))
    try:
        return _json(200, office.accounts.grant(form))
    except GrantRefusedError as refused:
        return refusal(refused)


def refusal(refused: GrantRefusedError) -> Answer:
    """400 with the two fields of OAuth 2."""
    return _json(400, {"error": refused.error, "error_description": str(refused)})


def _json(code: int, what: Json) -> Answer:
    return Answer(code, _JSON, json.dumps(what).encode())

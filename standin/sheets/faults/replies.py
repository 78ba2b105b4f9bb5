"""What does Google say when it is not the request's fault? Its error bodies, word for word where they are known."""

from __future__ import annotations

import json

from standin.sheets.errors import ApiError, Json, invalid, permission_denied, unauthenticated
from standin.sheets.http import Answer, Asked, refusal
from standin.sheets.protecting import PROTECTED

PROJECT = "936475272427"
_HTML = "text/html; charset=UTF-8"
_TYPE = "type.googleapis.com/google.rpc."
_CONSOLE = "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project="


def quota_exceeded(*, reads: bool, per_user: bool, limit: int) -> ApiError:
    """429: this minute's requests are used up."""
    noun = "Read" if reads else "Write"
    scope = " per user" if per_user else ""
    information = {
        "@type": _TYPE + "ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {
            "consumer": f"projects/{PROJECT}",
            "quota_limit": f"{noun}RequestsPerMinutePer{'User' if per_user else 'Project'}",
            "quota_limit_value": str(limit),
            "quota_location": "global",
            "quota_metric": f"sheets.googleapis.com/{noun.lower()}_requests",
            "service": "sheets.googleapis.com",
        },
    }
    link = {
        "description": "Request a higher quota limit.",
        "url": "https://cloud.google.com/docs/quotas/help/request_increase",
    }
    return ApiError(
        429,
        "RESOURCE_EXHAUSTED",
        f"Quota exceeded for quota metric '{noun} requests' and limit '{noun} requests per minute"
        f"{scope}' of service 'sheets.googleapis.com' for consumer 'project_number:{PROJECT}'.",
        [information, {"@type": _TYPE + "Help", "links": [link]}],
    )


def server_error(_asked: Asked) -> Answer:
    """500 as Google's front end gives it: a page, no JSON."""
    page = (
        "<!DOCTYPE html><html lang=en><title>Error 500 (Server Error)!!1</title>"
        "<p><b>500.</b> <ins>That’s an error.</ins><p>There was an error. Please try again later. "
        "<ins>That’s all we know.</ins></html>"
    )
    return Answer(500, _HTML, page.encode())


def unavailable(_asked: Asked) -> Answer:
    return refusal(ApiError(503, "UNAVAILABLE", "The service is currently unavailable."))


def not_json(_asked: Asked) -> Answer:
    """200 with a page, as from a proxy or a sign-in portal on the way."""
    page = (
        "<!DOCTYPE html><html><title>Sign in</title><p>Please sign in to use this network.</html>"
    )
    return Answer(200, _HTML, page.encode())


def expired_token(_asked: Asked) -> Answer:
    return refusal(unauthenticated())


def unshared(_asked: Asked) -> Answer:
    return refusal(permission_denied())


def protected(asked: Asked) -> Answer:
    """400 as a batch gets it, named after its first request."""
    return refusal(invalid(_first_request(asked.body) + PROTECTED))


def _first_request(body: bytes) -> str:
    try:
        (kind,) = json.loads(body)["requests"][0]
    except (ValueError, LookupError, TypeError):
        return ""
    return f"Invalid requests[0].{kind}: "


def storage_quota(_asked: Asked) -> Answer:
    """403 in the envelope of Drive."""
    message = "The user's Drive storage quota has been exceeded."
    first: Json = {"message": message, "domain": "global", "reason": "storageQuotaExceeded"}
    body = {"error": {"code": 403, "message": message, "errors": [first]}}
    return Answer(403, "application/json; charset=UTF-8", json.dumps(body).encode())


def api_disabled(_asked: Asked) -> Answer:
    """403: nobody switched the Sheets API on in the project."""
    url = _CONSOLE + PROJECT
    link = {"description": "Google developers console API activation", "url": url}
    information = {
        "@type": _TYPE + "ErrorInfo",
        "reason": "SERVICE_DISABLED",
        "domain": "googleapis.com",
        "metadata": {"service": "sheets.googleapis.com", "consumer": f"projects/{PROJECT}"},
    }
    message = (
        f"Google Sheets API has not been used in project {PROJECT} before or it is disabled. "
        f"Enable it by visiting {url} then retry. If you enabled this API recently, wait a few "
        "minutes for the action to propagate to our systems and retry."
    )
    details: list[Json] = [{"@type": _TYPE + "Help", "links": [link]}, information]
    return refusal(ApiError(403, "PERMISSION_DENIED", message, details))

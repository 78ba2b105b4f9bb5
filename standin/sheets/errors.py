"""What does Google answer when it refuses? The shapes and sentences of its error bodies."""

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A refusal in Google's words; becomes the HTTP answer."""

    def __init__(
        self, code: int, status: str, message: str, details: list[Json] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.status = status
        self.message = message
        self.details = details

    def body(self) -> Json:
        """The body of a Sheets error; these carry no `errors` list."""
        error: Json = {"code": self.code, "message": self.message, "status": self.status}
        if self.details:
            error["details"] = self.details
        return {"error": error}


class DriveError(ApiError):
    """A refusal of Drive, whose bodies carry an `errors` list with a reason; `location` "" for none."""

    def __init__(self, code: int, reason: str, message: str, location: str = "fileId") -> None:
        super().__init__(code, "", message)
        self.reason = reason
        self.location = location

    def body(self) -> Json:
        """The body of a Drive error."""
        first = {"message": self.message, "domain": "global", "reason": self.reason}
        if self.location:
            first |= {"location": self.location, "locationType": "parameter"}
        return {"error": {"code": self.code, "message": self.message, "errors": [first]}}


def invalid(message: str, details: list[Json] | None = None) -> ApiError:
    """400: the request itself is wrong."""
    return ApiError(400, "INVALID_ARGUMENT", message, details)


def bad_field(field: str, message: str) -> ApiError:
    """400 as Google's JSON transcoder words it, naming the field."""
    return bad_fields([(field, message)])


def bad_fields(wrong: list[tuple[str, str]]) -> ApiError:
    """400 for several fields at once, as (place, sentence); the place of the root is left out."""
    violations = [
        {"field": place, "description": said} if place else {"description": said}
        for place, said in wrong
    ]
    detail = {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": violations}
    return invalid("\n".join(said for _, said in wrong), [detail])


def not_found(message: str = "Requested entity was not found.") -> ApiError:
    """404: no such spreadsheet, tab or metadata."""
    return ApiError(404, "NOT_FOUND", message)


def permission_denied(message: str = "The caller does not have permission") -> ApiError:
    """403: the spreadsheet is not shared with the caller."""
    return ApiError(403, "PERMISSION_DENIED", message)


def unauthenticated() -> ApiError:
    """401: no token, or one that has expired."""
    return ApiError(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, "
        "login cookie or other valid authentication credential. "
        "See https://developers.google.com/identity/sign-in/web/devconsole-project.",
    )


def not_modelled(name: str) -> ApiError:
    """501: this stand-in does not model it, and says so instead of pretending success."""
    return ApiError(501, "UNIMPLEMENTED", f"The stand-in does not model {name}.")

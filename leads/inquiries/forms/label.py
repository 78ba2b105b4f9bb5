"""What a form's question may ask for."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """What a form asks for, as far as it means something to us. The values are what people write."""

    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    SALUTATION = "salutation"
    EMAIL = "e-mail"
    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    COMPANY = "company"
    SUBJECT = "subject"
    INTEREST = "interest"
    BUDGET = "budget"
    MESSAGE = "message"
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    POSTCODE = "postcode"
    PLACE = "place"
    """Postcode, city and region in one answer, in whatever order."""
    ADDRESS = "address"
    HOUSE_NUMBER = "house number"
    TIMESTAMP = "timestamp"
    FOOTER = "footer"
    """Said by the form program, not by the visitor: page, IP address, browser."""
    IGNORED = "ignore"
    """Nobody wants to read it: consent, newsletter, tracking."""


TELLING = frozenset(Label) - {Label.TIMESTAMP, Label.FOOTER, Label.IGNORED, Label.SALUTATION}
"""What a visitor says of themselves and of what they want."""

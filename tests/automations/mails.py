"""A few mails that the tests of several automations share."""

from __future__ import annotations

from collections.abc import Mapping


def mail(
    *,
    sender: str,
    subject: str,
    message_id: str,
    text: str,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A plain mail to our inquiry address."""
    lines = {
        "From": sender,
        "To": "hello@ours.example",
        "Subject": subject,
        "Message-ID": f"<{message_id}>",
        "Date": "Mon, 1 Mar 2027 07:10:00 +0000",
        **(headers or {}),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{head}\r\n{text}\r\n".encode()


ANA = mail(
    sender="Ana Lopez <ana@acme.example>",
    subject="40 units for Leeds",
    message_id="one@acme.example",
    text="""Hello,

could you send me a price for 40 units, delivered to Leeds?

Ana Lopez
Acme Tools Ltd
+44 20 7946 0123
""",
)

ANA_AGAIN = mail(
    sender="Ana Lopez <ana@acme.example>",
    subject="Any news on the units for Leeds?",
    message_id="two@acme.example",
    text="Hello, is there any news on the 40 units? Ana",
)

NEWSLETTER = mail(
    sender="News <news@list.example>",
    subject="This week in widgets",
    message_id="three@list.example",
    headers={"List-Id": "<widgets.list.example>", "List-Unsubscribe": "<https://list.example/off>"},
    text="Ten things to know about widgets.",
)

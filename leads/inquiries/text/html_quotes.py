"""HTML without the mail it answers: the marks that mail programs put around what they quote."""

from __future__ import annotations

from typing import Any

from leads.inquiries.text.html_text import text_of_tree, tree_of
from leads.inquiries.wording.patterns import late_pattern

_QUOTE_CLASSES = late_pattern(
    r"(?i)\b(gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|tutanota_quote|"
    r"zmail_extra|moz-cite-prefix|"
    r"gmail_attr|quoted-mail|quote_mail_ru|ms-outlook-mobile-reference-message|reply_quote|mail-quote-collapse)\b"
)
_REST_IDS = late_pattern(
    r"(?i)^(divRplyFwdMsg|appendonsend|stopSpelling|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|"
    r"yahoo_quoted_.*|isForwardContent|reply-intro)$"
)
_REST_CLASSES = late_pattern(r"(?i)\b(OutlookMessageHeader)\b")
_OUTLOOK_LINE = late_pattern(
    r"(?i)border(?:-top)?:\s*(?:none;\s*border-top:\s*)?solid\s*#?(?:B5C4DF|E1E1E1|windowtext)"
)
_FORWARDED = late_pattern(
    r"(?i)(?<!-)-{5,}+\s*+(?:forwarded|weitergeleitet|message transf|mensaje reen|messaggio inol)"
)


def unquoted_text(html: str) -> str:
    """The HTML's text without quotes; "" when it cannot be told apart or nothing is left."""
    tree = tree_of(html)
    if tree is None:
        return ""
    return text_of_tree(tree) if _cut(tree) else ""


def _cut(tree: Any) -> bool:
    """Take the quotes out of the tree; whether there were any."""
    found = False
    for node in list(tree.iter()):
        if not isinstance(node.tag, str) or node.getparent() is None:
            continue
        if _starts_the_rest(node):
            _drop_the_rest(node)
            found = True
        elif _is_quote(node):
            _drop(node)
            found = True
    return found


def _is_quote(node: Any) -> bool:
    if _QUOTE_CLASSES.search(node.get("class") or ""):
        return not _FORWARDED.search(_opening_words(node))
    return node.tag == "blockquote" and (
        (node.get("type") or "").lower() == "cite" or not _FORWARDED.search(_opening_words(node))
    )


def _opening_words(node: Any) -> str:
    return "".join(text for text, _ in zip(node.itertext(), range(20), strict=False))[:300]


def _starts_the_rest(node: Any) -> bool:
    if _REST_IDS.match(node.get("id") or "") or _REST_CLASSES.search(node.get("class") or ""):
        return True
    style = node.get("style") or ""
    return node.tag == "div" and bool(_OUTLOOK_LINE.search(style)) and ":" in _opening_words(node)


def _drop(node: Any) -> None:
    """Remove a node but keep what follows it."""
    parent, tail = node.getparent(), node.tail
    before = node.getprevious()
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(node)


def _drop_the_rest(node: Any) -> None:
    """Remove a node and everything after it in the document."""
    outer = node
    while (parent := outer.getparent()) is not None:
        for sibling in list(outer.itersiblings()):
            parent.remove(sibling)
        outer.tail = None
        outer = parent
    node.getparent().remove(node)

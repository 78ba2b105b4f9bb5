"""Threads of comments on a spreadsheet: how they are kept, and how the Sheets API shows them.

A thread is kept as {"commentId", "anchorId", "range" (None: its cell is gone), "plainTextQuote", "status", "posts"};
a post as {"postId", "by" (address), "content", "createTime", "updateTime"} with what else was said about it. The
first post is the head. Threads are replaced, never changed in place, so that copies of a book may share them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import secrets

from standin.sheets.a1 import Box
from standin.sheets.book import Book
from standin.sheets.errors import Json, invalid

LONGEST = 2048
"""Of a post, in bytes of UTF-8."""

_COPIED = ("commentAction", "assigneeEmail", "fromCopiedSpreadsheet")


def new_id() -> str:
    """Like Google's: AAAB and seven more letters."""
    return "AAAB" + secrets.token_urlsafe(8)[:7]


def checked(content: str) -> str:
    """400 for nothing and for too much."""
    if not content.strip():
        raise invalid("Comment content cannot be empty.")
    if len(content.encode()) > LONGEST:
        raise invalid(f"Comment content must not exceed {LONGEST} UTF-8 code units.")
    return content


def new_post(by: str, now: dt.datetime, content: str, **more: str) -> Json:
    said = now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{now.microsecond // 1000:03d}Z"
    told = {name: what for name, what in more.items() if what}
    return {
        "postId": new_id(),
        "by": by,
        "content": content,
        "createTime": said,
        "updateTime": said,
        **told,
    }


def new_thread(post: Json, where: Json | None = None, quote: str = "") -> Json:
    return {
        "commentId": new_id(),
        "anchorId": new_id() if where else "",
        "range": where,
        "plainTextQuote": quote,
        "status": "OPEN",
        "posts": [post],
    }


def answered(thread: Json, post: Json) -> Json:
    """The thread with one more post, which may resolve or reopen it."""
    status = {"RESOLVE": "RESOLVED", "REOPEN": "OPEN"}.get(post.get("commentAction", ""))
    return {**thread, "posts": [*thread["posts"], post], "status": status or thread["status"]}


def with_post(thread: Json, changed: Json) -> Json:
    """The thread with the post of this id replaced."""
    posts = [changed if one["postId"] == changed["postId"] else one for one in thread["posts"]]
    return {**thread, "posts": posts}


def deleted(post: Json) -> Json:
    """What stays of a reply that was deleted: when it was, and that it was."""
    return {name: post[name] for name in ("postId", "createTime", "updateTime")} | {"deleted": True}


def thread_json(thread: Json, caller: str) -> Json:
    """A CommentThread."""
    head, *replies = (post_json(one, caller) for one in thread["posts"])
    made = {
        "commentId": thread["commentId"],
        "headPost": head,
        "replies": replies,
        "status": thread["status"],
    }
    for name in ("anchorId", "plainTextQuote"):
        if thread[name]:
            made[name] = thread[name]
    return made if replies else {k: v for k, v in made.items() if k != "replies"}


def post_json(post: Json, caller: str) -> Json:
    """A Post; of a deleted one neither author nor content are told."""
    if post.get("deleted"):
        return post
    by = post["by"]
    author: Json = {
        "displayName": by.partition("@")[0],
        "user": f"users/{int(hashlib.sha256(by.encode()).hexdigest()[:16], 16)}",
    }
    told = {name: post[name] for name in ("postId", "content", "createTime", "updateTime")}
    kept = {name: post[name] for name in _COPIED if name in post}
    mine = {"me": True} if by == caller else {}
    shown = {"contentHtml": html.escape(post["content"], quote=False)} if post["content"] else {}
    return told | shown | kept | {"author": author | mine}


def anchors(book: Book, sheet_id: int) -> list[Json]:
    """The CommentAnchors of one tab."""
    return [
        {"anchorId": one["anchorId"], "range": one["range"]}
        for one in book.comments.values()
        if one["range"] and one["range"].get("sheetId", 0) == sheet_id
    ]


def threads(book: Book, boxes: list[Box] | None, caller: str) -> list[Json]:
    """The threads, those anchored within the boxes where there are some."""
    return [
        thread_json(one, caller)
        for one in book.comments.values()
        if boxes is None or _within(one["range"], boxes)
    ]


def _within(where: Json | None, boxes: list[Box]) -> bool:
    if where is None:
        return False
    row, column = where.get("startRowIndex", 0), where.get("startColumnIndex", 0)
    return any(
        box.sheet_id == where.get("sheetId", 0)
        and box.top <= row < box.bottom
        and box.left <= column < box.right
        for box in boxes
    )

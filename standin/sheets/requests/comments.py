"""Requests about comments, as Google's guide to comments and its reference describe them.

What they refuse is documented, the sentences are not: these are ours.
"""

from __future__ import annotations

from standin.sheets.a1 import Box
from standin.sheets.commenting import (
    LONGEST,
    answered,
    checked,
    deleted,
    new_post,
    new_thread,
    post_json,
    thread_json,
    with_post,
)
from standin.sheets.errors import Json, invalid
from standin.sheets.rendering import without_zero
from standin.sheets.requests.context import Act, Work, needed
from standin.sheets.view import View


def _thread(work: Work, request: Json) -> Json:
    found: Json | None = work.book.comments.get(request.get("commentId", ""))
    if found is None:
        raise invalid(f"No comment with ID: {request.get('commentId', '')}")
    return found


def _post(thread: Json, post_id: str) -> Json:
    found: Json | None = next((one for one in thread["posts"] if one["postId"] == post_id), None)
    if found is None or found.get("deleted"):
        raise invalid(f"No post with ID: {post_id}")
    return found


def _check_author(work: Work, post: Json) -> None:
    if post["by"] != work.caller:
        raise invalid("Only the author of a post can change or delete it.")


def _keep(work: Work, thread: Json) -> None:
    work.book.comments[thread["commentId"]] = thread


def _assignee(address: str) -> str:
    if len(address.encode()) > LONGEST:
        raise invalid(f"An assignee's address must not exceed {LONGEST} UTF-8 code units.")
    return address


def insert_comment(work: Work, request: Json) -> Json:
    place = needed(request, "coordinate")
    tab = work.book.tab(place.get("sheetId", 0))
    row, column = place.get("rowIndex", 0), place.get("columnIndex", 0)
    where = Box(tab.sheet_id, row, column, row + 1, column + 1).grid_range()
    work.book.box_of_range(where)
    post = new_post(
        work.caller,
        work.now,
        checked(request.get("content", "")),
        assigneeEmail=_assignee(request.get("assigneeEmailAddress", "")),
    )
    quote = View(work.book, work.now).text(tab, row, column, tab.grid.cell(row, column))
    made = new_thread(post, without_zero(where), quote)
    _keep(work, made)
    return {"commentThread": thread_json(made, work.caller)}


def add_reply(work: Work, request: Json) -> Json:
    thread, asked = _thread(work, request), needed(request, "post")
    action, assignee = asked.get("commentAction", ""), _assignee(asked.get("assigneeEmail", ""))
    settles = action in {"RESOLVE", "REOPEN"}
    content = asked.get("content", "")
    if not settles or content:
        checked(content)
    if assignee and (settles or "assigneeEmail" not in thread["posts"][0]):
        raise invalid("Only a comment with an assignee can be assigned anew, by a plain reply.")
    post = new_post(work.caller, work.now, content, commentAction=action, assigneeEmail=assignee)
    _keep(work, answered(thread, post))
    return {"post": post_json(post, work.caller)}


def update_post(work: Work, request: Json) -> None:
    thread = _thread(work, request)
    post = _post(thread, request.get("postId", ""))
    _check_author(work, post)
    fresh = new_post(work.caller, work.now, checked(request.get("content", "")))
    changed = {**post, "content": fresh["content"], "updateTime": fresh["updateTime"]}
    _keep(work, with_post(thread, changed))


def delete_comment(work: Work, request: Json) -> None:
    thread = _thread(work, request)
    _check_author(work, thread["posts"][0])
    del work.book.comments[thread["commentId"]]


def delete_reply(work: Work, request: Json) -> None:
    thread = _thread(work, request)
    post = _post(thread, request.get("postId", ""))
    if post is thread["posts"][0]:
        raise invalid("The first post of a comment goes only with the comment.")
    _check_author(work, post)
    if "commentAction" in post or "assigneeEmail" in post:
        raise invalid("A reply with an action or an assignee cannot be deleted.")
    _keep(work, with_post(thread, deleted(post)))


ACTS: dict[str, Act] = {
    "insertComment": insert_comment,
    "addCommentReply": add_reply,
    "updateCommentPost": update_post,
    "deleteComment": delete_comment,
    "deleteCommentReply": delete_reply,
}

"""The comments of a spreadsheet as Drive shows them: the same threads as in the Sheets API, in Drive's words."""

from __future__ import annotations

from standin.sheets.commenting import answered, new_post, new_thread, post_json, with_post
from standin.sheets.drive_api import answer, held_file, writable_file
from standin.sheets.errors import DriveError, Json
from standin.sheets.sheets_api import Call

_DEFAULT_PAGE = 20


def _content(call: Call) -> str:
    content = str(call.body.get("content", ""))
    if not content.strip():
        raise DriveError(400, "required", "The comment content is required.", "comment.content")
    return content


def _reply_json(post: Json, caller: str) -> Json:
    shown = post_json(post, caller)
    made = {
        "kind": "drive#reply",
        "id": post["postId"],
        "createdTime": post["createTime"],
        "modifiedTime": post["updateTime"],
        "deleted": bool(post.get("deleted")),
    }
    if post.get("deleted"):
        return made
    made |= {"content": post["content"], "htmlContent": shown.get("contentHtml", "")}
    if "commentAction" in post:
        made["action"] = post["commentAction"].lower()
    author = {"displayName": shown["author"]["displayName"], "me": "me" in shown["author"]}
    return made | {"author": {"kind": "drive#user", **author}}


def _comment_json(thread: Json, caller: str) -> Json:
    """A Comment: the head post with the thread around it."""
    head, *replies = thread["posts"]
    made = _reply_json(head, caller) | {
        "kind": "drive#comment",
        "id": thread["commentId"],
        "modifiedTime": max(post["updateTime"] for post in thread["posts"]),
        "resolved": thread["status"] == "RESOLVED",
        "replies": [_reply_json(one, caller) for one in replies],
    }
    if thread["plainTextQuote"]:
        quoted = {"mimeType": "text/html", "value": thread["plainTextQuote"]}
        made["quotedFileContent"] = quoted
    if thread["anchorId"]:
        made["anchor"] = thread["anchorId"]
    return made


def _thread(call: Call) -> Json:
    found = held_file(call).book.comments.get(call.path[1])
    if found is None:
        raise DriveError(404, "notFound", f"Comment not found: {call.path[1]}.", "commentId")
    return found


def _change(call: Call, thread: Json | None, key: str) -> None:
    """Keep a thread, or drop it (None)."""
    with call.office.changing(writable_file(call), call.caller) as book:
        if thread is None:
            del book.comments[key]
        else:
            book.comments[key] = thread


def list_comments(call: Call) -> Json:
    """The threads, newest first, a page of them (20)."""
    threads = list(held_file(call).book.comments.values())[::-1]
    start = int(call.option("pageToken") or 0)
    end = start + int(call.option("pageSize") or _DEFAULT_PAGE)
    shown = [_comment_json(one, call.caller) for one in threads[start:end]]
    more = {"nextPageToken": str(end)} if end < len(threads) else {}
    return answer(call, {"kind": "drive#commentList", "comments": shown, **more}, "*")


def get_comment(call: Call) -> Json:
    return answer(call, _comment_json(_thread(call), call.caller), "*")


def create_comment(call: Call) -> Json:
    """A comment on the file; an anchor given here is Drive's own and points at no cell."""
    thread = new_thread(new_post(call.caller, call.office.clock(), _content(call)))
    quoted = call.body.get("quotedFileContent", {}).get("value", "")
    thread |= {"plainTextQuote": quoted, "anchorId": call.body.get("anchor", "")}
    _change(call, thread, thread["commentId"])
    return answer(call, _comment_json(thread, call.caller), "*")


def update_comment(call: Call) -> Json:
    thread = _thread(call)
    fresh = new_post(call.caller, call.office.clock(), _content(call))
    head = _own(thread["posts"][0], call.caller)
    told = {"content": fresh["content"], "updateTime": fresh["updateTime"]}
    made = with_post(thread, {**head, **told})
    _change(call, made, made["commentId"])
    return answer(call, _comment_json(made, call.caller), "*")


def _own(post: Json, caller: str) -> Json:
    if post["by"] != caller:
        told = "The user does not have sufficient permissions for this comment."
        raise DriveError(403, "insufficientFilePermissions", told, "commentId")
    return post


def delete_comment(call: Call) -> None:
    thread = _thread(call)
    _own(thread["posts"][0], call.caller)
    _change(call, None, thread["commentId"])


def create_reply(call: Call) -> Json:
    """A reply, which may resolve or reopen the comment by its `action`."""
    action = str(call.body.get("action", ""))
    if action not in {"", "resolve", "reopen"}:
        raise DriveError(400, "invalid", f"Invalid Value: {action}", "reply.action")
    content = str(call.body.get("content", "")) if action else _content(call)
    post = new_post(call.caller, call.office.clock(), content, commentAction=action.upper())
    made = answered(_thread(call), post)
    _change(call, made, made["commentId"])
    return answer(call, _reply_json(post, call.caller), "*")


def list_replies(call: Call) -> Json:
    replies = [_reply_json(one, call.caller) for one in _thread(call)["posts"][1:]]
    return answer(call, {"kind": "drive#replyList", "replies": replies}, "*")

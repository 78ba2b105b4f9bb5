"""Wording: data and a folder of templates in, a letter out. One folder a letter, three files in it.

Teams may bring templates of their own, so these run in jinja2's sandbox, and what they forget or
misspell is told by file, line and variable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.errors import ConfigError
from leads.model import Letter
from leads.telling.wording import one_line

if TYPE_CHECKING:
    from css_inline import CSSInliner
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

PARTS = ("subject.txt", "body.txt", "body.html")
SUBJECT_MOST = 200

_KIND = re.compile(r"[a-z][a-z0-9_]{0,40}")
_LANGUAGE = re.compile(r"[a-z]{2}")


class JinjaLetters:
    """ports.Letters over jinja2.

    Args:
        folder: The shipped templates, one folder a letter ("digest/body.txt").
        own: The team's own, laid out alike. A file that is missing there is taken from the shipped ones.
    """

    def __init__(self, folder: Path, own: Path | None = None) -> None:
        if own is not None and not own.is_dir():
            raise ConfigError([f"templates: there is no folder {own}"])
        self._folders = [own, folder] if own else [folder]

    def render(self, kind: str, message_id: str, to: str, data: Mapping[str, object]) -> Letter:
        """Render one letter, in `data["language"]` where the letter's folder holds one for that language.

        ConfigError names the template, line and variable that cannot be used.
        """
        return Letter(
            message_id=message_id,
            to=to,
            subject=one_line(self._text(kind, "subject.txt", data), SUBJECT_MOST),
            text=self._text(kind, "body.txt", data).strip() + "\n",
            html=self._inliner.inline(self._text(kind, "body.html", data)),
        )

    def _text(self, kind: str, part: str, data: Mapping[str, object]) -> str:
        import jinja2

        name = f"{kind}/{part}"
        try:
            return self._template(kind, part, str(data.get("language", ""))).render(data)
        except jinja2.TemplateNotFound as error:
            problem = f"{name}: there is no such template ({error})"
        except jinja2.TemplateSyntaxError as error:
            problem = f"{error.name or name}, line {error.lineno}: {error.message}"
        except Exception as error:  # noqa: BLE001  # a template is a program of somebody else's
            problem = f"{name}{_line_in(error, part)}: {error}"
        raise ConfigError([problem], where="letter templates")

    def _template(self, kind: str, part: str, language: str) -> Template:
        import jinja2

        if not _KIND.fullmatch(kind):  # it may come from a cell of the workbook
            raise jinja2.TemplateNotFound(kind)
        names = [f"{kind}/{part}"]
        if _LANGUAGE.fullmatch(language):
            names.insert(0, f"{kind}/{language}/{part}")
        return self._environment.select_template(names)

    @cached_property
    def _environment(self) -> SandboxedEnvironment:
        import jinja2
        from jinja2.sandbox import SandboxedEnvironment

        return SandboxedEnvironment(
            loader=jinja2.FileSystemLoader(self._folders),
            autoescape=lambda name: bool(name and name.endswith(".html")),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    @cached_property
    def _inliner(self) -> CSSInliner:
        from css_inline import CSSInliner

        # The style block stays besides, or the dark-mode rules would be lost.
        return CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


def _line_in(error: BaseException, part: str) -> str:
    """Where in the template, as ", line 7": jinja2 rewrites tracebacks to template lines."""
    trace, line = error.__traceback__, None
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(part):
            line = trace.tb_lineno
        trace = trace.tb_next
    return f", line {line}" if line else ""

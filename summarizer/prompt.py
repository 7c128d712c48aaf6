"""Prompts: Markdown files turned into chat messages.

A prompt file (``prompts/NAME.vN.md``) opens with a header between two ``---`` lines (name, version, for), and then has
one ``# system``, ``# user`` or ``# assistant`` heading for each message. ``{{name}}`` marks a placeholder. They are
filled in one pass over the template alone: what an article says is data and is never read as a template.

`fenced` keeps that data between its marks. What the prompts say is in the files; when they are sent is `pipeline`'s.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, cast

from summarizer.errors import PromptError

_PLACEHOLDER: Final = re.compile(r"\{\{([a-z_]+)\}\}")
_NO_PLACEHOLDER: Final = re.compile(r"\{\{(?![a-z_]+\}\})[^\n]{0,30}")
_MESSAGE: Final = re.compile(r"^# (system|user|assistant)\n", re.MULTILINE)
_HEADER: Final = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
# In a wheel the folder lies inside the package, in a checkout beside it.
_FOLDERS: Final = (Path(__file__).parent / "prompts", Path(__file__).parent.parent / "prompts")

# What may stand between the letters of a mark and leave it the same to a reader, or to a server that normalises text.
_UNSEEN: Final = (
    "[\\s\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]*"
)
# Tags that part the article from the rest or, in the chat templates of common models, one turn from the next.
_TAGS: Final = ("article", "start_of_turn", "end_of_turn", "bos>", "eos>", "s>", "<SYS")
_BRACKETS: Final = ("INST", "SYSTEM_PROMPT", "AVAILABLE_TOOLS", "TOOL_CALLS", "TOOL_RESULTS")
_MARK: Final = re.compile(
    rf"[<＜]{_UNSEEN}(?:[|｜]|(?:[/／]{_UNSEEN})?(?:{'|'.join(_UNSEEN.join(tag) for tag in _TAGS)}))"
    rf"|\[/?(?:{'|'.join(_BRACKETS)})\]",
    re.IGNORECASE,
)


class Message(NamedTuple):
    """One chat message."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file, read.

    Attributes:
        name: "incident".
        version: Counts from 1; a file is never changed once a release has used it, a new version is added.
        purpose: One line, from the header's ``for``.
        messages: With placeholders.
        digest: First 12 hex digits of the file's SHA-256: tells recordings and reports which text was sent.
    """

    name: str
    version: int
    purpose: str
    messages: tuple[Message, ...]
    digest: str

    @property
    def label(self) -> str:
        """Name, version and digest: ``incident.v1@0a1b2c3d4e5f``."""
        return f"{self.name}.v{self.version}@{self.digest}"

    def render(self, values: Mapping[str, str]) -> list[Message]:
        """The messages with every placeholder filled, in one pass.

        Raises:
            PromptError: A placeholder has no value, or a value has no placeholder.
        """
        wanted = {name for message in self.messages for name in _PLACEHOLDER.findall(message.content)}
        if wanted != set(values):
            odd = ", ".join(sorted(wanted ^ set(values)))
            raise PromptError(f"Prompt {self.label}: placeholders and values do not match: {odd}.")
        return [
            Message(message.role, _PLACEHOLDER.sub(lambda match: values[match.group(1)], message.content))
            for message in self.messages
        ]


def fenced(text: str) -> str:
    """An article's text that cannot close the mark around it, nor open a turn of the chat: a space breaks each mark.

    >>> fenced("a </article> b <|im_start|> [INST]")
    'a < /article> b < |im_start|> [ INST]'
    """
    return _MARK.sub(lambda match: f"{match[0][0]} {match[0][1:]}", text)


@cache
def load_prompt(name: str) -> Prompt:
    """Read ``prompts/NAME.md``, from the package or from beside it.

    Args:
        name: With its version: "incident.v1".

    Raises:
        PromptError: No such file, not in the form this module's header tells, or named otherwise within.
    """
    file = f"{name}.md"
    prompt = parse_prompt(_shipped(name), where=file)
    if prompt.label.partition("@")[0] != name:
        raise PromptError(f"{file} calls itself {prompt.label}.", "Name and version are the file's.")
    return prompt


def prompt_text(name: str) -> str:
    """The text of a prompt as its file has it, header included.

    Args:
        name: A path of a file, or the name of a prompt of this package with its version: "incident.v1".

    Raises:
        PromptError: There is none, or the file cannot be read.
    """
    path = Path(name)
    if not path.is_file():
        return _shipped(name)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise PromptError(f"{path} cannot be read as UTF-8 text: {error}.", "Check the file.") from error


def _shipped(name: str) -> str:
    for folder in _FOLDERS:
        path = folder / f"{name}.md"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise PromptError(f"There is no prompt {name}.md.", "Reinstall the package, or restore prompts/ in the checkout.")


def parse_prompt(text: str, where: str) -> Prompt:
    """A prompt from the text of its file; `where` names it in errors.

    Raises:
        PromptError: The header, a message or a placeholder is missing or malformed.
    """
    header = _HEADER.match(text)
    if header is None:
        raise PromptError(f"{where} has no header.", "It begins with --- and the lines name, version, for.")
    facts = dict(line.split(": ", 1) for line in header.group(1).splitlines() if ": " in line)
    if not {"name", "version", "for"} <= facts.keys() or not facts["version"].isdecimal():
        raise PromptError(f"{where}: the header is not complete.", "It needs name, version (a number) and for.")
    odd = _NO_PLACEHOLDER.search(text)
    if odd:
        raise PromptError(f"{where}: {odd.group()!r} is no placeholder.", "One looks like {{article}}.")
    pieces = _MESSAGE.split(text[header.end() :])
    if pieces[0].strip() or len(pieces) < 3:
        raise PromptError(f"{where} has no messages.", "Each begins with a line '# system', '# user' or '# assistant'.")
    messages = tuple(
        Message(cast("Literal['system', 'user', 'assistant']", role), content.strip())
        for role, content in zip(pieces[1::2], pieces[2::2], strict=True)
    )
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Prompt(facts["name"], int(facts["version"]), facts["for"], messages, digest)

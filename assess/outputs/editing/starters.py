"""Starters for a new task, requirement or question: all its fields, and nothing in them, so that `wuhua check` asks for each."""

MODELINE = "# yaml-language-server: $schema=../../schemas/task.schema.json"
"""Where an editor finds what it knows about the file."""
NOT_REVIEWED = "00000000"
"""No requirement has this digest: when all else is in order, `wuhua check` names the right one."""


def new_task() -> str:
    """The file of a task."""
    return f"""\
{MODELINE}
line: ""
zh: ""
en: ""
summary:
  zh: ""
  en: ""
sentences:
  - lines: []
    zh: ""
    en: ""
    requirements: []
"""


def new_requirement(id_: str) -> list[str]:
    """The lines of a requirement."""
    return [f"id: {id_}", 'zh: ""', 'en: ""', 'quote: ""', 'kind: ""', 'strength: ""', 'who: ""', "evidence: []"]


def new_question(id_: str) -> list[str]:
    """The lines of a question with a single answer."""
    return [
        f"id: {id_}",
        'requirement: ""',
        f'reviewed: "{NOT_REVIEWED}"',
        'zh: ""',
        'en: ""',
        "choices:",
        '  - zh: ""',
        '    en: ""',
        "    right: true",
        '  - zh: ""',
        '    en: ""',
        "    why:",
        '      zh: ""',
        '      en: ""',
    ]

"""One rule of a requirement: data → `Rule`."""

from assess.errors import Wrong
from assess.model.rules import AtLeast, Each, Existence, Measure, Never, Period, Role, Rule, Share, Threshold, type_names
from assess.reading.fields import (
    Node,
    read_bilingual,
    read_fields,
    read_id,
    read_list,
    read_mapping,
    read_member,
    read_optional,
    read_whole,
    read_yes_no,
    shown,
)

FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "threshold": (("type", "fact"), ("at_least", "below", "each")),
    "at-least": (("type", "count", "activity", "per"), ("measure", "each", "by", "to", "between")),
    "share": (("type", "percent", "of"), ("per",)),
    "existence": (("type", "what"), ("per",)),
    "never": (("type", "what"), ()),
}
"""Required and optional fields of each type of rule."""


def read_rule(node: Node) -> Rule | None:
    """The rule, or None (with a problem reported) where its type is missing or unknown."""
    kind = read_mapping(node).get("type")
    if kind is None:
        if isinstance(node.value, dict):
            node.wrong(Wrong.MISSING_FIELD, name="type")
        return None
    if not isinstance(kind.value, str) or kind.value not in FIELDS:
        kind.wrong(Wrong.NOT_ONE_OF, got=shown(kind.value), known=", ".join(type_names))
        return None
    required, optional = FIELDS[kind.value]
    fields = read_fields(node, required=required, optional=optional)
    match kind.value:
        case "threshold":
            return _threshold(node, fields)
        case "at-least":
            return _at_least(fields)
        case "share":
            return Share(
                percent=read_whole(fields.get("percent"), low=1, high=100),
                of=read_bilingual(fields.get("of")),
                per=_period(fields),
            )
        case "existence":
            return Existence(what=read_bilingual(fields.get("what")), per=_period(fields))
        case _:
            return Never(what=read_bilingual(fields.get("what")))


def _threshold(node: Node, fields: dict[str, Node]) -> Threshold:
    if "at_least" not in fields and "below" not in fields:
        node.wrong(Wrong.MISSING_FIELD, name="at_least / below")
    return Threshold(
        fact=read_id(fields.get("fact")),
        at_least=read_optional(fields.get("at_least"), read_whole),
        below=read_optional(fields.get("below"), lambda below: read_whole(below, low=1)),
        each=read_yes_no(fields.get("each")),
    )


def _at_least(fields: dict[str, Node]) -> AtLeast:
    return AtLeast(
        count=read_whole(fields.get("count"), low=1, high=10_000),
        activity=read_id(fields.get("activity")),
        per=read_member(fields.get("per"), Period),
        measure=read_member(fields.get("measure"), Measure),
        each=read_optional(fields.get("each"), lambda node: read_member(node, Each)),
        by=read_optional(fields.get("by"), _role),
        to=read_optional(fields.get("to"), _role),
        between=read_optional(fields.get("between"), _pair),
    )


def _role(node: Node) -> Role:
    return read_member(node, Role)


def _pair(node: Node) -> tuple[Role, Role]:
    roles = [_role(each) for each in read_list(node)]
    if len(roles) != 2:
        node.wrong(Wrong.WRONG_LENGTH, got=len(roles), wanted=2)
        return (Role.SECRETARY, Role.MEMBER)
    return (roles[0], roles[1])


def _period(fields: dict[str, Node]) -> Period | None:
    return read_optional(fields.get("per"), lambda node: read_member(node, Period))

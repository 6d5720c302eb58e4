"""Reader of `training/session.yaml`, the programme of a session: its parts in their order."""

from assess.errors import Wrong
from assess.model.training import AgendaItem
from assess.reading.fields import Node, read_bilingual, read_fields, read_id, read_list, read_text, read_whole, text_of

FILE = "training/session.yaml"
MINUTES_AT_MOST = 240


def read_agenda(node: Node) -> tuple[AgendaItem, ...]:
    """All parts, each with an id of its own."""
    items = tuple(_item(each) for each in read_list(node))
    ids = [each.id for each in items]
    for place, id_ in enumerate(ids):
        if id_ in ids[:place]:
            node.child(place, node.value).wrong(Wrong.DUPLICATE_ID, id=id_)
    return items


def _item(node: Node) -> AgendaItem:
    fields = read_fields(node, required=("id", "minutes", "zh", "en", "what", "page"))
    return AgendaItem(
        id=read_id(fields.get("id")),
        minutes=read_whole(fields.get("minutes"), low=1, high=MINUTES_AT_MOST),
        text=text_of(fields, node),
        what=read_bilingual(fields.get("what")),
        page=read_text(fields.get("page")),
    )

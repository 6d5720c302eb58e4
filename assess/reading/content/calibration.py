"""Reader of `training/calibration.yaml`, the calibration of a room: one observation of the sample branch for each requirement."""

from assess.errors import Wrong
from assess.model.answers import Choice
from assess.model.exercises import Observation
from assess.model.standard import Standard
from assess.reading.content.questions import wording_of
from assess.reading.fields import Node, read_bilingual, read_fields, read_list, read_member, read_text, text_of

FILE = "training/calibration.yaml"


def read_observations(node: Node, standard: Standard, *, sound: bool) -> tuple[Observation, ...]:
    """All of them in their order, each of a requirement of its own. No review is called for while the standard is not `sound`."""
    found: list[Observation] = []
    for each in read_list(node):
        fields = read_fields(each, required=("requirement", "reviewed", "zh", "en", "answer", "why"))
        id_, reviewed = read_text(fields.get("requirement")), read_text(fields.get("reviewed"))
        requirement = standard.requirements.get(id_)
        if "requirement" in fields and requirement is None:
            fields["requirement"].wrong(Wrong.UNKNOWN_ID, id=id_, of="areas/")
        if requirement is not None and id_ in [one.requirement for one in found]:
            fields["requirement"].wrong(Wrong.DUPLICATE_ID, id=id_)
        if requirement is not None and "reviewed" in fields and sound and reviewed != wording_of([requirement]):
            fields["reviewed"].wrong(Wrong.NOT_REVIEWED, id=id_, wording=wording_of([requirement]))
        found.append(
            Observation(
                requirement=id_,
                text=text_of(fields, each),
                answer=read_member(fields.get("answer"), Choice),
                why=read_bilingual(fields.get("why")),
                reviewed=reviewed,
            )
        )
    return tuple(found)

"""A step through the cards: `{questions, learner, card, rating, now, today}`, see `operations.learner`.

With `card`, an id, and `rating`, from 1 to 4, that card is reviewed; without, only what comes next is said.
"""

from dataclasses import replace

from assess.errors import Wrong
from assess.judging.learning import queue
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body
from assess.operations.learner import answer, read_given
from assess.outputs.training.learner import ratings_data
from assess.reading.fields import Node, ProblemCollector

RATINGS = (1, 2, 3, 4)


def cards(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`learner` and `progress`, as `learner` says them, and `ratings` for the first card of the queue, if there is one."""
    # Imported here: it needs the library that schedules cards, which only this operation waits for.
    from assess.judging.cards import intervals, reviewed

    given = read_given(body, collector)
    if given is None:
        return None
    found, asked, moment, day = given
    name, rating = body.get("card"), body.get("rating")
    if name is not None or rating is not None:
        if name not in [each.id for each in asked] or rating not in RATINGS or isinstance(rating, bool):
            Node(name, collector, path=("card",)).wrong(Wrong.BAD_REQUEST, detail="card")
            return None
        state = reviewed(found.cards.get(str(name)), int(str(rating)), moment, day)
        found = replace(found, cards={**found.cards, str(name): state})
    waiting = queue(found, asked, moment, day)
    first = next(iter((*waiting.due, *waiting.fresh)), None)
    ratings = [] if first is None else ratings_data(intervals(found.cards.get(first), moment, day), language)
    return {**answer(found, asked, moment, day, language), "ratings": ratings}

"""When a card comes back: the FSRS scheduler of the library `fsrs`, which a browser fetches when cards are first asked for."""

from datetime import date, datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from assess.model.learner import CardState

LONGEST = 365
"""Days after which every card comes back, however well it is known: the standard may have changed. Our own choice."""
DIGITS = 4
"""Decimals that are kept: machines differ in the last digits of a power, and the same file must come out of the same reviews."""

SCHEDULER = Scheduler(maximum_interval=LONGEST, enable_fuzzing=False)
"""Its own weights, and no chance: the same reviews give the same days everywhere."""


def reviewed(card: CardState | None, rating: int, moment: datetime, day: date) -> CardState:
    """The card after a review with a `rating` from 1 (forgotten) to 4 (easy); a card that is None is new on that `day`.

    A clock that was moved back cannot make the last review later than the present one.
    """
    after, _ = SCHEDULER.review_card(_before(card, moment), Rating(rating), review_datetime=moment)
    return CardState(
        state=int(after.state),
        step=after.step,
        stability=round(after.stability or 0, DIGITS),
        difficulty=round(after.difficulty or 1, DIGITS),
        due=after.due,
        last=moment,
        first=day if card is None else card.first,
    )


def intervals(card: CardState | None, moment: datetime, day: date) -> dict[int, timedelta]:
    """After how long it would come back, for each rating."""
    return {int(rating): reviewed(card, int(rating), moment, day).due - moment for rating in Rating}


def _before(card: CardState | None, moment: datetime) -> Card:
    if card is None:
        return Card(card_id=0, due=moment)
    return Card(
        card_id=0,
        state=State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=min(card.last, moment),
    )

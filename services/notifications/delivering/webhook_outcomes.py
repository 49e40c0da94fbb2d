"""What a receiver's answer means: for one event, and for the address."""

from datetime import datetime
from http import HTTPStatus

from services.notifications.delivering.outcomes import NobodyKnows, Refused, Trouble
from services.notifications.delivering.webhook_post import Answer
from services.notifications.domain.webhook import Webhook, WebhookDelivery


def is_taken(answer: Answer) -> bool:
    """Tell whether the receiver has it."""
    return answer.status // 100 == HTTPStatus.OK // 100


def is_of_the_address(outcome: Answer | Trouble) -> bool:
    """Tell whether other events have no chance either."""
    if isinstance(outcome, Trouble):
        return True
    return outcome.status >= HTTPStatus.INTERNAL_SERVER_ERROR or outcome.status in {
        HTTPStatus.GONE,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.REQUEST_TIMEOUT,
    }


def account_for(delivery: WebhookDelivery, outcome: Answer | Trouble | None, now: datetime) -> None:
    """Write down what became of one event; no outcome: nobody began with it."""
    if outcome is None:
        delivery.not_begun()
    elif isinstance(outcome, NobodyKnows):
        delivery.lose_sight(outcome.reason)
    elif isinstance(outcome, Answer) and is_taken(outcome):
        delivery.arrive(now)
    elif is_of_the_address(outcome):
        delivery.wait(reason_of(outcome))
    else:
        delivery.be_refused(reason_of(outcome), now)


def hold(webhook: Webhook, outcome: Answer | Trouble, now: datetime) -> None:
    """Let an address rest that does not work."""
    if isinstance(outcome, Answer) and outcome.status == HTTPStatus.GONE:
        webhook.pause("gone")
    elif isinstance(outcome, Refused):
        webhook.pause(outcome.reason)
    else:
        webhook.fail(now, outcome.retry_after if isinstance(outcome, Answer) else None)


def reason_of(outcome: Answer | Trouble) -> str:
    """Give a code; never what a receiver wrote."""
    return outcome.reason if isinstance(outcome, Trouble) else f"status_{outcome.status}"

"""Records attached to the open request: a survey, a report, a mail; what they bear out, what they say beyond the brief, and
the way to add one."""

from assistant.domain.brief.offered import Offer, open_offers
from assistant.domain.brief.shapes import Attachment, Brief
from assistant.domain.brief.turns import Interview
from assistant.web.ui.markup import action, day, esc, form, group, icon, lc
from assistant.web.ui.words import count, say


def records(interview: Interview) -> str:
    """The records with what they bear out, and a field to paste one."""
    listed = "".join(_record(item, interview) for item in interview.attachments)
    lead = f'<p class="small muted">{esc(say("records.lead"))}</p>'
    tally = str(len(interview.attachments) or "")
    return lc(group(say("records.title"), f"{lead}{listed}{_paste()}", tally))


def _record(item: Attachment, interview: Interview) -> str:
    facts = [fact for fact in interview.brief.facts if fact.record and fact.record.ref == item.id]
    taken = [fact for fact in interview.brief.facts if fact.source.ref == item.id]
    told: dict[str, list[str]] = {}
    for fact in (*facts, *taken):
        told.setdefault((fact.record or fact.source).quote, []).append(say(f"slot.{fact.slot}"))
    quotes = "".join(
        f"<li><b>{esc(', '.join(dict.fromkeys(names)))}.</b> “{esc(quote)}”</li>" for quote, names in told.items()
    )
    words = esc(say("records.remove", title=item.title))
    remove = action("detach", item.id, icon("bin"), "btn icon tiny", f'aria-label="{words}" title="{words}"')
    borne = count("records.borne", len(facts)) if facts else say("records.borne_none")
    if taken:
        borne = ", ".join((*([borne] if facts else []), count("records.taken", len(taken))))
    return (
        f'<div class="record"><div class="row">{icon("doc")}<div class="grow"><b>{esc(item.title)}</b>'
        f"<small>{esc(say('records.attached', day=day(item.added)))}, {esc(borne)}</small></div>{remove}</div>"
        f'<ul class="points">{quotes}</ul>{_offers(item, interview)}</div>'
    )


def _offers(item: Attachment, interview: Interview) -> str:
    """What the record says beyond the brief, each to be taken over or not."""
    waiting = [o for o in open_offers(interview.brief, interview.offers) if o.record == item.id]
    if not waiting:
        return ""
    rows = "".join(_offer(offer, interview.brief) for offer in waiting)
    return f'<div class="offers"><h4>{esc(count("records.offers", len(waiting)))}</h4>{rows}</div>'


def _offer(offer: Offer, brief: Brief) -> str:
    label = say("brief.segments") if offer.reading.segments else say(f"slot.{offer.slot}")
    told = "" if offer.reading.segments else brief.text(offer.slot)
    instead = f'<p class="small muted">{esc(say("records.instead", value=told))}</p>' if told else ""
    value = f"{offer.record}:{offer.number}"
    words = esc(say("records.about", what=f"{label}, {offer.value}"))
    yes = action("take_over", value, esc(say("records.take")), "btn line tiny", f'aria-label="{words}"')
    no = action("leave_out", value, esc(say("records.leave")), "btn tiny")
    return (
        f'<article class="offer"><p><b>{esc(label)}:</b> {esc(offer.value)}</p><p class="said">“{esc(offer.quote)}”</p>'
        f'{instead}<div class="row">{yes}{no}</div></article>'
    )


def _paste() -> str:
    fields = (
        f'<label>{esc(say("library.title"))}<input class="field" name="title"></label>'
        f'<label>{esc(say("records.text"))}<textarea class="field" name="text" rows="3"></textarea></label>'
    )
    save = f'<button type="submit" class="btn line tiny">{icon("plus", "s")}{esc(say("records.add"))}</button>'
    return form("attach", "", f"{fields}{save}", "long attach")

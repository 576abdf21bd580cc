"""Records attached to the open request: a survey, a report, a mail; what they bear out, and the way to add one."""

from assistant.domain.brief.shapes import Attachment
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
    quotes = "".join(
        f"<li><b>{esc(say(f'slot.{fact.slot}'))}.</b> “{esc(fact.record.quote)}”</li>" for fact in facts if fact.record
    )
    words = esc(say("records.remove", title=item.title))
    remove = action("detach", item.id, icon("bin"), "btn icon tiny", f'aria-label="{words}" title="{words}"')
    borne = count("records.borne", len(facts)) if facts else say("records.borne_none")
    return (
        f'<div class="record"><div class="row">{icon("doc")}<div class="grow"><b>{esc(item.title)}</b>'
        f"<small>{esc(day(item.added))}, {esc(borne)}</small></div>{remove}</div>"
        f'<ul class="points">{quotes}</ul></div>'
    )


def _paste() -> str:
    fields = (
        f'<label>{esc(say("library.title"))}<input class="field" name="title"></label>'
        f'<label>{esc(say("records.text"))}<textarea class="field" name="text" rows="3"></textarea></label>'
    )
    save = f'<button type="submit" class="btn line tiny">{icon("plus", "s")}{esc(say("records.add"))}</button>'
    return form("attach", "", f"{fields}{save}", "long attach")

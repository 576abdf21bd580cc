"""Proposals over REST."""

from fastapi import APIRouter, Response

from assistant.services.product import Assistant
from assistant.web.bodies import JSON, LeavingOut, Rewording, Wish


def proposals(assistant: Assistant) -> APIRouter:
    """Proposals: drafted, reworded, exported."""
    router = APIRouter(tags=["proposals"])

    @router.post("/requests/{request_id}/proposal")
    def draft(request_id: str) -> JSON:
        version, _ = assistant.drafting.draft(request_id)
        return {"id": request_id, "version": version}

    @router.post("/requests/{request_id}/proposal/revise")
    def revise(request_id: str, wish: Wish) -> JSON:
        version, _ = assistant.drafting.revise(request_id, wish.section, wish.instruction)
        return {"id": request_id, "version": version}

    @router.patch("/requests/{request_id}/proposal")
    def reword(request_id: str, rewording: Rewording) -> JSON:
        """Puts a section into a person's own words."""
        assistant.editing.rewrite(request_id, rewording.section, rewording.text)
        return {"id": request_id, "version": assistant.repository.proposal_version(request_id)}

    @router.put("/requests/{request_id}/proposal/left-out")
    def leave_out(request_id: str, section: LeavingOut) -> JSON:
        """Leaves a section out of every view, export and new draft, or puts it back."""
        made = assistant.editing.leave_out(request_id, section.section, section.out)
        version = assistant.repository.proposal_version(request_id)
        return {"id": request_id, "version": version, "left_out": list(made.left_out)}

    @router.get("/requests/{request_id}/proposal")
    def proposal(request_id: str, format: str = "json", view: str = "full") -> Response:
        export = assistant.exporting.render(request_id, format, view)
        inline = {"content-disposition": f'attachment; filename="{export.filename}"'} if format != "json" else {}
        return Response(export.body, media_type=export.media_type, headers=inline)

    return router

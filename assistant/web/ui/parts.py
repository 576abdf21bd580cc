"""The one kind of component that the page is mostly made of."""

import gradio as gr


def shown(place: str, value: str = "") -> gr.HTML:
    """A place that only shows HTML: it carries no script and none of Gradio's styles. ``place`` is its id in the page."""
    return gr.HTML(value, elem_id=place, js_on_load=None, apply_default_css=False)

"""The FastAPI shell, the REST interface and the Gradio pages."""

"""The screens for authors: the preview and the findings of a scenario."""

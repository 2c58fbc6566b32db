"""The screens after the story, in the order that a run meets them."""

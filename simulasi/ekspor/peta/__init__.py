"""The branching map as files: SVG, HTML, Mermaid, DOT, and a tree for the terminal."""

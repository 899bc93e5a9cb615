"""The pages in a real Chromium: what a reader sees, and what axe-core, the console and the wire say about it.

`pytest` walks each page kind once; `python -m tests.web.browser` walks the whole matrix and prints the figures.
"""

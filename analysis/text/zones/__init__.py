"""The zones of a page: what of its lines is the article, and what is menu, legend, comment or list of other articles.

Lines are measured one by one (`lines`, `signs`, `cues`), the window of the article is found among them (`window`,
`foot`, `tail`), and each line gets its zone by its place (`roles`). `segmenting` puts the passages together.
"""

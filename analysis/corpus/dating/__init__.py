"""Dating: of which day a text is, how that is known, and between which days it lies where it is not.

`deciding` asks the witnesses in the order of their weight: headings of live blogs, stamps of publication, datelines,
the sentences of the article, events whose day is known. `frames` does it for each text of a corpus by itself,
`sharing` once more for undated texts that share passages with dated ones.
"""

"""The panel for asking questions of a corpus with the mouse.

``index``      a corpus → compact arrays of integers, made once
``days``       days → periods, on those arrays
``choice``     what is looked at: actors, themes, a search, sources, window, period, measure
``looking``    a choice → what is shown: counts, coverage, sentences
``drawing``    counts → one image with its alternative text
``showing``    coverage, table and sentences as HTML
``exporting``  what is shown → PNG, SVG, CSV, or the definition of a report
``selection``  what is shown as exhibits of a report
``wording``    the words of the panel, in French and in English
``picking``    a control to pick names with
``controls``   all controls, and the choice they stand for
``trying``     a control to try an alias or a term with
``saving``     the buttons that save what is shown
``panel``      the controls and what they show, joined
``opening``    a corpus, wherever it comes from → its panel
``lab``        JupyterLab, opened on the notebook of the panel

Only from ``picking`` to ``panel`` does anything know of widgets.
"""

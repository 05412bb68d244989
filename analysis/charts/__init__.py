"""Charts from frames, as matplotlib figures made without pyplot: nothing global is changed.

``timelines``  one panel per entry: line, interval band, gaps, coverage strip
``dots``       the same for a small corpus: dots and counts
``rankings``   entries by share with intervals, or by count
``matrices``   entry × period, entry × entry
``networks``   a few names joined by lines
``contrasts``  two values of each entry on one line
``choices``    the same figure under several choices, as small multiples
``strips``     source × period: who published when
``alt_text``   the sentence for those who do not see the chart, computed from what is plotted
``numbers``    numbers as a French or an English reader writes them
``style``      sizes, fonts, colours
``layout``     placing axes and text in inches
``time_axis``  a window as a row of periods; gaps, ticks, events

A figure is `style.WIDTH` inches wide. Drawn at that size on paper, and shrunk to a phone of 390 pixels,
its smallest text is 10.5 and about 7 points high.
"""

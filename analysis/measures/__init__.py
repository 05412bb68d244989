"""Numbers from frames: each function makes one table from another and names the source of its measure.

``scope``         which passages and hits a count takes in, and the funnel of what it leaves out
``frequency``     documents, shares and rates by period; totals over the window
``intervals``     Wilson intervals, bootstrap by document
``coverage``      whether the sources published at their usual pace
``smoothing``     moving ratio of sums, the raw points kept
``salience``      in the title, in the first passage, anywhere
``concordance``   the sentences behind a number, within a snippet budget
``co_mention``    who is mentioned with whom: log-likelihood and PMI
``keyness``       what is typical of one part against the rest
``dispersion``    whether mentions are spread or piled up
``agreement``     precision, recall, F1 and kappa against annotations

All intervals are at 95 %. On a corpus that is complete they do not say what lies outside it; they say
how far a share could move if the same press had published the same number of other, similar texts.
"""

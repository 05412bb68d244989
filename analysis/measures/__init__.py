"""Numbers from frames: each function makes one table from another and names the source of its measure.

``scope``         what a count takes in: period, window, zones, copies, sources
``observations``  the passages and hits of a scope, and the funnel of what it leaves out
``frequency``     documents, shares and rates by period; totals over the window
``intervals``     Wilson intervals, bootstrap by document
``coverage``      whether the sources published at their usual pace
``smoothing``     moving ratio of sums, the raw points kept
``salience``      in the title, in the first passage, anywhere
``concordance``   the sentences behind a number
``snippets``      how much of a document may be shown
``association``   log-likelihood, mutual information, log ratio
``co_mention``    who is mentioned with whom
``keyness``       what is typical of one part against the rest
``dispersion``    whether mentions are spread or piled up
``decomposition`` whether a change is the sources', the mix of sources or copies
``speaking``      who is named against who is quoted, and on what
``parts``         a year, a source or a name against the rest
``sensitivity``   the same ranking under other choices
``agreement``     precision, recall, F1 and kappa against annotations

All intervals are at 95 %. On a corpus that is complete they do not say what lies outside it; they say
how far a share could move if the same press had published the same number of other, similar texts.
"""

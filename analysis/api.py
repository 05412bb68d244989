"""What a notebook uses, handed on by ``import analysis as an``.

Two lists: `EXPLORING`, the dozen names for asking questions in a cell, which Tab offers; and `REPORTING`, what the
standard reports are made of.
"""

from __future__ import annotations

from analysis.corpus.spread.counts import count_partitions
from analysis.exploring.asking import in_words
from analysis.exploring.charts import plot_heatmap, plot_ranking, plot_timeline
from analysis.exploring.comparing import compare
from analysis.exploring.counting import count
from analysis.exploring.kwic import concordance
from analysis.exploring.offers import suggest_names
from analysis.exploring.opening import load_corpus
from analysis.exploring.pairs import co_mentions
from analysis.exploring.searches import search
from analysis.exploring.trials import try_actor, try_alias, try_term
from analysis.measures.concordance import find_concordance
from analysis.measures.frequency import count_frequencies, count_totals
from analysis.reporting.actor_forms import list_forms
from analysis.reporting.annex import annex_lexicon
from analysis.reporting.answers import answer
from analysis.reporting.audit import audit_matches, list_gaps
from analysis.reporting.before_after import show_moves
from analysis.reporting.company import compare_actor, list_company, quote_actor
from analysis.reporting.comparisons import show_keyness
from analysis.reporting.counts import show_three_counts
from analysis.reporting.courses import follow, map_periods
from analysis.reporting.coverage import show_coverage
from analysis.reporting.dating_rules import show_dating_rule
from analysis.reporting.digest import answer_digest, tell_moves
from analysis.reporting.doubts import tell_doubts
from analysis.reporting.method import identify, show_funnel, warn
from analysis.reporting.moves import quote_moves
from analysis.reporting.overview import answer_corpus, show_copies, show_dating, show_languages, show_zones
from analysis.reporting.pair_matrix import map_pairs
from analysis.reporting.pairs import answer_pairs, draw_network, list_pairs, list_pairs_by_year
from analysis.reporting.paragraph import describe_method
from analysis.reporting.phrases import quote
from analysis.reporting.profile import (
    answer_actor,
    follow_actor,
    identify_actor,
    locate_actor,
    open_profile,
)
from analysis.reporting.prominence import show_salience
from analysis.reporting.published import show_published_share
from analysis.reporting.quoted import map_quoted_themes, quote_pairs
from analysis.reporting.ranking import rank
from analysis.reporting.reality import explain_changes
from analysis.reporting.robustness import vary_choices
from analysis.reporting.sections import list_themes, section
from analysis.reporting.speakers import contrast_speaking
from analysis.reporting.study import open_study
from analysis.reporting.texts import list_texts
from analysis.reporting.trust import show_rejections, show_validation
from analysis.widgets.opening import explore
from analysis.widgets.selection import quote_selection, show_selection

__all__ = [
    "annex_lexicon", "answer", "answer_actor", "answer_corpus", "answer_digest", "answer_pairs", "audit_matches",
    "compare_actor", "contrast_speaking", "count_frequencies", "count_totals", "describe_method", "draw_network",
    "explain_changes", "find_concordance", "follow", "follow_actor", "identify", "identify_actor", "list_company",
    "list_forms", "list_gaps", "list_pairs", "list_pairs_by_year", "list_texts", "list_themes", "locate_actor",
    "map_pairs", "map_periods", "map_quoted_themes", "open_profile", "open_study", "quote", "quote_actor",
    "quote_moves", "quote_pairs", "rank", "section", "show_copies", "show_coverage", "show_dating", "show_dating_rule",
    "show_funnel", "show_keyness", "show_languages", "show_moves", "show_published_share", "show_rejections",
    "show_salience", "show_three_counts", "show_validation", "show_zones", "tell_doubts", "tell_moves", "vary_choices",
    "warn",
]  # fmt: skip

__all__ += ["quote_selection", "show_selection"]
#: What the standard reports are made of.
REPORTING = tuple(__all__)
__all__ += [
    "co_mentions", "compare", "concordance", "count", "explore", "load_corpus", "plot_heatmap", "plot_ranking",
    "plot_timeline", "search", "suggest_names", "try_actor", "try_alias", "try_term",
]  # fmt: skip
#: What Tab offers behind ``an.``: the dozen names for asking questions in a cell, each with a docstring that runs.
EXPLORING = tuple(name for name in __all__ if name not in REPORTING)
# At the door and not where they are written: what calls them inside the library has been looked at already.
globals().update({name: in_words(globals()[name]) for name in EXPLORING})
#: For corpora whose tables lie in partitions (docs/grands-corpus.md).
__all__ += ["count_partitions"]

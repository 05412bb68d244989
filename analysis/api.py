"""What a notebook uses, handed on by ``import analysis as an``."""

from __future__ import annotations

from analysis.charts.matrices import plot_heatmap
from analysis.charts.rankings import plot_ranking
from analysis.charts.timelines import plot_timeline
from analysis.corpus.build import load_corpus
from analysis.measures.concordance import find_concordance
from analysis.measures.frequency import count_frequencies, count_totals
from analysis.reporting.answers import answer
from analysis.reporting.audit import audit_matches, list_gaps
from analysis.reporting.courses import follow, map_periods
from analysis.reporting.coverage import show_coverage
from analysis.reporting.method import identify, show_funnel, warn
from analysis.reporting.overview import answer_corpus, show_copies, show_dating, show_languages, show_zones
from analysis.reporting.paragraph import describe_method
from analysis.reporting.phrases import quote
from analysis.reporting.ranking import rank
from analysis.reporting.sections import list_themes, section
from analysis.reporting.study import open_study
from analysis.reporting.texts import list_texts
from analysis.reporting.trust import show_rejections, show_validation

__all__ = [
    "answer", "answer_corpus", "audit_matches", "count_frequencies", "count_totals", "describe_method",
    "find_concordance", "follow", "identify", "list_gaps", "list_texts", "list_themes", "load_corpus", "map_periods",
    "open_study", "plot_heatmap", "plot_ranking", "plot_timeline", "quote", "rank", "section", "show_copies",
    "show_coverage", "show_dating", "show_funnel", "show_languages", "show_rejections", "show_validation",
    "show_zones", "warn",
]  # fmt: skip

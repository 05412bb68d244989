from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import DefinitionError
from analysis.rendering.definitions import read_definition
from analysis.rendering.schedule_fields import ScheduleFields, read_duration


def definition(folder: Path, block: str) -> Path:
    path = folder / "acteurs.yaml"
    path.write_text("notebook: 02_actors.ipynb\nschedule:\n" + block)
    return path


def test_a_block_is_read_with_its_defaults(tmp_path: Path) -> None:
    found = read_definition(definition(tmp_path, "  every: week\n  notify: redaction, bureau\n")).schedule
    assert found is not None
    assert (found.expression, found.timezone, found.rule) == ("0 7 * * 1", "Europe/Paris", (1, "week"))
    assert found.notify.operator == found.notify.editor == ("redaction", "bureau")


def test_operator_and_editor_may_have_channels_of_their_own(tmp_path: Path) -> None:
    block = "  every: week\n  notify:\n    operator: [bureau]\n    editor: redaction\n"
    found = read_definition(definition(tmp_path, block)).schedule
    assert found is not None
    assert (found.notify.operator, found.notify.editor) == (("bureau",), ("redaction",))


def test_all_faults_are_told_at_once_with_the_nearest_name(tmp_path: Path) -> None:
    block = (
        "  every: fortnight\n  at: 7h\n  timezone: Europe/Pari\n  period: previous_fortnight\n  retries: -1\n"
        "  backoff: soon\n  timeout: 0\n  keep: 0\n  min_documents: many\n"
        "  silent_source_day: 3\n  notify: {editr: a}\n"
    )
    with pytest.raises(DefinitionError) as raised:
        read_definition(definition(tmp_path, block))
    text = raised.value.message
    for key in ("every", "at", "timezone", "period", "retries", "backoff", "timeout", "keep", "min_documents"):
        assert f"schedule.{key}:" in text
    assert "Did you mean 'silent_source_days'?" in text
    assert "Did you mean 'editor'?" in text
    assert "Did you mean 'Europe/Paris'?" in text


def test_a_wrong_every_beside_a_cron_is_told_once(tmp_path: Path) -> None:
    block = "  cron: 0 7 * * 1\n  every: fortnight\n  period: previous_week\n"
    with pytest.raises(DefinitionError) as raised:
        read_definition(definition(tmp_path, block))
    (fault,) = raised.value.faults
    assert "schedule.every: found 'fortnight'" in str(fault) and "one of them" in str(fault) and "quarter" in str(fault)


def test_a_period_in_french_is_told_in_english_and_no_word_of_the_library_that_checks(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as raised:
        read_definition(definition(tmp_path, "  every: mois\n  at: 7h\n  weekday: mondai\n"))
    text = raised.value.message
    assert "Did you mean 'month'?" in text and "Did you mean 'monday'?" in text
    assert "Value error" not in text and "Input should be" not in text


@pytest.mark.parametrize("cron", ["0 7 30 2 *", "0 7 * *", "0 25 * * *", "tomorrow", "0 0 7 * * 1"])
def test_a_cron_expression_that_never_comes_is_refused(tmp_path: Path, cron: str) -> None:
    with pytest.raises(DefinitionError, match=r"schedule\.cron"):
        read_definition(definition(tmp_path, f"  cron: '{cron}'\n  period: previous_day\n"))


def test_cron_needs_a_period_and_excludes_every(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"schedule\.period"):
        read_definition(definition(tmp_path, "  cron: 0 7 * * 1\n"))
    with pytest.raises(DefinitionError, match=r"schedule\.every"):
        read_definition(definition(tmp_path, "  cron: 0 7 * * 1\n  every: week\n  period: previous_week\n"))
    with pytest.raises(DefinitionError, match=r"schedule\.every"):
        read_definition(definition(tmp_path, "  keep: 3\n"))


@pytest.mark.parametrize(
    ("every", "expression"),
    [("day", "30 6 * * *"), ("month", "30 6 1 * *"), ("quarter", "30 6 1 1,4,7,10 *"), ("year", "30 6 1 1 *")],
)
def test_every_is_a_cron_expression(every: str, expression: str) -> None:
    assert ScheduleFields(every=every, at="06:30").expression == expression  # type: ignore[arg-type]


def test_times_are_read_with_their_units() -> None:
    assert [read_duration(text) for text in ("90", "30s", "20 min", "1.5h", "2j")] == [90, 30, 1200, 5400, 172800]

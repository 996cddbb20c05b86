"""Results for eyes and for programs: one paragraph a case, or JSON with every single reading."""

from __future__ import annotations

from model import Case, Column, Result, Verdict


def paragraph(case: Case, results: list[Result], verdicts: list[Verdict]) -> str:
    """Name, table, targets. Figures are medians, in brackets the least and the most."""
    lines = [f"{case.name}: {case.summary}"]
    lines += table(case, results)
    lines += [f"  {verdict_line(verdict)}" for verdict in verdicts]
    return "\n".join(lines)


def table(case: Case, results: list[Result]) -> list[str]:
    reference = next(result for result in results if result.name == case.reference)
    rows = [["", *headings(case)]]
    for result in results:
        cells = [f"n/a: {result.absent}"] if result.absent else figures(case, result, reference)
        rows.append([result.name, *cells])
    whole = [row for row in rows if len(row) == len(rows[0])]
    widths = [max(len(row[i]) for row in whole) for i in range(len(rows[0]))]
    widths[0] = max(len(row[0]) for row in rows)
    return ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
            if len(row) == len(rows[0]) else f"  {row[0].ljust(widths[0])}  {row[1]}"
            for row in rows]


def headings(case: Case) -> list[str]:
    words = []
    for column in case.columns:
        words += [column.heading] + ([f"/ {case.reference}"] if column.ratio else [])
    return words


def figures(case: Case, result: Result, reference: Result) -> list[str]:
    cells = []
    for column in case.columns:
        cells.append(spread(column, result))
        if column.ratio:
            cells.append(ratio(result.median(column.quantity), reference.median(column.quantity)))
    return cells


def spread(column: Column, result: Result) -> str:
    values = result.readings.get(column.quantity)
    if not values:
        return "n/a"
    middle = result.median(column.quantity)
    texts = [f"{value:.{column.decimals}f}" for value in (middle, min(values), max(values))]
    return "{} ({}..{})".format(*texts) if len(values) > 1 else texts[0]


def ratio(value: float | None, reference: float | None) -> str:
    return f"{value / reference:.3g}" if value is not None and reference else "n/a"


def verdict_line(verdict: Verdict) -> str:
    if verdict.value is None:
        return f"?  {verdict.text}: not judged, {verdict.absent}"
    mark, word = ("+", "reached") if verdict.reached else ("-", "NOT reached")
    return f"{mark}  {verdict.text}: {verdict.value:.3g}, {word}"


def as_json(case: Case, results: list[Result], verdicts: list[Verdict]) -> dict:
    return {
        "case": case.name,
        "summary": case.summary,
        "reference": case.reference,
        "contestants": [
            {"name": result.name, "absent": result.absent, "readings": result.readings,
             "medians": {quantity: result.median(quantity) for quantity in result.readings}}
            for result in results],
        "targets": [vars(verdict) for verdict in verdicts],
    }

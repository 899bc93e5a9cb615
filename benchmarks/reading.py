"""How well reports are read: suggestions against facts that people read before.

`python -m benchmarks.reading DIR [--json | --speed]`

DIR holds texts (.txt, .pdf, .docx, .html) with `NAME.gold.json` beside them; a gold file may cover several texts, whose
names are then parts of its own. The form of a gold file is described in the README of such a folder.

Matching is strict; each fact of a gold file is matched by one suggestion at most, and what is left on either side is a
miss or a false one:

- documents: single symbols, in one spelling. Expected are the symbols of the gold's documents and of its actions; found
  are those of documents issued, tabled or corrected, of drafts, agendas and reports acted on, without the symbols of
  the report itself. Each counts once a text.
- speakers: entity and capacity, each as often as printed. Entities are compared without a leading "the", capitals,
  accents and kinds of quotation mark. A wrong capacity is a miss and a false one. The gold names some capacities more
  broadly than this project; which codes answer to which words stands in `gold.CAPACITIES`. A panellist is one who gave
  a presentation or is called one, whatever the capacity; "other" is anyone but a member or an observer State.
- actions: kind, meeting and target organ. Kinds are classes of the gold's words (`gold.ACTIONS`). A meeting or target
  that the gold does not state is not compared.
- operative paragraphs: number with verb; number with all addressees; number with due. Verbs are compared without
  capitals and without "of" or "that" behind them. An addressee is right if it begins with the words of the gold, or the
  gold with it. A due is right if it names the same sessions and years, or recurs or runs in months where the gold does.

Chapters that the gold's `coverage` calls "NOT covered", and paragraphs outside the range it names, add no false ones.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import gold, speed, suggested
from benchmarks.matching import Score, addressee, matched, verb
from benchmarks.matching import due as due_key
from tracker import reports
from tracker.reports import files, mandates

KINDS = ("documents", "speakers", "actions", "verbs", "addressees", "dues")


def measured(folder: Path) -> dict[str, dict[str, Score]]:
    """The scores of every gold file of a folder, by its name and by kind."""
    return {gold.name.removesuffix(".gold.json"): _measure(gold) for gold in sorted(folder.glob("*.gold.json"))}


def _measure(path: Path) -> dict[str, Score]:
    known = json.loads(path.read_text("utf-8"))
    parts = [known, *known.get("documents_covered", [])]
    read = [_read(text) for text in _texts(path)]
    facts = [fact for report in read for fact in reports.suggest(report)]
    own = {symbol for report in read for symbol in report.masthead.symbols}
    uncovered = _uncovered(str(known.get("coverage", "")))
    scores = {
        "documents": matched(gold.documents(parts), suggested.documents(facts, own), uncovered),
        "speakers": matched(gold.speakers(parts), suggested.speakers(facts), uncovered),
        "actions": matched(gold.actions(parts), suggested.actions(facts), uncovered),
    }
    texts = [entry for part in parts for entry in part.get("mandates", [])]
    for kind, score in _operatives(texts, read).items():
        scores[kind] = score
    return scores


def _texts(gold: Path) -> list[Path]:
    """The texts that a gold file covers: the one of its name, or those whose names are parts of it."""
    name = gold.name.removesuffix(".gold.json")
    texts = [
        file for file in sorted(gold.parent.iterdir()) if file.suffix in (".txt", ".pdf", ".docx", ".html", ".htm")
    ]
    own = [file for file in texts if file.stem == name]
    return own[:1] or [file for file in texts if set(file.stem.split("-")) <= set(name.split("-"))]


def _read(path: Path) -> reports.Report:
    return reports.read(files.text(path), path.name)


def _uncovered(coverage: str) -> re.Pattern[str]:
    """The places that a gold file does not cover, as a pattern for places of suggestions."""
    places = []
    if match := re.search(r"NOT covered:?(.*)", coverage, re.DOTALL | re.IGNORECASE):
        places += [rf"{number}(?:,|$)" for number in re.findall(r"chapter ([IVXL]+)\b", match[1])]
    ranges = re.findall(r"paras?\.? (\d+)[-–](\d+)", coverage)
    if ranges and not re.search(r"whole|complete", coverage):
        inside = {number for first, last in ranges for number in range(int(first), int(last) + 1)}
        places.append(rf"(?!(?:{'|'.join(map(str, sorted(inside)))})$)\d+$")
    return re.compile("|".join(places) if places else r"(?!)")


def _operatives(texts: list[dict[str, Any]], read: list[reports.Report]) -> dict[str, Score]:
    """Verbs, addressees and dues of the operative paragraphs, each text of the gold with each report that has it."""
    scores = {kind: Score() for kind in ("verbs", "addressees", "dues")}
    by_report = [found for report in read if (found := reports.operatives(report))]
    for found in by_report or [[]]:
        for text in texts:
            number = re.search(r"\d+/\d+", text["text"])
            mine = [one for one in found if len(texts) == 1 or (number and one[0].number == number[0])]
            _compare(text, [paragraph for _, paragraph in mine], scores)
    return scores


def _compare(
    text: dict[str, Any], mine: list[tuple[Any, ...]] | list[mandates.Operative], scores: dict[str, Score]
) -> None:
    by_number = {paragraph.number: paragraph for paragraph in mine if isinstance(paragraph, mandates.Operative)}
    where = text["text"][:40]
    for entry in text["paragraphs"]:
        place = f"{where}, para. {entry['para']}"
        found = by_number.pop(str(entry["para"]), None)
        clause = found.clauses[0] if found else None
        _tally(scores["verbs"], verb(entry["verb"]), verb(clause.verb) if clause else "", place)
        stated = [name for name in entry["addressee"] if not name.startswith("(")]
        _tally_addressees(scores["addressees"], stated, list(clause.addressees) if clause else [], place)
        due = next((one.due for one in found.clauses if one.due.rule != "unspecified"), None) if found else None
        _tally(scores["dues"], due_key(entry.get("due") or ""), due_key(due.as_printed if due else ""), place)
    for number, paragraph in by_number.items():
        scores["verbs"].false.append(f"{where}, para. {number}: {paragraph.clauses[0].verb}")


def _tally(score: Score, stated: object, found: object, place: str) -> None:
    if stated and stated == found:
        score.right += 1
        return
    if stated:
        score.missed.append(f"{place}: {stated}")
    if found:
        score.false.append(f"{place}: {found}")


def _tally_addressees(score: Score, stated: list[str], found: list[str], place: str) -> None:
    ours, theirs = [addressee(name) for name in found], [addressee(name) for name in stated]
    alike = len(ours) == len(theirs) and all(
        any(one.startswith(other) or other.startswith(one) for other in ours) for one in theirs
    )
    if alike and ours:
        score.right += 1
        return
    if theirs and not alike:
        score.missed.append(f"{place}: {stated}")
    if ours and not alike:
        score.false.append(f"{place}: {found}")


def total(scores: dict[str, dict[str, Score]]) -> dict[str, Score]:
    """All texts together."""
    whole = {kind: Score() for kind in KINDS}
    for by_kind in scores.values():
        for kind, score in by_kind.items():
            whole[kind].add(score)
    return whole


def lines(scores: dict[str, dict[str, Score]]) -> Iterator[str]:
    """The table, then every miss and every false one with its place."""
    yield f"{'precision / recall':34}" + "".join(f"{kind:>16}" for kind in KINDS)
    for name, by_kind in [*scores.items(), ("all", total(scores))]:
        yield f"{name:34}" + "".join(f"{_cell(by_kind[kind]):>16}" for kind in KINDS)
    for name, by_kind in scores.items():
        for kind, score in by_kind.items():
            yield from (f"{name} {kind} MISSED {item}" for item in score.missed)
            yield from (f"{name} {kind} FALSE {item}" for item in score.false)


def _cell(score: Score) -> str:
    shares = ["–" if share is None else f"{share:.3f}" for share in (score.precision, score.recall)]
    return " ".join(shares)


def main(arguments: list[str]) -> int:
    """Prints the scores of a folder; `--json` for programs; `--speed` how fast it is read instead."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    if len(folders) != 1 or not Path(folders[0]).is_dir():
        print("usage: python -m benchmarks.reading DIR [--json | --speed]", file=sys.stderr)
        return 2
    if "--speed" in arguments:
        for line in speed.lines(Path(folders[0])):
            print(line, flush=True)
        return 0
    scores = measured(Path(folders[0]))
    if "--json" in arguments:
        print(
            json.dumps(
                {name: {kind: asdict(score) for kind, score in by_kind.items()} for name, by_kind in scores.items()}
            )
        )
    else:
        print("\n".join(lines(scores)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

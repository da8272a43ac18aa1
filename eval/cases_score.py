"""How many of the marked-up cases each reader reads as they are marked: python -m eval.cases_score [-v]

The cases are the tests' own (``tests/extract/cases_*.txt``), written for the rules, which must read every one. The
trained reader may read some otherwise: this is how often it does.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from svodka.extract import extract
from tests.extract.cases import Case, all_cases
from tests.extract.test_cases import marked, matches, revision_of


def missed() -> Iterator[tuple[Case, str]]:
    """The English cases that the trained reader does not read as marked, with what it reads."""
    for case in all_cases():
        if case.language != "en":
            continue
        statements = extract(revision_of(case))
        nothing = case.rule == "none"
        if statements if nothing else not any(matches(s, case, by_rule=False) for s in statements):
            yield case, "\n".join(f"  {marked(s, case.text)}" for s in statements) or "  nothing"


def figures() -> dict[str, float]:
    """The share of English cases that are read as marked, in hundredths."""
    count = sum(case.language == "en" for case in all_cases())
    return {"cases": float(count), "read as marked": round(100 * (1 - len(list(missed())) / count), 1)}


def main() -> None:
    """Print the share, and what is read otherwise."""
    arguments = argparse.ArgumentParser(description="How many of the marked-up cases the trained reader reads so.")
    arguments.add_argument("-v", "--verbose", action="store_true", help="list the others with what is read")
    if arguments.parse_args().verbose:
        for case, read in missed():
            print(f"{case.where}\n  {case.line}\n{read}")
    print(figures())


if __name__ == "__main__":
    main()

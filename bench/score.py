#!/usr/bin/env python3
"""Counts a score again from what the program exports, and says whether both agree to the last fraction.

  terbuka index score --json > score.json && bench/score.py score.json
  terbuka index score --all --json | bench/score.py

Knows nothing of the program: grades follow from parts met and the steps of the grading, the score is
S = sum of W_i * sum(w_q * g_q) / sum(w_q) over the questions that apply, brought to 100 when an indicator drops out.
"""
import json
import sys
from fractions import Fraction

FULL = 10_000


def grade_of(item):
    """The grade a share deserves; questions answered by people carry theirs."""
    if item["answer"] != "graded":
        return None
    if item["of"] <= 1 or item["grading"] == "":
        return item["grade"]
    share = item["met"] * FULL // item["of"]
    return next((step for step in item["steps"] if step <= share), 0) if item["steps"] else share


def count(told):
    """Score and ceiling in hundredths, as fractions."""
    asked = [item for item in told["items"] if item["answer"] != "not_applicable"]
    weights = {one["code"]: one["weight"] for one in told["indicators"]}
    possible = sum(weights[code] for code in {item["indicator"] for item in asked})
    score = ceiling = Fraction(0)
    for code, weight in weights.items():
        own = [item for item in asked if item["indicator"] == code]
        total = sum(item["weight"] for item in own)
        for item in own:
            grade = grade_of(item)
            worth = Fraction(weight * item["weight"] * FULL, total * FULL * possible)
            score += worth * (grade or 0)
            ceiling += worth * (FULL if grade is None else grade)
    return score, ceiling


def main():
    text = open(sys.argv[1], encoding="utf-8").read() if len(sys.argv) > 1 else sys.stdin.read()
    told = json.loads(text)
    wrong = 0
    scores = told.get("items", []) if "scheme" not in told else [told]
    for one in scores:
        score, ceiling = count(one)
        theirs = Fraction(one["score_exact"])
        agrees = score == theirs and int(score) == one["score_hundredths"] and int(ceiling) == one["ceiling_hundredths"]
        wrong += not agrees
        if not agrees:
            print(f"{one['unit']}: counted {score}, told {theirs}")
    print(f"{len(scores) - wrong} of {len(scores)} scores agree")
    return 1 if wrong or not scores else 0


if __name__ == "__main__":
    sys.exit(main())

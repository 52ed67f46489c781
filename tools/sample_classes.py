#!/usr/bin/env python3
"""Shares of people by class of a value, sex and age, for `engawa checkups sample`.

Prints catalog/checkups/sample_values.csv from the workbooks of NDBオープンデータ第9回 in samples/ndb (the
sum of the prefectures; a hidden count, 0 to 9, is taken for 5). Needs openpyxl (Debian:
python3-openpyxl). The outer limits of the first and the last class are assumed.
"""

import csv
import pathlib
import re
import sys

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parent.parent
HIDDEN = 5
AGES = range(40, 75, 5)
# quantity: beginning of the title, least and largest value
QUANTITIES = {
    "bmi": ("BMI", 14, 50),
    "waist": ("腹囲", 55, 140),
    "sbp": ("収縮期血圧", 80, 220),
    "dbp": ("拡張期血圧", 45, 140),
    "triglycerides_fasting": ("中性脂肪", 25, 1200),
    "hdl": ("HDLコレステロール", 22, 130),
    "ldl": ("LDLコレステロール", 35, 300),
    "ast": ("GOT（AST）", 10, 200),
    "alt": ("GPT（ALT）", 6, 200),
    "gamma_gt": ("γ-GT（γ-GTP）", 8, 400),
    "glucose_fasting": ("空腹時血糖", 65, 300),
    "hba1c": ("HbA1c", 4.6, 13),
    "egfr": ("eGFR", 8, 130),
    "haemoglobin": ("ヘモグロビン", 7, 19),
}


def title_of(text):
    return re.sub(r"[\s\u00a0\u3000]+", " ", text).strip()


def workbook_of(title):
    with open(ROOT / "samples/ndb/MANIFEST.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["edition"] == "09" and title_of(row["title"]) == f"{title} 都道府県別性年齢階級別分布":
                return ROOT / "samples/ndb/ed09" / row["file"]
    sys.exit(f"no workbook: {title}")


def limits(label, least, largest):
    """Class "30以上40未満" as (30, 40); "50以下" ends before 51, "12.0以下" before 12.1."""
    label = label.replace("，", "").replace(",", "")
    lower = re.search(r"([\d.]+)以上", label)
    below = re.search(r"([\d.]+)未満", label)
    up_to = re.search(r"([\d.]+)以下", label)
    first = float(lower[1]) if lower else least
    step = 0.1 if up_to and "." in up_to[1] else 1
    last = float(below[1]) if below else float(up_to[1]) + step if up_to else largest
    return (first, last) if lower or below or up_to else None


def count(cell):
    return cell if isinstance(cell, (int, float)) else HIDDEN


def classes_of(title, least, largest):
    """{(lower, upper): [counts of men by age, of women by age]}"""
    sheet = openpyxl.load_workbook(workbook_of(title), read_only=True).worksheets[0]
    sums = {}
    for row in sheet.iter_rows(min_row=6, values_only=True):
        own = limits(str(row[1] or ""), least, largest)
        if own is None:
            continue
        men, women = row[2:9], row[10:17]  # a subtotal stands between
        known = sums.setdefault(own, [[0] * len(AGES), [0] * len(AGES)])
        for sex, cells in enumerate((men, women)):
            for age, cell in enumerate(cells):
                known[sex][age] += count(cell)
    return sums


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["quantity", "sex", "age_from", "lower", "upper", "share"])
    for quantity, (title, least, largest) in sorted(QUANTITIES.items()):
        sums = classes_of(title, least, largest)
        for sex in (0, 1):
            for band, age in enumerate(AGES):
                everybody = sum(counts[sex][band] for counts in sums.values())
                for (lower, upper), counts in sorted(sums.items()):
                    share = counts[sex][band] / everybody
                    out.writerow([quantity, sex + 1, age, f"{lower:g}", f"{upper:g}", f"{share:.6f}"])


if __name__ == "__main__":
    main()

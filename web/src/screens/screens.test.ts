import { expect, it } from "vitest";

import type { IndicatorEntry, WorkbookEntry } from "../api/schema";
import { by_theme, years_text } from "./indicators";
import { by_year, time_text } from "./sources";

it("years become runs", () => {
  expect(years_text([2013, 2014, 2015, 2018])).toBe("2013〜2015年度、2018年度");
  expect(years_text([])).toBe("");
});

it("themes keep the order of the catalogue", () => {
  const list = ["血糖", "血圧", "血糖"].map((theme, index) => ({ id: `${index}`, theme }));
  const themes = by_theme(list as IndicatorEntry[]);
  expect(themes.map(([theme, entries]) => [theme, entries.length])).toEqual([
    ["血糖", 2],
    ["血圧", 1],
  ]);
});

it("the newest files come first", () => {
  const files = [2019, 2022, 2019].map((fiscal_year) => ({ fiscal_year }));
  expect(by_year(files as WorkbookEntry[]).map(([year]) => year)).toEqual([2022, 2019]);
});

it("a time that is no time stays as it is", () => {
  expect(time_text("きのう")).toBe("きのう");
  expect(time_text("2026-11-24T05:31:08Z")).toMatch(/^2026年11月2\d日/);
});

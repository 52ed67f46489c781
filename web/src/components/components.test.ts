import { describe, expect, it } from "vitest";

import { is_converting } from "./use_combobox";
import { is_numeric_column } from "./data_table";
import { short_title } from "./figure";
import { is_said } from "./issue_card";
import { require_svg } from "./trusted_svg";

describe("the door for pictures", () => {
  it("opens for SVG only", () => {
    expect(require_svg("<svg></svg>")).toBe("<svg></svg>");
    for (const text of ["", " <svg>", "<img src=x>", "<script>", "図 <svg>"]) {
      expect(() => require_svg(text)).toThrow(TypeError);
    }
  });
});

describe("a column of numbers", () => {
  const column = (...cells: string[]) =>
    is_numeric_column(
      cells.map((cell) => [cell]),
      0,
    );

  it("holds digits, signs, units and intervals", () => {
    expect(column("1.21（1.15–1.27）", "－", "0.98（0.91–1.05）")).toBe(true);
    expect(column("約205人多い（+126〜+286人）", "約12人少ない（−40〜+16人）")).toBe(true);
    expect(column("10,740人", "10〜19人（秘匿を含む）")).toBe(true);
  });

  it("is not a column of words or of nothing", () => {
    expect(column("男性", "女性")).toBe(false);
    expect(column("1", "計算できません")).toBe(false);
    expect(column("－", "")).toBe(false);
    expect(is_numeric_column([["東部"]], 3)).toBe(false);
  });
});

it("Enter belongs to the input method while it converts", () => {
  expect(is_converting({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(is_converting({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(is_converting({ isComposing: false, keyCode: 13 })).toBe(false);
});

it("a dash says nothing", () => {
  expect(is_said("－")).toBe(false);
  expect(is_said("")).toBe(false);
  expect(is_said("1〜3位")).toBe(true);
});

it("a figure's title on its own page leaves out what the page has said", () => {
  expect(short_title("HbA1c6.5以上：年齢調整割合の推移（鳥取県 東部、2021年度）")).toBe(
    "年齢調整割合の推移",
  );
  expect(short_title("都道府県を選ぶ地図")).toBe("都道府県を選ぶ地図");
});

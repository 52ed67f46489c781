import { describe, expect, it } from "vitest";

import { area_title, read_view, shown_view, with_view } from "./view";

describe("the view in an address", () => {
  it("is read from what is known and leaves the rest to the server", () => {
    expect(read_view({ year: 2021, comparator: "prefecture" })).toEqual({
      year: 2021,
      comparator: "prefecture",
    });
    expect(read_view({ year: "2021" })).toEqual({ year: 2021 });
    expect(read_view({ year: "令和3", comparator: "world" })).toEqual({});
    expect(read_view({})).toEqual({});
  });

  it("overrules the query that a path already has", () => {
    expect(with_view("/areas/3101", {})).toBe("/areas/3101");
    expect(with_view("/areas/3101?year=2019&comparator=nation", { year: 2021 })).toBe(
      "/areas/3101?year=2021&comparator=nation",
    );
  });

  it("is what the server chose, not what was asked for", () => {
    expect(shown_view({ fiscal_year: 2022, comparator: "nation" })).toEqual({
      year: 2022,
      comparator: "nation",
    });
  });
});

it("names a medical area with its prefecture", () => {
  const area = {
    code: "3101",
    name: "東部",
    kind: "medical_area",
    prefecture_code: "31",
    prefecture_name: "鳥取県",
  };
  expect(area_title(area)).toBe("鳥取県 東部");
  expect(area_title({ ...area, kind: "prefecture", name: "鳥取県" })).toBe("鳥取県");
});

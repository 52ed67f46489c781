// Every screen of the application. `refused` screens show a problem of the server on purpose.
export const area = "3101";
export const prefecture = "31";
export const indicator = "hba1c_6_5_or_more";

export const screens = [
  { name: "choose_area", path: "/" },
  { name: "prefecture", path: `/areas/${prefecture}` },
  { name: "area", path: `/areas/${area}` },
  { name: "area_in_prefecture", path: `/areas/${area}?comparator=prefecture` },
  { name: "issue_depth", path: `/areas/${area}/issues/${indicator}` },
  { name: "indicators", path: "/indicators" },
  { name: "sources", path: "/sources" },
  { name: "about", path: "/about" },
  { name: "not_found", path: "/nowhere" },
  { name: "problem", path: "/areas/9999", refused: true },
  { name: "problem_year", path: `/areas/${area}?year=1999`, refused: true },
];

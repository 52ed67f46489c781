// Every screen of the application. `refused` screens show a problem of the server on purpose.
// Addresses are of the shipped data; the stand-in server knows them, too.
export const area = "3101";
export const prefecture = "31";
export const indicator = "hba1c_6_5_or_more";

export const screens = [
  { name: "choose_area", path: "/", in_forced_colours: true },
  { name: "prefecture", path: `/areas/${prefecture}` },
  { name: "area", path: `/areas/${area}`, in_forced_colours: true },
  { name: "area_in_prefecture", path: `/areas/${area}?comparator=prefecture` },
  { name: "issue_depth", path: `/areas/${area}/issues/${indicator}`, in_forced_colours: true },
  { name: "indicators", path: "/indicators" },
  { name: "sources", path: "/sources" },
  { name: "about", path: "/about" },
  { name: "not_found", path: "/nowhere" },
  { name: "problem", path: "/areas/9999", refused: true },
  { name: "problem_year", path: `/areas/${area}?year=1999`, refused: true },
];

import { useSyncExternalStore } from "react";

import { figure_width, watch_figure_width, type FigureWidth } from "../figure_width";

/** The layout of figures for this window; another one when a telephone is turned. */
export function useFigureWidth(): FigureWidth {
  return useSyncExternalStore(watch_figure_width, figure_width, () => "wide");
}

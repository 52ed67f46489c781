import type { components } from "./types.generated";

/** Names for the schemas of openapi.json; nothing about the API is declared by hand. */
type Schemas = components["schemas"];

export type AreaEntry = Schemas["AreaEntry"];
export type AreasReply = Schemas["AreasReply"];
export type AreaHit = Schemas["AreaHit"];
export type AreaSearchReply = Schemas["AreaSearchReply"];
export type TableTwin = Schemas["TableTwin"];
export type FigureReply = Schemas["FigureReply"];
export type Estimate = Schemas["Estimate"];
export type LabelledText = Schemas["LabelledText"];
export type IssueRow = Schemas["IssueRow"];
export type IssuesReply = Schemas["IssuesReply"];
export type IssueDepthReply = Schemas["IssueDepthReply"];
export type IndicatorEntry = Schemas["IndicatorEntry"];
export type IndicatorsReply = Schemas["IndicatorsReply"];
export type SourcesReply = Schemas["SourcesReply"];
export type WorkbookEntry = Schemas["WorkbookEntry"];
export type ProblemReply = Schemas["ProblemReply"];

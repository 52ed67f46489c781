import type { Schemas } from "../actions";

/** What every part of a council's page is drawn from. */
export type CouncilReply = Schemas["CouncilReply"];

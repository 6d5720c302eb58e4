/**
 * Every operation's reply, where it is `ok` (the operations stand in `assess/bridge.py`). tests/golden/test_reply_types.py holds it to what
 * Python replies: a field that is promised here and missing there, or of another shape, fails.
 */
import type {
  Explanation,
  IncomingReply,
  MergeReply,
  OverviewReply,
  PersonalReply,
  PlanReply,
  Problem,
  ReadReply,
  ReportBlock,
  ReportFile,
  ReviewReply,
  RosterReply,
  Row,
  ScoreReply,
  Sheet,
  TableReply,
} from "./branch/types";
import type { ImportReply } from "./checklist/importing/types";
import type { PaperReply } from "./paper/types";
import type { CompareReply, ExplainReply, ResultReply, SheetReply } from "./result/types";
import type { VerifyReply } from "./review/types";
import type { NamesReply, RollupReply, SummaryReply } from "./rollup/types";
import type { AgreementReply, LearnerReply } from "./training/types";

interface Replied {
  ok: boolean;
  problems: Problem[];
}

/** What cannot be answered: why, and nothing else. */
export interface Refused extends Replied {
  ok: false;
}

export interface Replies {
  agreement: AgreementReply;
  cards: LearnerReply;
  compare: CompareReply;
  expected: NamesReply;
  /** The row of a requirement; of an area or the whole, its arithmetic. */
  explain: ExplainReply | (Replied & { explanation: Row });
  export: Replied & { text: string };
  finish: SheetReply;
  import_ledger: ImportReply;
  incoming: IncomingReply;
  learner: LearnerReply;
  ledger_overview: OverviewReply;
  merge: MergeReply;
  next_year: SheetReply;
  paper: PaperReply;
  personal: PersonalReply;
  /** With `format`, a file of it. */
  plan: PlanReply | (Replied & ReportFile);
  read: ReadReply;
  report: Omit<ScoreReply, "year_over"> & { title: string; explanations: Explanation[]; sheet: Sheet };
  /** Blocks for print, or a file. */
  report_files: Replied & ({ blocks: ReportBlock[] } | ReportFile);
  result: ResultReply;
  review: ReviewReply;
  /** With `format`, a file of it. */
  rollup: RollupReply | (Replied & ReportFile);
  roster: RosterReply;
  score: ScoreReply;
  summarise: SummaryReply;
  table: TableReply;
  verify: VerifyReply;
}

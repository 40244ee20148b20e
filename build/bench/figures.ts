/** What is promised, copied from the list of figures; `null` where a figure is only stated. */
const FIGURES = {
  'unlock.today_ms': ['ms', 2000],
  'unlock.argon2_ms': ['ms', null],
  'lock.closed_ms': ['ms', 300],
  'lock.during_backup_ms': ['ms', 300],
  'vault.open_ms': ['ms', 50],
  'save.p99_ms': ['ms', 100],
  'backup.decade_ms': ['ms', 10_000],
  'destroy.rewrite_decade_ms': ['ms', null],
  'audit.verify_200k_ms': ['ms', 10_000],
  'call.overhead_ms': ['ms', 0.3],
  'call.get_ratio': ['ratio', 3],
  'call.list_ratio': ['ratio', 4],
  'scale.list_100k_over_1k': ['ratio', 3],
  'scale.search_100k_over_1k': ['ratio', 3],
  'scale.case_100k_over_1k': ['ratio', 3],
  'cipher.get_ratio': ['ratio', 1.5],
  'ui.today_ms': ['ms', 100],
  'ui.list_ms': ['ms', 100],
  'ui.caseload_ms': ['ms', 100],
  'ui.week_ms': ['ms', 100],
  'ui.today_stress_ms': ['ms', 200],
  'ui.caseload_stress_ms': ['ms', 200],
  'ui.case_ms': ['ms', 100],
  'ui.search_ms': ['ms', 50],
  'ui.scroll_worst_frame_ms': ['ms', 50],
  'ui.first_load_kb': ['kB', 400],
  'ui.packet_12_ms': ['ms', 300],
  'paper.preview_12_ms': ['ms', 300],
  'paper.pdf_12_ms': ['ms', 2000],
  'paper.glyphs_ms': ['ms', 50],
  'paper.preview_60_ms': ['ms', null],
  'paper.pdf_60_ms': ['ms', null],
  'paper.ready_100_ms': ['ms', null],
  'paper.print_100_s': ['s', null],
  'clocks.recompute_stress_ms': ['ms', 1000],
  'clocks.million_additions_ms': ['ms', 1000],
  'import.roster_3000_ms': ['ms', 3000],
  'import.attendance_300k_ms': ['ms', 15_000],
  'directory.import_10k_ms': ['ms', 5000],
  'directory.filter_10k_ms': ['ms', 30],
  'directory.duplicates_10k_ms': ['ms', 5000],
  'directory.match_10k_ms': ['ms', 50],
  'directory.save_10k_ms': ['ms', null],
  'evaluation.reach_decade_ms': ['ms', 300],
  'evaluation.filter_decade_ms': ['ms', 100],
  'evaluation.reach_stress_ms': ['ms', 1000],
  'evaluation.filter_stress_ms': ['ms', null],
  'evaluation.equity_decade_ms': ['ms', 300],
  'evaluation.equity_filter_decade_ms': ['ms', 100],
  'evaluation.equity_stress_ms': ['ms', 1000],
  'evaluation.equity_filter_stress_ms': ['ms', null],
  'evaluation.office_decade_ms': ['ms', 300],
  'evaluation.office_filter_decade_ms': ['ms', 100],
  'evaluation.office_stress_ms': ['ms', 1000],
  'evaluation.office_filter_stress_ms': ['ms', null],
  'evaluation.freeze_decade_ms': ['ms', 2000],
  'quality.overview_decade_ms': ['ms', 300],
  'quality.overview_stress_ms': ['ms', 1000],
  'unmet_need.get_decade_ms': ['ms', 300],
  'unmet_need.get_stress_ms': ['ms', 1000],
  'evaluation.time_decade_ms': ['ms', 300],
  'evaluation.time_filter_decade_ms': ['ms', 100],
  'evaluation.time_stress_ms': ['ms', 1000],
  'evaluation.time_filter_stress_ms': ['ms', null],
  'vault.stress_mb': ['MB', null],
  'process.stress_rss_mb': ['MB', null],
} as const satisfies Readonly<Record<string, readonly [unit: string, limit: number | null]>>

/** The name of a figure. */
export type FigureName = keyof typeof FIGURES

/** Every figure, in the order they are printed. */
export const FIGURE_NAMES = Object.keys(FIGURES) as readonly FigureName[]

/** One figure as a line of JSON; `null` could not be measured, and that is not all right. */
export function figureLine(name: FigureName, value: number | null): string {
  const [unit, limit] = FIGURES[name]
  const rounded = value === null ? null : Number(value.toPrecision(4))
  const ok = rounded !== null && (limit === null || rounded <= limit)
  return JSON.stringify({ name, value: rounded, unit, limit, ok })
}

/** Says something about a figure to whoever reads along; stdout holds figures only. */
export function remark(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

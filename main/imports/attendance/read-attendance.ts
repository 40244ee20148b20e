import type { TableMapping } from '#shared/domain/import.ts'

import type { AttendanceDraft } from '../drafts/attendance-draft.ts'
import type { MappedTable } from '../mapping/provider-mapping.ts'
import { collectFindings, type Findings } from '../reading/findings.ts'
import { readAbsences } from './read-absences.ts'
import { readIncidents } from './read-incidents.ts'

/** A table with what the office said about it. */
interface SaidTable extends MappedTable {
  readonly said: TableMapping
}

function together(findings: readonly Findings[]): Findings {
  return {
    problems: findings.flatMap(({ problems }) => problems),
    ignoredColumns: findings.flatMap(({ ignoredColumns }) => ignoredColumns),
    unknownValues: findings.flatMap(({ unknownValues }) => unknownValues),
    headingSuggestions: findings.flatMap(({ headingSuggestions }) => headingSuggestions),
    dates: findings.flatMap(({ dates }) => dates),
    notes: findings.flatMap(({ notes }) => notes),
  }
}

/** Reads files of absences and incidents as the office says they are to be read. */
export function readAttendance(chosen: readonly SaidTable[], today: string): AttendanceDraft {
  const of = (target: TableMapping['target']) => chosen.filter(({ mapping }) => mapping.target === target)
  const read = of('absences').map((mapped) => {
    const { values: valueMap, dateOrders } = mapped.said
    const collector = collectFindings({ today, valueMap, dateOrders })
    return { ...readAbsences(mapped, collector), findings: collector.result() }
  })
  const ofIncidents = of('incidents')
  const collector = collectFindings({
    today,
    valueMap: Object.assign({}, ...ofIncidents.map(({ said }) => said.values)),
    dateOrders: Object.assign({}, ...ofIncidents.map(({ said }) => said.dateOrders)),
  })
  const { incidents, others, joined } = readIncidents(ofIncidents, collector)
  return {
    ...together([...read.map(({ findings }) => findings), collector.result()]),
    marks: read.flatMap(({ marks }) => marks),
    incidents,
    present: read.reduce((sum, { present }) => sum + present, 0),
    ...{ others, joined },
    tellsOf: { absences: read.length > 0, incidents: ofIncidents.length > 0 },
  }
}

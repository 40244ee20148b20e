import type { IncidentPlace, IncidentWhat, ReporterRole } from '#shared/domain/attendance.ts'

import type { DraftIncident } from '../drafts/attendance-draft.ts'
import type { IncidentColumn } from '../mapping/mapping-fields.ts'
import type { MappedTable } from '../mapping/provider-mapping.ts'
import { incidentPlaces, incidentWhats, participations, reporterRoles } from '../reading/attendance-values.ts'
import type { Collector, Origin } from '../reading/findings.ts'
import { viewMapped, type TableView } from '../reading/table-view.ts'
import { codeOf, noteUnused, timeOf } from './read-values.ts'

/** Incidents of all files, and what became of the rows that are none of their own. */
export interface ReadIncidents {
  readonly incidents: readonly DraftIncident[]
  readonly others: number
  readonly joined: number
}

/** What a row says of an incident, whoever it is about. */
interface Said {
  readonly onDay: string | null
  readonly atTime: string | null
  readonly what: readonly IncidentWhat[]
  readonly place: IncidentPlace | null
  readonly reporter: ReporterRole | null
}

interface Row extends Origin, Said {
  readonly localId: string
  readonly key: string
  readonly isOffender: boolean
  readonly told: number | null
}

type View = TableView<IncidentColumn>

const LIST = /\s*[;|]\s*/

function saidAt(view: View, index: number, collector: Collector): Said {
  const whats = view.text(index, 'what').split(LIST).filter(Boolean)
  const cell = view.cell(index, 'what')
  const choice = (field: 'place' | 'reporter', list: typeof incidentPlaces) => {
    const asked = view.cell(index, field)
    return collector.choice({ ...asked, text: codeOf(asked.text) }, field, list)
  }
  const what = whats.flatMap(
    (text) => collector.choice({ ...cell, text: codeOf(text) }, 'what', incidentWhats) ?? [],
  )
  return {
    onDay: view.text(index, 'onDay') === '' ? null : collector.neededDay(view.cell(index, 'onDay')),
    atTime: timeOf(view.cell(index, 'atTime'), collector),
    // Each list holds the domain's own values only.
    what: [...new Set(what)] as IncidentWhat[],
    place: choice('place', incidentPlaces) as IncidentPlace | null,
    reporter: choice('reporter', reporterRoles) as ReporterRole | null,
  }
}

const MOST_OTHERS = 999

function countAt(view: View, index: number): number | null {
  const text = view.text(index, 'others')
  return /^\d{1,3}$/.test(text) ? Math.min(Number(text), MOST_OTHERS) : null
}

/** What Ed-Fi keeps apart from the students in it: when, where and by whom it was reported. */
function factsOf(
  tables: readonly View[],
  collector: Collector,
): ReadonlyMap<string, Said & { readonly origin: Origin }> {
  const facts = new Map<string, Said & { readonly origin: Origin }>()
  for (const view of tables)
    for (let index = 0; index < view.size; index += 1) {
      const origin = { table: view.table.name, row: view.rowNumber(index) }
      const key = view.text(index, 'incidentKey')
      if (key === '') collector.refuse(origin, 'imports:problems.incidentNumberMissing')
      else if (facts.has(key)) collector.refuse(origin, 'imports:problems.incidentTwice', { id: key })
      else {
        const said = saidAt(view, index, collector)
        // A day that cannot be read is listed, and the incident has none.
        if (said.onDay !== null || view.text(index, 'onDay') === '') facts.set(key, { ...said, origin })
      }
    }
  return facts
}

function rowAt(view: View, index: number, collector: Collector): Row | null {
  const origin = { table: view.table.name, row: view.rowNumber(index) }
  const localId = view.text(index, 'localId')
  if (localId === '') return collector.refuse(origin, 'imports:problems.studentNumberMissing')
  const said = saidAt(view, index, collector)
  if (said.onDay === null && view.text(index, 'onDay') !== '') return null
  const part = view.cell(index, 'participation')
  const asked = { ...part, text: codeOf(part.text) }
  if (collector.isLeftEmpty(asked, 'participation'))
    return collector.refuse(origin, 'imports:problems.saysNothing', { value: asked.text })
  const participation = collector.choice(asked, 'participation', participations, 'error')
  if (participation === null && asked.text !== '') return null
  const key = view.text(index, 'incidentKey')
  return {
    ...origin,
    ...said,
    localId,
    key: key || `${said.onDay ?? ''} ${said.atTime ?? ''} ${said.what.join('+')}`,
    isOffender: participation === null || participation === 'offender',
    told: countAt(view, index),
  }
}

/** Reads files of incidents through the mappings of their columns; those without students tell about the others. */
export function readIncidents(tables: readonly MappedTable[], collector: Collector): ReadIncidents {
  const views = tables.map(({ table, mapping }) => viewMapped<IncidentColumn>(table, mapping.columns))
  for (const view of views) {
    collector.table(view.table)
    noteUnused(view, collector)
    collector.dates(view.table.name, view.heading('onDay'), view.values('onDay'))
  }
  const facts = factsOf(
    views.filter((view) => !view.has('localId')),
    collector,
  )
  const rows = views
    .filter((view) => view.has('localId'))
    .flatMap((view) =>
      Array.from({ length: view.size }, (_, index) => rowAt(view, index, collector)).filter(
        (row) => row !== null,
      ),
    )
  const people = new Map<string, Set<string>>()
  for (const { key, localId } of rows) people.set(key, (people.get(key) ?? new Set()).add(localId))
  const isNumbered = new Set(views.filter((view) => view.has('incidentKey')).map(({ table }) => table.name))
  const incidents = new Map<string, DraftIncident>()
  let others = 0
  let joined = 0
  for (const row of rows) {
    const fact = facts.get(row.key)
    const onDay = row.onDay ?? fact?.onDay ?? null
    const place = `${row.localId}\n${row.key}`
    const before = incidents.get(place)
    if (!row.isOffender) others += 1
    else if (onDay === null)
      collector.refuse({ table: row.table, row: row.row }, 'imports:problems.incidentWithoutDay')
    else if (before && isNumbered.has(row.table)) {
      joined += 1
      incidents.set(place, { ...before, what: [...new Set([...before.what, ...row.what])] })
    } else if (before) {
      collector.refuse({ table: row.table, row: row.row }, 'imports:problems.sameIncidentTwice')
    } else
      incidents.set(place, {
        ...{ table: row.table, row: row.row, localId: row.localId, incidentKey: row.key, onDay },
        atTime: row.atTime ?? fact?.atTime ?? null,
        what: row.what.length > 0 ? [...row.what] : [...(fact?.what ?? [])],
        place: row.place ?? fact?.place ?? null,
        reporter: row.reporter ?? fact?.reporter ?? null,
        others: row.told ?? (isNumbered.has(row.table) ? (people.get(row.key)?.size ?? 1) - 1 : null),
      })
  }
  const named = new Set([...incidents.values()].map(({ incidentKey }) => incidentKey))
  for (const [key, { origin }] of facts) {
    if (named.has(key)) joined += 1
    else collector.refuse(origin, 'imports:problems.incidentOfNobody', { id: key })
  }
  return { incidents: [...incidents.values()], others, joined }
}

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { AppError } from '#shared/app-error.ts'
import type { ImportTarget } from '#shared/domain/import.ts'

import { csvLine, tablesFrom } from '../testing/spreadsheets.ts'
import { readAttendance } from './attendance/read-attendance.ts'
import { mendDirectory } from './directory/mend-directory.ts'
import { readHsds } from './hsds/hsds.ts'
import { suggestMapping } from './mapping/column-mapping.ts'
import { MAPPING_FIELDS } from './mapping/mapping-fields.ts'
import { applyProviderMapping } from './mapping/provider-mapping.ts'
import { applyStaffMapping } from './mapping/staff-mapping.ts'
import { applyStudentMapping } from './mapping/student-mapping.ts'
import { readOneRoster } from './one-roster/one-roster.ts'

const CHOICES = { today: '2025-11-23' }
const RUNS = 300

const oddCell = fc.oneof(
  fc.constantFrom(
    '',
    '',
    'name',
    'N/A',
    'constructor',
    '__proto__',
    'toString',
    '=1+1',
    '<b>x</b>',
    '&#x41;',
    '"',
    '\u200b',
  ),
  fc.constantFrom(
    '03/04/2011',
    '31/02/2011',
    '12-',
    '200',
    'Pérez, Ana',
    '305-555-0100',
    'a@b.co',
    'MO,TU',
    '9 am',
    'es',
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
)

/** What honest files have under a heading, in few enough values that rows often meet. */
const HONEST: readonly (readonly [RegExp, readonly string[]])[] = [
  [/id$|ids$/i, ['id1', 'id2', 'id3', 'id4', 'id1,id2', '']],
  [/^role$/, ['student', 'student', 'student', 'parent', 'teacher', 'aide']],
  [/status/, ['active', '', 'tobedeleted']],
  [/date|birth|from/i, ['2011-03-04', '2011-12-31', '']],
  [/name/i, ['Ana', 'Jo', 'Li']],
  [/age$/, ['12', '18', '']],
  [/classType/, ['homeroom', 'scheduled']],
]

function cellUnder(heading: string): fc.Arbitrary<string> {
  const honest = HONEST.find(([pattern]) => pattern.test(heading))?.[1] ?? ['', 'true', '09', 'Spanish']
  return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...honest) }, { weight: 1, arbitrary: oddCell })
}

/** CSV text with the given headings, one or two left out at times, and cells mostly honest under them. */
function csvWith(headings: readonly string[]): fc.Arbitrary<string> {
  const kept = fc.oneof(
    { weight: 3, arbitrary: fc.constant([...headings]) },
    { weight: 1, arbitrary: fc.subarray([...headings], { minLength: Math.max(1, headings.length - 2) }) },
  )
  return kept.chain((columns) => {
    const whole = fc.tuple(...columns.map(cellUnder))
    const ragged = fc.array(oddCell, { maxLength: columns.length + 1 })
    const row = fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: ragged })
    return fc.array(row, { maxLength: 8 }).map((rows) => [columns, ...rows].map(csvLine).join('\n'))
  })
}

function sourceOf(tables: Readonly<Record<string, string>>): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc.record(
    Object.fromEntries(
      Object.entries(tables).map(([name, headings]) => [name, csvWith(headings.split(','))]),
    ),
  )
}

/** Whether a reading ends with a result or a refusal. */
async function endsWell(reading: () => Promise<unknown>): Promise<boolean> {
  try {
    await reading()
    return true
  } catch (error) {
    if (error instanceof AppError) return true
    throw error
  }
}

const ROSTER = sourceOf({
  manifest: 'propertyName,value',
  users:
    'sourcedId,status,enabledUser,orgSourcedIds,role,givenName,familyName,identifier,email,phone,agentSourcedIds,grades',
  demographics: 'sourcedId,birthDate,sex,asian,hispanicOrLatinoEthnicity',
  roles: 'sourcedId,status,userSourcedId,role,endDate,orgSourcedId',
  classes: 'sourcedId,title,classType',
  enrollments: 'classSourcedId,userSourcedId,role,endDate',
})

test('no roster, however odd, brings the reading down, and every row is accounted for', async () => {
  const property = fc.assert(
    fc.asyncProperty(ROSTER, (files) =>
      endsWell(async () => {
        const draft = readOneRoster(await tablesFrom(files), CHOICES)
        const inDraft = [...draft.students, ...draft.contacts, ...draft.staff].map(({ row }) => row)
        const reported = draft.problems.filter(
          ({ table, severity }) => table === 'users' && severity === 'error',
        )
        const unreadable = reported.some(({ row }) => row === undefined)
        const known = new Set([...inDraft, ...reported.map(({ row }) => row)])
        if (!unreadable && known.size !== draft.rows) throw new Error('a row was lost')
      }),
    ),
    { numRuns: RUNS },
  )
  await expect(property).resolves.toBeUndefined()
})

const DIRECTORY = sourceOf({
  organizations: 'id,name,description,email,website',
  services: 'id,organization_id,name,status,minimum_age,maximum_age,fees,wait_time',
  locations: 'id,organization_id,name,latitude,longitude',
  service_at_location: 'id,service_id,location_id',
  phones: 'id,service_id,location_id,number',
  languages: 'id,service_id,name,code',
  schedules: 'id,service_id,byday,opens_at,valid_from',
  cost_options: 'id,service_id,amount',
})

test('no directory, however odd, brings the reading down, and every row is accounted for', async () => {
  const property = fc.assert(
    fc.asyncProperty(DIRECTORY, fc.nat(3), (files, choice) =>
      endsWell(async () => {
        const draft = readHsds(await tablesFrom(files), CHOICES)
        const lists = [
          draft.organizations,
          draft.services,
          draft.locations,
          draft.servicesAtLocations,
          draft.phones,
        ]
        const details = [draft.languages, draft.schedules, draft.costs]
        const kept = [...lists, ...details].reduce((sum, list) => sum + list.length, 0)
        if (kept + draft.rowsLeftOut !== draft.rows) throw new Error('a row was lost')
        mendDirectory(draft, { to: ({ repairs }) => repairs[choice % repairs.length] })
      }),
    ),
    { numRuns: RUNS },
  )
  await expect(property).resolves.toBeUndefined()
})

test.each(Object.keys(MAPPING_FIELDS))(
  'no spreadsheet of %s, however odd, brings its mapping down',
  async (name) => {
    // The names are those of the targets.
    const target = name as ImportTarget
    const headings = Object.values(MAPPING_FIELDS[target]).map((synonyms) => synonyms[0] ?? '')
    const property = fc.assert(
      fc.asyncProperty(sourceOf({ list: headings.join(',') }), (files) =>
        endsWell(async () => {
          const [table] = await tablesFrom(files)
          if (!table) return
          const { mapping } = suggestMapping(table, target, CHOICES.today)
          if (target === 'students') applyStudentMapping(table, mapping, CHOICES)
          else if (target === 'staff') applyStaffMapping(table, mapping, CHOICES)
          else if (target === 'absences' || target === 'incidents') {
            const said = { name: table.name, ...mapping, values: {}, dateOrders: {}, nameOrder: null }
            readAttendance([{ table, mapping, said }], CHOICES.today)
          } else applyProviderMapping([{ table, mapping }], CHOICES)
        }),
      ),
      { numRuns: RUNS },
    )
    await expect(property).resolves.toBeUndefined()
  },
)

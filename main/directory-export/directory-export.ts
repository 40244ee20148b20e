import { AppError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'

import type { Handlers } from '../context.ts'
import { listedDirectory } from '../providers/directory-rows.ts'
import { theSchool } from '../school/school.ts'
import { withCountry } from './country-code.ts'
import { dataPackage } from './data-package.ts'
import { hsdsRows, idsOf } from './hsds-rows.ts'
import type { HsdsTableName } from './hsds-tables.ts'
import { withKeptRows } from './kept-rows.ts'

const SAVED_AS = 'footbridge-directory-hsds.zip'

/** The directory as a file that other directories read. */
export const directoryExport: Pick<Handlers<Contract['providers']>, 'saveDirectory'> = {
  async saveDirectory({ db, host }) {
    const directory = listedDirectory(db)
    const { organizations, services, locations, rows: kept } = directory
    if (organizations.length === 0) throw ruleError('providers:errors.nothingToGive')
    const ids = idsOf(directory)
    const tables = new Map<string, HsdsTableName>([
      ...organizations.map(({ id }) => [id, 'organization'] as const),
      ...services.map(({ id }) => [id, 'service'] as const),
      ...locations.map(({ id }) => [id, 'location'] as const),
    ])
    // A service in its first version is as its directory brought it.
    const asTheyCame = new Set(
      services.flatMap(({ id, version }) => (version === 1 ? [ids.get(id) ?? id] : [])),
    )
    const rows = withKeptRows(
      hsdsRows(directory, ids),
      kept,
      (id) => {
        const table = tables.get(id)
        return table === undefined ? null : [table, ids.get(id) ?? id]
      },
      (id) => asTheyCame.has(id),
    )
    const leaving = new Map(rows).set('address', (rows.get('address') ?? []).map(withCountry))
    if (!(await host.saveFile(SAVED_AS, dataPackage(leaving, theSchool(db).name))))
      throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    const [{ length: organizationCount }, { length: serviceCount }, { length: locationCount }] = [
      organizations,
      services,
      locations,
    ]
    return () => ({
      savedAs: SAVED_AS,
      organizations: organizationCount,
      services: serviceCount,
      locations: locationCount,
    })
  },
}

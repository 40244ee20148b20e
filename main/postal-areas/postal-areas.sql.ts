import type { PostalArea } from '#shared/domain/postal-area.ts'

import { change, many, one } from '../db/statement.ts'
import { wholeRows } from '../db/whole-rows.ts'

/** Postal areas as whole rows. */
export const postalAreaRows = wholeRows<PostalArea>(
  'postal_areas',
  { zip: 'text', latitude: 'real', longitude: 'real', name: 'text', version: 'integer' },
  ['zip'],
)

const { select, read } = postalAreaRows.columns

export const everyArea = many<object, PostalArea>(`SELECT ${select()} FROM postal_areas ORDER BY zip`, read)

export const countAreas = one<object, number>('SELECT count(*) AS known FROM postal_areas', ({ known }) =>
  Number(known),
)

/** The areas in which a service of the directory has a place. */
export const listAreasOfServices = many<object, PostalArea>(
  `SELECT ${select('a')} FROM postal_areas a
   WHERE EXISTS (SELECT 1 FROM service_zips z WHERE z.zip = a.zip)`,
  read,
)

export const listZipsOfServices = many<{ ids: string }, { serviceId: string; zip: string }>(
  `SELECT service_id AS serviceId, zip FROM service_zips
   WHERE service_id IN (SELECT value FROM json_each(:ids)) ORDER BY service_id, zip`,
  ({ serviceId, zip }) => ({ serviceId: String(serviceId), zip: String(zip) }),
)

export const deleteEveryArea = change<object>('DELETE FROM postal_areas')

import type { PostalAreaDraft } from '#shared/domain/postal-area.ts'

/** The postal areas around the school, by the places its providers are in. None of these ZIPs is given to anybody. */
export const AREAS: Readonly<Record<string, PostalAreaDraft>> = {
  Harborview: { zip: '01234', latitude: 42.45, longitude: -73.26, name: 'Harborview' },
  Riverside: { zip: '01231', latitude: 42.471, longitude: -73.23, name: 'Riverside' },
  Northgate: { zip: '01232', latitude: 42.529, longitude: -73.265, name: 'Northgate' },
  'Mill Creek': { zip: '01233', latitude: 42.402, longitude: -73.34, name: 'Mill Creek' },
  Eastfield: { zip: '01248', latitude: 42.46, longitude: -73.09, name: 'Eastfield' },
  Lakeshore: { zip: '01249', latitude: 42.33, longitude: -73.2, name: 'Lakeshore' },
  'Old Town': { zip: '01250', latitude: 42.439, longitude: -73.248, name: 'Old Town' },
  Westbrook: { zip: '01251', latitude: 42.43, longitude: -73.55, name: 'Westbrook' },
}

/** The ZIP of a place. */
export function zipOfDistrict(district: string): string {
  const area = AREAS[district]
  if (!area) throw new Error(`No postal area is called ${district}`)
  return area.zip
}

/** Where families live: most around the school, some farther out, and of some it is not known. */
const HOMES: readonly (string | null)[] = [
  ...['Harborview', 'Harborview', 'Old Town', 'Riverside', 'Northgate'],
  ...['Mill Creek', 'Harborview', null, 'Eastfield', 'Old Town'],
]

/** The ZIP of a household, by the number of its first guardian; `null` where the roster does not say it. */
export function homeZipOf(guardianId: string | undefined): string | null {
  const district = HOMES[Number(guardianId?.replace(/\D/g, '') ?? 0) % HOMES.length] ?? null
  return district === null ? null : zipOfDistrict(district)
}

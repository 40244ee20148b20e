import type { LookAlike } from '#shared/api/providers.ts'

import type { ReadableDb } from '../db/types.ts'
import { fold, phoneDigits } from '../search/folding.ts'
import { serviceIdsSaying } from './asked-words.ts'
import { comparedName, namesAlike } from './names-alike.ts'
import {
  listOrganizationNames,
  listOrganizationsAtSite,
  listOrganizationsOfServices,
} from './providers.sql.ts'

/** So many are shown: whoever types sees at a glance whether it is one of them. */
const MOST_SHOWN = 4

/** Fewer digits stand in too many numbers to say anything. */
export const FEWEST_DIGITS = 7

/** What is typed about a provider that is to be added. */
export interface Typed {
  readonly organizationName: string
  readonly phone: string
  readonly address: string
  readonly website: string
}

/** The name of a web site without what every address begins with; `null` where it is none. */
export function siteOf(website: string): string | null {
  const address = /^[a-z]+:\/\//i.test(website) ? website : `https://${website}`
  if (website.trim() === '' || !URL.canParse(address)) return null
  const host = new URL(address).hostname.replace(/^www\./, '')
  return host.includes('.') ? host : null
}

function byName(db: ReadableDb, typed: string): readonly string[] {
  const name = comparedName(typed)
  return listOrganizationNames(db, {})
    .filter((known) => namesAlike(name, comparedName(known.name)))
    .map(({ id }) => id)
}

function offering(db: ReadableDb, serviceIds: ReadonlySet<string> | undefined): readonly string[] {
  if (serviceIds === undefined || serviceIds.size === 0) return []
  return listOrganizationsOfServices(db, { ids: JSON.stringify([...serviceIds]) })
}

function byPhone(db: ReadableDb, typed: string): readonly string[] {
  const digits = phoneDigits(typed.replace(/\s*(?:x|ext)\.?\s*\d*$/i, ''))
  return digits.length < FEWEST_DIGITS ? [] : offering(db, serviceIdsSaying(db, digits))
}

/** The street with its number: an address says the same however the rest of it is written. */
function byAddress(db: ReadableDb, typed: string): readonly string[] {
  const [street = ''] = fold(typed).split(/[,\n]/)
  const words = street.split(/\s+/).filter(Boolean)
  const isStreet = words.length > 1 && words.some((word) => /^\d+/.test(word))
  return isStreet ? offering(db, serviceIdsSaying(db, street)) : []
}

function bySite(db: ReadableDb, typed: string): readonly string[] {
  const site = siteOf(typed)
  return site === null ? [] : listOrganizationsAtSite(db, { site })
}

/** Organizations of the directory that may be the one somebody is about to add, those with most in common first. */
export function lookAlikes(db: ReadableDb, typed: Typed): LookAlike[] {
  const found = {
    name: byName(db, typed.organizationName),
    phone: byPhone(db, typed.phone),
    address: byAddress(db, typed.address),
    website: bySite(db, typed.website),
  } as const
  const names = new Map(listOrganizationNames(db, {}).map(({ id, name }) => [id, name]))
  const ids = [...new Set(Object.values(found).flat())]
  return ids
    .map((id): LookAlike => ({
      id,
      name: names.get(id) ?? '',
      same: (['name', 'phone', 'address', 'website'] as const).filter((what) => found[what].includes(id)),
    }))
    .toSorted((one, other) => other.same.length - one.same.length || (one.name < other.name ? -1 : 1))
    .slice(0, MOST_SHOWN)
}

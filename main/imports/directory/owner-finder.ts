import type { Owners, ProviderDraft } from '../drafts/provider-draft.ts'
import type { Owner } from './directory-records.ts'

/** Finds the one record a detail is shown with: the service before the place before the organization. */
export function ownerFinder({
  servicesAtLocations,
  contacts,
}: ProviderDraft): (owners: Owners) => Owner | null {
  const pairs = new Map(servicesAtLocations.map((pair) => [pair.key, pair]))
  const people = new Map(contacts.map((contact) => [contact.key, contact]))
  const find = (owners: Owners, asked: boolean): Owner | null => {
    const pair = owners.serviceAtLocationKey === null ? undefined : pairs.get(owners.serviceAtLocationKey)
    const serviceKey = owners.serviceKey ?? pair?.serviceKey ?? null
    if (serviceKey !== null) return { list: 'services', key: serviceKey }
    const locationKey = owners.locationKey ?? pair?.locationKey ?? null
    if (locationKey !== null) return { list: 'locations', key: locationKey }
    if (owners.organizationKey !== null) return { list: 'organizations', key: owners.organizationKey }
    const contact = owners.contactKey === null || asked ? undefined : people.get(owners.contactKey)
    return contact ? find(contact, true) : null
  }
  return (owners) => find(owners, false)
}

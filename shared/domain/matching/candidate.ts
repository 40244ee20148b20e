import type { CapacityObservation } from '../capacity.ts'
import type { KindOfHelp } from '../kind-of-help.ts'
import type { Service } from '../provider.ts'
import type { ClinicianGender } from './needs.ts'

/** A provider as matching sees it. An empty list and `null` say that nobody knows, never that there is none. */
export interface Candidate extends Pick<
  Service,
  | 'id'
  | 'name'
  | 'status'
  | 'minimumAge'
  | 'maximumAge'
  | 'languages'
  | 'interpretation'
  | 'telehealth'
  | 'slidingFee'
> {
  readonly organizationId: string
  readonly organizationName: string
  readonly isOrganizationActive: boolean
  readonly help: readonly KindOfHelp[]
  readonly payers: readonly string[]
  /** The lowest of its costs in any currency; `null` where none is stated. */
  readonly lowestCost: number | null
  readonly cultures: readonly string[]
  readonly clinicianGenders: readonly ClinicianGender[]
  /** Whether it is open in the evening of some day. */
  readonly opensLate: boolean | null
  /** From the middle of the family's postal area to that of its nearest place. */
  readonly miles: number | null
  readonly transit: boolean | null
  /** What was said last of new clients. */
  readonly capacity: Pick<CapacityObservation, 'capacity' | 'saidOn'> | null
  /** Our own referrals: days from sending to the first kept appointment, and of how many. */
  readonly observedWait: { readonly medianDays: number; readonly referrals: number } | null
  /** Our own referrals whose answer is known, and how many of them led to a kept appointment. */
  readonly history: { readonly linked: number; readonly referrals: number } | null
}

import type { KindOfHelp } from '../kind-of-help.ts'
import type { LastCapacity } from '../provider-check.ts'
import type { Service } from '../provider.ts'
import type { OwnExperience } from './own-experience.ts'

/** A provider as matching sees it. An empty list and `null` say that nobody knows, never that there is none. */
export interface Candidate
  extends
    OwnExperience,
    Pick<
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
  /** Whether its words say that it looks after teeth, eyes or the like and after nothing else. */
  readonly tendsBody: boolean
  readonly payers: readonly string[]
  /** The lowest of its costs in any currency; `null` where none is stated. */
  readonly lowestCost: number | null
  readonly cultures: readonly string[]
  readonly clinicianGenders: readonly string[]
  /** Whether it is open in the evening of some day. */
  readonly opensLate: boolean | null
  /** From the middle of the family's postal area to that of its nearest place, in a straight line. */
  readonly miles: number | null
  /** It sees people by video and has no place one would have to go to. */
  readonly isOnlyByVideo: boolean
  readonly transit: boolean | null
  /** What was said last of new clients. */
  readonly capacity: Pick<LastCapacity, 'capacity' | 'on'> | null
}

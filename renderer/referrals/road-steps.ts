import { isOpen } from '#shared/domain/referral-road.ts'
import type { OpenState, Referral } from '#shared/domain/referral.ts'

/** A station of a referral's road as it is drawn: several states may stand at one. */
export type Station = 'prepare' | 'send' | 'answer' | 'appointment' | 'linked' | 'services'

const STATION: Readonly<Record<OpenState, Station>> = {
  draft: 'prepare',
  'awaiting-consent': 'prepare',
  sent: 'send',
  accepted: 'answer',
  waitlisted: 'answer',
  'more-information-needed': 'answer',
  'appointment-scheduled': 'appointment',
  linked: 'linked',
  'receiving-services': 'services',
}

const USUAL_STATE: Readonly<Record<Station, OpenState>> = {
  prepare: 'draft',
  send: 'sent',
  answer: 'accepted',
  appointment: 'appointment-scheduled',
  linked: 'linked',
  services: 'receiving-services',
}

const STATIONS: readonly Station[] = ['prepare', 'send', 'answer', 'appointment', 'linked', 'services']

type Placed = Pick<Referral, 'pathway' | 'state' | 'sentOn' | 'linkedOn'>

/** The station a referral has reached, or had reached when it ended. */
export function stationOf({ state, sentOn, linkedOn }: Omit<Placed, 'pathway'>): Station {
  if (isOpen(state)) return STATION[state]
  if (state === 'closed-completed') return 'services'
  if (linkedOn) return 'linked'
  return sentOn ? 'send' : 'prepare'
}

/** The stations of a referral's road, each with the state that names it: its own where it stands, else the usual one. */
export function roadSteps(
  referral: Placed,
): readonly { readonly station: Station; readonly state: OpenState }[] {
  const here = stationOf(referral)
  // Only a provider who was asked owes an answer; elsewhere the station is drawn when it was reached.
  const answers = referral.pathway === 'school-contacts-provider' || here === 'answer'
  return STATIONS.filter((station) => station !== 'answer' || answers).map((station) => ({
    station,
    state: station === here && isOpen(referral.state) ? referral.state : USUAL_STATE[station],
  }))
}

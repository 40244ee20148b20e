import { saidDistance } from '../domain/postal-area.ts'
import type { ServiceWording } from './service-words.ts'

/** A distance in a straight line as a list says it: "about 3 miles". */
export function distanceIn(miles: number, say: ServiceWording['say']): string {
  const said = saidDistance(miles)
  return said.as === 'miles'
    ? say('matching:because.near.miles', { miles: said.miles })
    : say(`matching:because.near.${said.as}`)
}

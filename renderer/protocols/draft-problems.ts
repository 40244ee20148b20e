import type { EditorPart } from './editor-parts.ts'

const PART_OF: Readonly<Record<string, EditorPart>> = {
  tiers: 'tiers',
  roles: 'roles',
  team: 'roles',
  steps: 'steps',
  followUps: 'followUps',
  crisis: 'crisis',
  forms: 'forms',
  dispositions: 'choices',
  reasons: 'choices',
  barriers: 'choices',
}

/** The part of the editor in which a field stands. */
export function partOf(path: string): EditorPart {
  return PART_OF[path.split('.')[0] ?? ''] ?? 'about'
}

/** Which item of a list a field belongs to: 3 for `steps.3.after` in `steps`. */
export function placeIn(list: string, path: string): number | null {
  if (!path.startsWith(`${list}.`)) return null
  const place = Number(path.slice(list.length + 1).split('.')[0])
  return Number.isInteger(place) ? place : null
}

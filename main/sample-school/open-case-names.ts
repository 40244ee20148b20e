import type { LifeLine } from './life-line.ts'

/** What of a line tells whether a case is open, and for whom. */
interface Told {
  readonly restricted?: boolean
  readonly disposition?: string
  readonly id?: string
  readonly studentId?: string
}

const nameIn = (reference = ''): string => reference.replace(/^@([A-Za-z]+\d+)\..*$/, '$1')

/** The cases a life has open at a moment, by the names its lines know them by, the newest first. */
export interface OpenCaseNames {
  hear(line: LifeLine): void
  names(): readonly string[]
}

/** Listens to a life for the cases everybody in the office may read. */
export function openCaseNames(): OpenCaseNames {
  const open = new Set<string>()
  return {
    hear: ({ operation, input, as }) => {
      const { restricted, disposition, id, studentId } = input as Told
      const name = as?.split('=')[0] ?? ''
      if (operation === 'concerns.triage' && as?.endsWith('=case')) {
        if (restricted !== true && disposition !== 'mandated-report') open.add(name)
      }
      if (operation === 'cases.close' || operation === 'cases.setRestricted') open.delete(name || nameIn(id))
      // In a crisis an agency may be told, and its case is for few eyes from then on.
      if (operation === 'crises.start') open.delete(nameIn(studentId))
    },
    names: () => [...open].toReversed(),
  }
}

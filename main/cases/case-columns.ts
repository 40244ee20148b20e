import type { Case } from '#shared/domain/case.ts'

import { columns } from '../db/columns.ts'

/** The columns of `cases`, listed once. */
export const caseColumns = columns<Case>({
  id: 'text',
  code: 'text',
  studentId: 'text',
  ownerId: 'text',
  urgency: 'text',
  tier: 'integer',
  restricted: 'flag',
  openedOn: 'text',
  closedOn: 'text',
  closingNote: 'text',
  protocolNumber: 'integer',
  nextAction: 'text',
  nextOwnerId: 'text',
  nextDueOn: 'text',
  createdAt: 'text',
  version: 'integer',
})

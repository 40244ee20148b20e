import { readableCase } from '../access/readable.ts'

/**
 * A concern belongs to its case once it was triaged. Until then the whole office sees it, so that no child in danger
 * waits for one person, but not the restricted case it will join.
 */
export const READABLE_CONCERN = `(n.case_id IS NULL OR n.state = 'new' OR ${readableCase('c')})`

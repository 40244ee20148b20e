import { readableCase, readableStudent } from '../access/readable.ts'

/** The case an item `i` is about by itself: its own, or that of its concern `n` once it is decided about. */
export const ITS_CASE = `coalesce(i.case_id, CASE WHEN n.state <> 'new' THEN n.case_id END)`

/**
 * The case an item `i` of a meeting `m` belongs to: its own, that of its concern `n` once it is decided about, or the
 * one the whole meeting is about.
 */
export const ITEM_CASE = `coalesce(${ITS_CASE}, m.case_id)`

/** Whether the reader may see an item `i` with its concern `n` and its case `c`; binds a `Reader`. */
export const READABLE_ITEM = `(c.id IS NULL OR ${readableCase('c')})
  AND (n.id IS NULL OR ${readableStudent('n.student_id')})`

import type { ProgramOrigin } from '#shared/domain/program-records.ts'
import type { ScanFacts } from '#shared/api/records-requests.ts'
import type { PartRef, RequesterKind } from '#shared/domain/records-request.ts'

import type { Line } from './documents-of-crises.ts'

/** One line of a document; what somebody wrote in their own words may name others. */
export interface DocumentLine {
  /** Tells it from the other lines of the same document, in every language. */
  readonly id: string
  readonly label: string
  readonly words: string
  /** The day it is of, where a document holds entries of several; `null` of what is of the document as a whole. */
  readonly on: string | null
  /** The day to come on which it tells where the student will be; `null` where it tells of none. */
  readonly ahead: string | null
}

/** One document of a record as it would leave. */
export interface RecordDocument extends PartRef {
  readonly on: string | null
  /** The day it tells of, where that is another than the one on which the office had it. */
  readonly ofDay: string | null
  /** About another than the parent who asks. */
  readonly isOfAnother: boolean
  readonly title: string
  readonly lines: readonly DocumentLine[]
  /** Whose statements about it go with it (34 CFR 99.21(c)). */
  readonly statementsBy: readonly string[]
  /** How the office knows that it came from a program for substance use; `null` where nothing says so. */
  readonly programOrigin: ProgramOrigin | null
  /** What is known of a signed page; `null` of any other document. */
  readonly scan: ScanFacts | null
  /** Entries of it lie outside the period that was asked for. */
  readonly isExcerpt: boolean
}

/** A document of these lines; what nobody filled in is no line. */
export function document(
  part: PartRef,
  title: string,
  on: string | null,
  lines: readonly Line[],
): RecordDocument {
  return {
    ...part,
    title,
    on,
    ofDay: null,
    isOfAnother: false,
    statementsBy: [],
    programOrigin: null,
    scan: null,
    isExcerpt: false,
    lines: lines.flatMap(([id, label, words, day = null, ahead = null]) =>
      words ? [{ id, label, words, on: day, ahead }] : [],
    ),
  }
}

/** Whoever holds a court's or an agency's paper may be given what a report to an agency says; nobody else is. */
export const SEES_REPORTS: readonly RequesterKind[] = ['subpoena', 'court-order', 'child-welfare', 'police']

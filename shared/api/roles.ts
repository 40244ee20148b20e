import type { Role } from '../domain/session.ts'

/** Whoever has an account. */
export const everyone: readonly Role[] = ['owner', 'counselor', 'office', 'administrator']

/** The daily work of the office: concerns, papers, appointments. */
export const officeWork: readonly Role[] = ['owner', 'counselor', 'office']

/** Decisions about a student and what is written about them. */
export const casework: readonly Role[] = ['owner', 'counselor']

/** Set-up of the school and its program. */
export const ownerOnly: readonly Role[] = ['owner']

/**
 * That the program itself was used as it should be. No name of a student is in it, so the school's administrator may
 * see to it as well: it is worth more when it is not the owner alone who looks.
 */
export const oversight: readonly Role[] = ['owner', 'administrator']

/** Whoever sees something of the audit trail: all of it, who opened the records of their cases, or that it is whole. */
export const trailReaders: readonly Role[] = [...casework, ...oversight]

/** Writing down how the school answers a concern. */
export const protocolWork: readonly Role[] = [...casework, 'administrator']

/** Saying that a protocol is followed from now on. */
export const protocolPublishing: readonly Role[] = ['owner', 'administrator']

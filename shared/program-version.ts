/** The version of the program, as its package says it; kept with what it counted. */
export const PROGRAM_VERSION = '0.1.0'

import type { SchoolCalendarDraft } from '#shared/domain/school-calendar.ts'

/** One thing somebody did at the sample school. */
export interface LifeLine {
  /** The moment, ISO. */
  readonly at: string
  /** The user name of whoever did it. */
  readonly actor: string
  readonly operation: string
  /**
   * The operation's input. `@name.path` stands for a part of what an earlier line answered, `@kind:key` for a record by
   * its source's id, `@kind:key.version` for how often it changed, `@file:name` for a file of the school.
   */
  readonly input: unknown
  /** The name later lines know the answer by; `name=path` names a part of it. */
  readonly as?: string
}

/** Somebody who signs in at the sample school. */
export interface LifeAccount {
  readonly user: string
  readonly name: string
  readonly roles: readonly ('owner' | 'counselor' | 'office' | 'administrator')[]
}

/** The first line of a life: the school it happens at, and who works there. */
export interface LifeHeader {
  readonly school: {
    readonly name: string
    readonly timeZone: string
    readonly office: string
    readonly phone: string
    readonly address: string
    readonly paper: 'letter' | 'a4'
  }
  readonly calendar: SchoolCalendarDraft
  readonly accounts: readonly LifeAccount[]
  readonly endsOn: string
}

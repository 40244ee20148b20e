import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { School, Settings } from '#shared/domain/school.ts'

import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { getSchool, getSettings, insertSchool, updateSchool, updateSettings } from './school.sql.ts'

const FIRST_SETTINGS: Settings = { language: 'en', appearance: 'system', textSize: '100', density: 'dense' }

/** The school this vault belongs to. */
export function theSchool(db: ReadableDb): School {
  const school = getSchool(db, {})
  if (!school) throw notFoundError()
  return school
}

/** Writes what is known of a school on its first day here. */
export function beginSchool(db: WritableDb, { name, timeZone }: Pick<School, 'name' | 'timeZone'>): void {
  insertSchool(db, {
    name,
    timeZone,
    office: '',
    phone: '',
    address: '',
    paper: 'letter',
    closures: [],
    yearStartsOn: null,
    yearEndsOn: null,
    version: 1,
  })
}

function replaceSchool({ db }: Pick<CommandContext, 'db'>, value: School): School {
  if (updateSchool(db, value) === 0) throw conflictError()
  return theSchool(db)
}

export const school: Handlers<Contract['school']> = {
  get({ db }) {
    return theSchool(db)
  },
  update(context, value) {
    const before = theSchool(context.db)
    const after = replaceSchool(context, value)
    context.undoable((later) => replaceSchool(later, { ...before, version: after.version }))
    return after
  },
}

export const settings: Handlers<Contract['settings']> = {
  mine({ db, session }) {
    return { ...FIRST_SETTINGS, ...getSettings(db, { accountId: session.accountId }) }
  },
  change({ db, session }, value) {
    updateSettings(db, { accountId: session.accountId, settings: JSON.stringify(value) })
    return value
  },
}

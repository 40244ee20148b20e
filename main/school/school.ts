import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { School, Settings } from '#shared/domain/school.ts'

import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { getSchool, getSettings, updateSchool, updateSettings } from './school.sql.ts'

const FIRST_SETTINGS: Settings = { language: 'en', appearance: 'system', textSize: '100', density: 'dense' }

/** The school this vault belongs to. */
export function theSchool(db: ReadableDb): School {
  const school = getSchool(db, {})
  if (!school) throw notFoundError()
  return school
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

import type { Contract } from '#shared/api/contract.ts'
import type { SlipMatch } from '#shared/api/slips.ts'
import { codesNear, readSlipCode, referralOfSlip, type Slip } from '#shared/domain/slip.ts'

import { readerOf } from '../access/readable.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { pagesOfCase } from '../packets/printed-pages.ts'
import { referralViewsOfCase } from '../referrals/referrals.ts'
import { listReadableCasesByCodes, type CodedCase } from './slips.sql.ts'

/** How many cases whose code comes close are offered: with more, the code is better looked at again. */
const MOST_GUESSES = 12

function matchOf({ db }: QueryContext, found: CodedCase, slip: Slip | null): SlipMatch {
  const referrals = referralViewsOfCase(db, found.caseId).filter(({ state }) => state !== 'entered-in-error')
  return {
    ...found,
    slip,
    referrals: referrals.map(({ id, destination, serviceName, state }) => ({
      ...{ id, destination, serviceName, state },
    })),
    referralId: referralOfSlip(slip, referrals, pagesOfCase(db, found.caseId)),
  }
}

export const slips: Handlers<Contract['slips']> = {
  find(context, { typed }) {
    const read = readSlipCode(typed)
    const codes = read ? [read] : codesNear(typed)
    const asked = { codes: JSON.stringify(codes.map(({ code }) => code)), ...readerOf(context.session) }
    const found = listReadableCasesByCodes(context.db, asked).slice(0, MOST_GUESSES)
    return {
      isRead: read !== null,
      matches: found.map((one) =>
        matchOf(context, one, codes.find(({ code }) => code === one.code)?.slip ?? null),
      ),
    }
  },
}

import { AppError } from '#shared/app-error.ts'

import type { QueryContext } from '../context.ts'

/** Everybody's work goes by the protocol: it is not for somebody who is here for a few named cases. */
export function refuseGuest({ session }: Pick<QueryContext, 'session'>): void {
  if (session.sees === 'named')
    throw new AppError({ code: 'forbidden', message: 'protocol:errors.notForGuests' })
}

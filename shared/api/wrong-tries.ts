import { z } from 'zod'

import { Id, Nothing } from '../domain/fields.ts'
import { ToldTries } from '../domain/wrong-tries.ts'
import { command, query } from './operation.ts'
import { everyone } from './roles.ts'

const One = z.object({ id: Id })

/** Wrong tries at the door since somebody last came in. */
export const wrongTries = {
  /**
   * What the asker has not answered yet, an owner also what was tried under names nobody comes in with; and what was
   * answered of late, for an owner by colleagues too.
   */
  list: query({ input: Nothing, output: z.array(ToldTries), may: everyone }),
  /** It was the asker, or they know of it. */
  claim: command({
    input: One,
    output: One,
    may: everyone,
    audit: { event: 'tries.claimed', about: ({ id }) => id },
  }),
  /** It was not the asker. */
  disown: command({
    input: One,
    output: One,
    may: everyone,
    audit: { event: 'tries.disowned', about: ({ id }) => id },
  }),
  /** It was not the asker after all, whoever said so in their place. */
  takeBack: command({
    input: One,
    output: One,
    may: everyone,
    audit: { event: 'tries.taken-back', about: ({ id }) => id },
  }),
}

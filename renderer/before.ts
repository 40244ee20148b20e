import { config } from 'zod'

import { keepScreensOffPaper } from './screens-off-paper.ts'
import { guardMarkup } from './trusted-types.ts'

// Schemas look for `eval` when they are made, which the content policy reports; so this comes before any of them.
config({ jitless: true })
guardMarkup()
keepScreensOffPaper()

import { z } from 'zod'

import { Line, OptionalLine, Version } from './fields.ts'
import { PaperSize } from './packet.ts'

/** An IANA zone this machine knows. */
export const TimeZone = z.string().refine((zone) => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}, 'common:fields.notAllowed')

/** The school as letters and clocks need it. */
export const School = z.object({
  name: Line,
  timeZone: TimeZone,
  office: OptionalLine,
  phone: OptionalLine,
  address: OptionalLine,
  paper: PaperSize,
  version: Version,
})
export type School = z.infer<typeof School>

/** How one person likes the screens. */
export const Settings = z.object({
  language: z.enum(['en', 'es']),
  appearance: z.enum(['light', 'dark', 'system']),
  textSize: z.enum(['100', '125', '150', '200']),
  density: z.enum(['dense', 'comfortable']),
})
export type Settings = z.infer<typeof Settings>

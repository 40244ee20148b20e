import { z } from 'zod'

/** The parts a protocol is written in, in the order of their tabs. */
export const EditorPart = z.enum([
  'about',
  'tiers',
  'roles',
  'steps',
  'followUps',
  'crisis',
  'forms',
  'choices',
  'changes',
  'comments',
])
export type EditorPart = z.infer<typeof EditorPart>

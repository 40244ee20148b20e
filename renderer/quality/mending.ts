import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { z } from 'zod'

import { Id } from '#shared/domain/fields.ts'
import type { KindId } from '#shared/domain/quality/kinds.ts'
import type { WorkLine } from '#shared/domain/quality/quality.ts'

/** What somebody comes to a record for from a work list, as its address keeps it: the field, and which part of the record. */
export const MendSearch = z.object({
  mend: z.string().optional().catch(undefined),
  part: Id.optional().catch(undefined),
})
type MendSearch = z.infer<typeof MendSearch>

/** The contacts of a student, instead of a field of theirs. */
export const SIGNERS = 'signers'
/** A check of a service, instead of a field of it. */
export const CHECK = 'check'

const FIELDS: Readonly<Partial<Record<KindId, string>>> = {
  'language-unknown': 'homeLanguage',
  'grade-unknown': 'grade',
  'birth-date-unknown': 'birthDate',
  'insurance-unknown': 'insurance',
  'nobody-signs': SIGNERS,
  'language-read-unknown': 'languageRead',
  'not-checked': CHECK,
  'room-unknown': CHECK,
  'payers-unknown': 'payers',
}

/** What somebody comes to a record for, by what is wrong with it. */
export function mendOf(kind: KindId, { unknown }: Pick<WorkLine, 'unknown'>): string | undefined {
  return FIELDS[kind] ?? unknown[0]
}

/** What somebody came to this record for, and the ways back. */
export interface Mending extends MendSearch {
  /** Back to the list, once it is mended. */
  readonly done: () => void
  /** Stays with the record. */
  readonly stay: () => void
}

/** What the address of a record says that somebody came for; nothing for everybody else. */
export function useMending(): Mending {
  const router = useRouter()
  const navigate = useNavigate()
  const { mend, part } = MendSearch.parse(useSearch({ strict: false }))
  return {
    ...{ mend, part },
    done: () => router.history.back(),
    stay: () => void navigate({ to: '.', search: {}, replace: true }),
  }
}

import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

import type { CrisisLine } from '#shared/api/crises.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'

/** The way into the crisis of a student: the one under way, or one that begins. */
export interface WayIn {
  readonly underWay: CrisisLine | null
  go(): Promise<void>
  readonly busy: boolean
  readonly error: Error | null
}

/** Begins the crisis steps for a student, or goes on where they stand. */
export function useCrisis(studentId: string | null): WayIn {
  const { locale } = useText()
  const navigate = useNavigate()
  const start = useCommand(api.crises.start)
  const lines = useAnswer(api.crises.list, {}).data?.lines
  const underWay = lines?.find((line) => line.studentId === studentId) ?? null
  const { run } = start
  const crisisId = underWay?.id
  const go = useCallback(async () => {
    if (studentId === null) return
    const id = crisisId ?? (await run({ studentId, language: locale }).catch(() => null))?.id
    if (id) await navigate({ to: '/crisis/$crisisId', params: { crisisId: id } })
  }, [studentId, crisisId, run, locale, navigate])
  return { underWay, go, busy: start.busy, error: start.error }
}

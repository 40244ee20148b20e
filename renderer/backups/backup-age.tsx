import { Link } from '@tanstack/react-router'
import { type ReactElement, useEffect } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useSession } from '#renderer/session/session-store.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import classes from './backups.module.css'
import { ageSentence } from './backup-words.ts'

/** Whoever just signed in has something to do first. */
const AFTER_SIGNING_IN_MS = 5000
const AGAIN_MS = 60 * 60_000

/** The age of the last good backup in the status line; while the office is open, what is due is made from here. */
export function BackupAge(): ReactElement | null {
  const { t } = useText()
  const demo = useSession((door) => door.demo)
  const { data } = useAnswer(api.backups.overview, {}, { enabled: !demo })
  const { state, start } = useTask(api.backups.makeDue)
  const { state: looking, start: look } = useTask(api.backups.takeUp)
  const isDue = data?.destinations.some(({ due }) => due) ?? false
  const unknown = data?.destinations.flatMap(({ id, lastGood }) => (lastGood ? [] : [id])).join()
  useEffect(() => {
    if (unknown) void look({})
  }, [unknown, look])
  useEffect(() => {
    if (!isDue || looking === 'running') return
    const make = () => void start({})
    const first = setTimeout(make, AFTER_SIGNING_IN_MS)
    const again = setInterval(make, AGAIN_MS)
    return () => {
      clearTimeout(first)
      clearInterval(again)
    }
  }, [isDue, looking, start])
  if (!data) return null
  return (
    <Link to="/backups" className={classes.age} data-late={data.late || undefined}>
      {state === 'running' && t('backups:status.running')}
      {state !== 'running' && (looking === 'running' ? t('backups:status.looking') : ageSentence(data, t))}
    </Link>
  )
}

import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { casework, ownerOnly } from '#shared/api/roles.ts'
import type { BackupDestination } from '#shared/domain/backup.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { problemSentence, sizeWords } from './backup-words.ts'
import lines from '#renderer/ui/lines.module.css'
import classes from './backups.module.css'

/** The folders that receive backups, each with how it stands and what can be done with it. */
export function Destinations({
  destinations,
  busy,
  onMake,
  onTry,
}: {
  readonly destinations: readonly BackupDestination[]
  readonly busy: boolean
  readonly onMake: (destination: BackupDestination) => void
  readonly onTry: (destination: BackupDestination) => void
}): ReactElement {
  const { t } = useText()
  const isOwner = useMay(ownerOnly)
  const mayMake = useMay(casework)
  const remove = useCommand(api.backups.removeDestination)
  return (
    <>
      {remove.error && <ErrorNotice error={remove.error} />}
      <ul className={lines.lines}>
        {destinations.map((destination) => {
          const { id, name, lastGood } = destination
          return (
            <li key={id}>
              <About destination={destination} />
              <span className={lines.buttons}>
                {mayMake && destinations.length > 1 && (
                  <Act
                    label={t('backups:destinations.now')}
                    name={name}
                    disabled={busy}
                    onAct={() => onMake(destination)}
                  />
                )}
                {isOwner && lastGood && (
                  <Act label={t('backups:drill.action')} name={name} onAct={() => onTry(destination)} />
                )}
                {isOwner && (
                  <Act
                    label={t('backups:destinations.remove')}
                    name={name}
                    quiet
                    onAct={() => void remove.run({ id }).catch(() => undefined)}
                  />
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Act({
  label,
  name,
  quiet = false,
  disabled = false,
  onAct,
}: {
  readonly label: string
  readonly name: string
  readonly quiet?: boolean
  readonly disabled?: boolean
  readonly onAct: () => void
}): ReactElement {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      disabled={disabled}
      {...(quiet && { color: 'gray' })}
      aria-label={`${label}: ${name}`}
      onClick={onAct}
    >
      {label}
    </Button>
  )
}

function About({
  destination: { name, lastGood, trouble, lastDrill, due },
}: {
  readonly destination: BackupDestination
}): ReactElement {
  const { t, locale } = useText()
  const moment = useMoment()
  const drilled = (): string => {
    if (!lastDrill) return t('backups:destinations.drillNever')
    const when = moment(lastDrill.at)
    if (lastDrill.problem === null && lastDrill.madeAt !== null && lastDrill.madeAt !== lastGood?.at)
      return t('backups:destinations.drillEarlier', { when, made: moment(lastDrill.madeAt) })
    return lastDrill.problem === null
      ? t('backups:destinations.drillGood', { when })
      : t('backups:destinations.drillFailed', { when, sentence: problemSentence(lastDrill.problem, t) })
  }
  return (
    <div className={lines.words}>
      <p className={classes.name}>
        <strong>{name}</strong>
        {due && <Tag tone="warn">{t('backups:destinations.due')}</Tag>}
      </p>
      <p>
        {lastGood
          ? t('backups:destinations.lastGood', {
              when: moment(lastGood.at),
              size: sizeWords(lastGood.bytes ?? 0, locale),
            })
          : t('backups:destinations.none')}
      </p>
      {trouble?.problem && (
        <p className={classes.trouble}>
          {t('backups:destinations.trouble', {
            when: moment(trouble.at),
            sentence: problemSentence(trouble.problem, t),
          })}
        </p>
      )}
      {lastGood && <p className={lastDrill?.problem ? classes.trouble : lines.quiet}>{drilled()}</p>}
    </div>
  )
}

import { Button, Textarea } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { RequestRecord } from '#shared/api/records-requests.ts'
import type { NameDecision } from '#shared/domain/records-request.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import classes from './requests.module.css'

const AROUND = 40

interface Marked {
  readonly key: string
  readonly words: string
  readonly before: string
  readonly after: string
  readonly where: string
  readonly on: string | null
  readonly decided: NameDecision | null
}

/** Every marked name of what was chosen, with some words around it. */
function markedIn({ documents }: RequestRecord): Marked[] {
  return documents
    .filter(({ isChosen }) => isChosen)
    .flatMap((part) =>
      part.lines.flatMap(({ pieces }) =>
        pieces.flatMap(({ words, name }, at) =>
          name
            ? [
                {
                  ...{ key: name.key, words, where: part.title, on: part.on, decided: name.decided },
                  before: (pieces[at - 1]?.words ?? '').slice(-AROUND),
                  after: (pieces[at + 1]?.words ?? '').slice(0, AROUND),
                },
              ]
            : [],
        ),
      ),
    )
}

/** Names of others in what was chosen, to be decided one by one before anything leaves. */
export function NamesBox({ record }: { readonly record: RequestRecord }): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { request, undecided, hidden } = record
  const decide = useCommand(api.recordsRequests.decideNames)
  if (request.parts.length === 0) return null
  const marked = markedIn(record)
  const run = (names: Readonly<Record<string, NameDecision>>, alsoHidden = request.alsoHidden) =>
    void decide
      .run({ id: request.id, version: request.version, names: { ...names }, alsoHidden })
      .catch(() => undefined)
  const open = marked.filter(({ decided }) => decided === null)
  return (
    <Section
      title={t('requests:names')}
      count={marked.length}
      {...(undecided > 0 && { tone: 'warn' as const })}
      {...(open.length > 1 && {
        actions: (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => run(Object.fromEntries(open.map(({ key }) => [key, 'hide'])))}
          >
            {t('requests:hideAll')}
          </Button>
        ),
      })}
    >
      {decide.error && <ErrorNotice error={decide.error} retry={() => void refreshEverything()} />}
      <p className={classes.quiet}>{t(marked.length > 0 ? 'requests:namesHint' : 'requests:noNames')}</p>
      {marked.length > 0 && (
        <p role="status">
          {[
            undecided > 0 && t('requests:namesLeft', { count: undecided }),
            t('requests:namesHidden', { count: hidden }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <ul className={lines.lines} aria-label={t('requests:names')}>
        {marked.map(({ key, words, before, after, where, on, decided }) => (
          <li key={key}>
            <div className={lines.words}>
              <p>
                {before}
                <strong>{words}</strong>
                {after}
              </p>
              <p className={lines.quiet}>
                {[where, on && shortDay(on, locale, today)].filter(Boolean).join(' · ')}{' '}
                <Tag tone={decided === null ? 'warn' : 'quiet'}>
                  {t(`requests:nameIs.${decided ?? 'undecided'}`)}
                </Tag>
              </p>
            </div>
            <span className={lines.buttons}>
              {decided !== 'hide' && (
                <Button
                  size="compact-sm"
                  aria-label={`${t('requests:hide')}: ${words}`}
                  onClick={() => run({ [key]: 'hide' })}
                >
                  {t('requests:hide')}
                </Button>
              )}
              {decided !== 'show' && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('requests:keepShown')}: ${words}`}
                  onClick={() => run({ [key]: 'show' })}
                >
                  {t('requests:keepShown')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <MoreWords
        key={request.alsoHidden.join('\n')}
        before={request.alsoHidden}
        busy={decide.busy}
        onSave={(alsoHidden) => run({}, alsoHidden)}
      />
    </Section>
  )
}

function MoreWords({
  before,
  busy,
  onSave,
}: {
  readonly before: readonly string[]
  readonly busy: boolean
  readonly onSave: (words: string[]) => void
}): ReactElement {
  const { t } = useText()
  const [typed, setTyped] = useState(before.join('\n'))
  const words = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return (
    <form
      className={classes.more}
      onSubmit={(event) => {
        event.preventDefault()
        onSave(words)
      }}
    >
      <Textarea
        label={t('requests:alsoHidden')}
        description={t('requests:alsoHiddenHint')}
        minRows={2}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button
          type="submit"
          variant="default"
          loading={busy}
          disabled={words.join('\n') === before.join('\n')}
        >
          {t('requests:saveWords')}
        </Button>
      </div>
    </form>
  )
}

import { Button, Textarea } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { RequestRecord } from '#shared/api/records-requests.ts'
import type { NameDecision } from '#shared/domain/records-request.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { type MarkedName, MarkedNames } from './marked-names.tsx'
import classes from './requests.module.css'

const AROUND = 40

/** Every marked name of what was chosen, with some words around it. */
function markedIn({ documents }: RequestRecord): MarkedName[] {
  return documents
    .filter(({ isChosen }) => isChosen)
    .flatMap((part) =>
      part.lines
        .flatMap(({ label, pieces }) => [label, pieces])
        .flatMap((pieces) =>
          pieces.flatMap(({ words, name }, at) =>
            name
              ? [
                  {
                    ...{ ...name, words, where: part.title, on: part.on },
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
  const { t } = useText()
  const { request, undecided, hidden } = record
  const decide = useCommand(api.recordsRequests.decideNames)
  if (request.parts.length === 0) return null
  const marked = markedIn(record)
  const run = (names: Readonly<Record<string, NameDecision>>, alsoHidden = request.alsoHidden) =>
    void decide
      .run({ id: request.id, version: request.version, names: { ...names }, alsoHidden })
      .catch(() => undefined)
  const sure = marked.filter(({ isSure }) => isSure)
  const perhaps = marked.filter(({ isSure }) => !isSure)
  const open = sure.filter(({ decided }) => decided === null)
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
      <MarkedNames label={t('requests:names')} of={sure} decide={run} />
      {perhaps.length > 0 && (
        <div className={classes.more}>
          <h3>{t('requests:perhapsNames')}</h3>
          <p className={classes.quiet}>{t('requests:perhapsHint')}</p>
          <MarkedNames label={t('requests:perhapsNames')} of={perhaps} decide={run} />
        </div>
      )}
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

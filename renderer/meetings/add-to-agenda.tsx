import { Button } from '@mantine/core'
import { type ReactElement, useCallback, useState } from 'react'
import { z } from 'zod'

import type { MeetingRecord } from '#shared/api/meetings.ts'
import { Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { findOpenCases } from '#renderer/open-cases.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { PickInput } from '#renderer/ui/pick-field.tsx'
import { draftKey } from './draft-keys.ts'
import classes from './meetings.module.css'

const OwnPoint = z.object({ words: Line })

/** What somebody wants to talk about besides what the caseload asks for: a point of their own, or a case. */
export function AddToAgenda({ record: { meeting } }: { readonly record: MeetingRecord }): ReactElement {
  const { t } = useText()
  const { id } = meeting
  const addPoint = useCommand(api.meetings.addItems)
  const form = useRecordForm(OwnPoint, {
    defaults: { words: '' },
    save: async ({ words }) => {
      await addPoint.run({ id, subjects: [{ kind: 'line', words }] })
      await kept.startAfresh()
    },
  })
  const kept = useKeptForm(draftKey('point', meeting), form)
  return (
    <div className={classes.add}>
      {/* Without a key for saving: that belongs to what is written at a point. */}
      <form noValidate className={classes.point} onSubmit={(event) => void form.submit(event)}>
        <Restored kept={kept} />
        <TextField
          of={form}
          name="words"
          label={t('meetings:agenda.lineLabel')}
          description={t(
            meeting.caseId === null ? 'meetings:agenda.lineHint' : 'meetings:agenda.lineHintOfOne',
          )}
        />
        {form.failure !== null && <ErrorNotice error={form.failure} />}
        <div>
          <Button type="submit" variant="default" loading={form.busy}>
            {t('meetings:agenda.addLine')}
          </Button>
        </div>
      </form>
      {meeting.caseId === null && <AddCase meetingId={id} />}
    </div>
  )
}

function AddCase({ meetingId }: { readonly meetingId: string }): ReactElement {
  const { t } = useText()
  const add = useCommand(api.meetings.addItems)
  const [round, setRound] = useState(0)
  const find = useCallback((words: string) => findOpenCases(words, t('access:account.restricted')), [t])
  return (
    <>
      <PickInput
        // Each choice empties the field for the next one.
        key={round}
        label={t('meetings:agenda.case')}
        description={t('meetings:agenda.caseHint')}
        find={find}
        value={null}
        onChange={() => undefined}
        onPicked={(pick) => {
          if (!pick) return
          void add
            .run({ id: meetingId, subjects: [{ kind: 'case', caseId: pick.id }] })
            .catch(() => undefined)
          setRound(round + 1)
        }}
      />
      {add.error && <ErrorNotice error={add.error} />}
    </>
  )
}

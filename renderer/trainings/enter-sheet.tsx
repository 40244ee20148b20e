import type { ReactElement } from 'react'
import { z } from 'zod'

import type { OutputOf } from '#shared/api/operation.ts'
import type { SessionLine, trainings as contract } from '#shared/api/trainings.ts'
import type { ColleagueRef } from '#shared/domain/protocol.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckList } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** Enters a signed sheet: who came to a session. */
export function EnterSheet({
  session: { id, trainingName, onDay },
  onClose,
}: {
  readonly session: SessionLine
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const answer = useAnswer(api.trainings.session, { id })
  const title = t('trainings:session.enterTitle', {
    name: trainingName,
    day: shortDay(onDay, locale, today),
  })
  return (
    <Dialog title={title} wide onClose={onClose}>
      <Answer of={answer} lines={6}>
        {(known) => <Form of={known} onClose={onClose} />}
      </Answer>
    </Dialog>
  )
}

const Came = z.object({ came: z.array(z.string()) })

function Form({
  of: { session, people },
  onClose,
}: {
  readonly of: OutputOf<(typeof contract)['session']>
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { id, version } = session
  const enter = useCommand(api.trainings.enterSheet)
  const form = useRecordForm(Came, {
    defaults: { came: people.flatMap((each) => (each.came ? [each.colleague.id] : [])) },
    save: async ({ came }) => {
      const colleagues: ColleagueRef[] = people
        .map(({ colleague }) => colleague)
        .filter((colleague) => came.includes(colleague.id))
      await enter.run({ id, version, came: colleagues })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`trainings.came.${id}`, form)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('trainings:session.save')}
      onCancel={onClose}
      reload={() => void refreshEverything()}
    >
      <CheckList
        of={form}
        name="came"
        label={t('trainings:session.whoCame')}
        description={t('trainings:session.whoCameHint')}
        choices={people.map(({ colleague, name, position }) => ({
          value: colleague.id,
          label: position ? `${name}, ${position}` : name,
        }))}
      />
    </KeptBox>
  )
}

import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { z } from 'zod'

import { Words } from '#shared/domain/fields.ts'
import type { Protocol, ProtocolDocument } from '#shared/domain/protocol.ts'
import { protocolChanges } from '#shared/domain/protocol-changes.ts'
import type { ProtocolProblem } from '#shared/domain/protocol-problems.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { TextArea } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { partOf } from './draft-problems.ts'
import type { KeptDraft } from './draft-saver.ts'
import classes from './editor.module.css'
import { useProtocolRights } from './use-protocol-rights.ts'

interface Publishing {
  readonly draft: Protocol
  readonly current: Protocol | null
  readonly written: ProtocolDocument
  readonly problems: readonly ProtocolProblem[]
  readonly settle: () => Promise<KeptDraft>
  readonly onGoTo: (path: string) => void
  readonly onShowChanges: () => void
  readonly onClose: () => void
}

/** Publishes the draft: what still keeps it from that, or what it changes for whom, and why. */
export function PublishDialog(props: Publishing): ReactElement {
  const { t } = useText()
  const { mayPublish } = useProtocolRights()
  const { draft, problems, onGoTo, onClose } = props
  const blocking = problems.filter(({ blocks }) => blocks)
  const doubtful = problems.filter(({ blocks }) => !blocks)
  return (
    <Dialog title={t('protocol:publish.title', { number: draft.number })} wide onClose={onClose}>
      <div className={classes.stack}>
        {blocking.length > 0 && (
          <>
            <Remark tone="danger" title={t('protocol:publish.blocked', { count: blocking.length })} />
            <ProblemLines of={blocking} onGoTo={onGoTo} />
          </>
        )}
        {doubtful.length > 0 && (
          <>
            <Remark tone="warning" title={t('protocol:publish.doubtful', { count: doubtful.length })} />
            <ProblemLines of={doubtful} onGoTo={onGoTo} />
          </>
        )}
        {blocking.length === 0 &&
          (mayPublish ? <PublishForm {...props} /> : <p>{t('protocol:publish.notYours')}</p>)}
      </div>
    </Dialog>
  )
}

function ProblemLines({
  of: problems,
  onGoTo,
}: {
  readonly of: readonly ProtocolProblem[]
  readonly onGoTo: (path: string) => void
}): ReactElement {
  const { t } = useText()
  return (
    <ul className={lines.lines}>
      {problems.map(({ path, message, values }) => (
        <li key={`${path} ${message}`}>
          <div className={lines.words}>
            <p className={lines.quiet}>{t(`protocol:edit.part.${partOf(path)}`)}</p>
            <p>{t(message, values)}</p>
          </div>
          <Button variant="default" size="compact-sm" onClick={() => onGoTo(path)}>
            {t('protocol:publish.goTo')}
            <span className="fb-unseen">: {t(message, values)}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** How many open cases follow no version. */
function useCasesOfNone(): number {
  const { data } = useAnswer(api.protocols.overview, {})
  return data?.followers.find(({ number }) => number === null)?.cases ?? 0
}

function PublishForm({ draft, current, written, settle, onShowChanges, onClose }: Publishing): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const publish = useCommand(api.protocols.publish)
  const count = current ? protocolChanges(current.document, written).length : 0
  const follow = useCasesOfNone()
  const form = useRecordForm(z.object({ why: Words }), {
    defaults: { why: '' },
    save: async ({ why }) => {
      const { version } = await settle()
      await publish.run({ id: draft.id, version, why })
      await kept.discard()
      await navigate({ to: '/protocols' })
    },
  })
  const kept = useKeptForm(`protocols.publish.${draft.id}`, form)
  return (
    <FormBox of={form} save={t('protocol:publish.save', { number: draft.number })} onCancel={onClose}>
      <Restored kept={kept} />
      <ul className={classes.effects}>
        <li>{t('protocol:publish.newCases', { number: draft.number })}</li>
        <li>{t(current ? 'protocol:publish.openCases' : 'protocol:publish.openCasesFirst')}</li>
        {follow > 0 && <li>{t('protocol:publish.followNone', { count: follow })}</li>}
        <li>{t('protocol:publish.stays')}</li>
      </ul>
      {current && (
        <p>
          {t('protocol:publish.changes', { count, number: current.number })}{' '}
          <Button variant="subtle" size="compact-sm" onClick={onShowChanges}>
            {t('protocol:publish.look')}
          </Button>
        </p>
      )}
      <TextArea
        of={form}
        name="why"
        label={t('protocol:publish.why')}
        description={t('protocol:publish.whyHint')}
        required
        autoFocus
      />
    </FormBox>
  )
}

import { Button, Menu, Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useEffect, useMemo, useState } from 'react'

import { AppError } from '#shared/app-error.ts'
import type { ItemId, Protocol, ProtocolDocument } from '#shared/domain/protocol.ts'
import type { ProtocolComment } from '#shared/domain/protocol-comment.ts'
import { protocolProblems } from '#shared/domain/protocol-problems.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MoreMenu } from '#renderer/ui/more-menu.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { partOf, placeIn } from './draft-problems.ts'
import { EditorContext } from './editor-context.ts'
import classes from './editor.module.css'
import { EditorPanel } from './editor-panel.tsx'
import { EditorPart } from './editor-parts.ts'
import { PrintProtocolButton } from './print-protocol.tsx'
import { ProblemCount } from './problem-count.tsx'
import { ProtocolLink } from './protocol-link.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { PublishedWords } from './published-words.tsx'
import { useDraftEdits } from './use-draft-edits.ts'
import type { AroundVersions } from './version-page.tsx'

const LISTS = {
  roles: ({ roles }: ProtocolDocument) => roles,
  steps: ({ steps }: ProtocolDocument) => steps,
  followUps: ({ followUps }: ProtocolDocument) => followUps,
  forms: ({ forms }: ProtocolDocument) => forms,
  'crisis.steps': ({ crisis }: ProtocolDocument) => crisis.steps,
  'crisis.numbers': ({ crisis }: ProtocolDocument) => crisis.numbers,
} as const

const NONE: readonly ProtocolComment[] = []

/** The item a field belongs to, and the list that item is in. */
function itemAt(document: ProtocolDocument, path: string): { list: string; id: ItemId } | null {
  for (const [list, itemsOf] of Object.entries(LISTS)) {
    const item = itemsOf(document)[placeIn(list, path) ?? -1]
    if (item) return { list, id: item.id }
  }
  return null
}

/** The field of a path, or the list it speaks of. */
function elementAt(path: string): HTMLElement | null {
  const name = CSS.escape(path)
  return document.querySelector<HTMLElement>(`[name="${name}"], [data-path="${name}"]`)
}

/** Writes the draft one part at a time; every change is saved by itself. */
export function DraftEditor({
  draft,
  around,
}: {
  readonly draft: Protocol
  readonly around: AroundVersions
}): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const { part = 'about' } = useSearch({ from: '/protocols/draft' })
  const edits = useDraftEdits(draft)
  const discard = useCommand(api.protocols.discard)
  const comments = useAnswer(api.protocolComments.list, { protocolId: draft.id }).data?.comments ?? NONE
  const [open, setOpenItems] = useState<Readonly<Record<string, ItemId | null>>>({})
  const [target, setTarget] = useState<string | null>(null)
  const [publishes, setPublishes] = useState(false)
  const { document: written, edit, undo, redo, settle, error, reload } = edits
  const { holders, current } = around

  const held = useMemo(
    () => new Set(holders.filter(({ canOwnWork }) => canOwnWork).map(({ roleId }) => roleId)),
    [holders],
  )
  const problems = useMemo(() => protocolProblems(written, held), [written, held])
  const editor = useMemo(
    () => ({
      document: written,
      edit,
      problems,
      holders,
      comments,
      open,
      setOpen: (list: string, id: ItemId | null) => setOpenItems((before) => ({ ...before, [list]: id })),
    }),
    [written, edit, problems, holders, comments, open],
  )

  const show = (next: EditorPart) =>
    void navigate({ to: '/protocols/draft', search: { part: next }, replace: true })
  const goTo = (path: string) => {
    const item = itemAt(written, path)
    if (item) editor.setOpen(item.list, item.id)
    setPublishes(false)
    setTarget(path)
    show(partOf(path))
  }
  useEffect(() => {
    if (target === null || part !== partOf(target)) return
    // After the part is drawn, and the dialog that led here has gone.
    const frame = requestAnimationFrame(() => {
      elementAt(target)?.focus()
      setTarget(null)
    })
    return () => cancelAnimationFrame(frame)
  }, [target, part])

  useShortcut('Ctrl+S', () => void settle().catch(() => undefined))
  useShortcut('Ctrl+Z', () => (undo ? undo() : false), { whileTyping: false })
  useShortcut('Ctrl+Shift+Z', () => (redo ? redo() : false), { whileTyping: false })
  useShortcut('Ctrl+Y', () => (redo ? redo() : false), { whileTyping: false })

  const putAway = async () => {
    const { version } = await settle()
    await discard.run({ id: draft.id, version })
    await navigate({ to: '/protocols' })
  }
  const labelOf = (each: EditorPart) => {
    if (each === 'changes' && current) return t('protocol:edit.part.changesSince', { number: current.number })
    if (each === 'comments' && comments.length > 0)
      return t('protocol:edit.part.commentsOf', { count: comments.length })
    return t(`protocol:edit.part.${each}`)
  }
  const isConflict = error instanceof AppError && error.code === 'conflict'
  return (
    <Page
      title={written.name}
      above={<ProtocolLink />}
      facts={
        <>
          {t('protocol:edit.draftOf', { number: draft.number })} ·{' '}
          <PublishedWords of={draft} people={around.people} />
        </>
      }
      actions={
        <>
          <Button
            variant="default"
            leftSection={<Icon name="undo" size="1rem" />}
            disabled={!undo}
            aria-keyshortcuts="Control+Z"
            onClick={() => undo?.()}
          >
            {t('common:actions.undo')}
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="redo" size="1rem" />}
            disabled={!redo}
            aria-keyshortcuts="Control+Shift+Z Control+Y"
            onClick={() => redo?.()}
          >
            {t('common:actions.redo')}
          </Button>
          <PrintProtocolButton protocol={draft} settle={settle} />
          <MoreMenu>
            <Menu.Item onClick={() => void putAway().catch(() => undefined)}>
              {t('protocol:edit.putAway')}
            </Menu.Item>
          </MoreMenu>
          <Button onClick={() => setPublishes(true)}>{t('protocol:publish.button')}</Button>
        </>
      }
    >
      {error !== null && (
        <ErrorNotice
          error={error}
          takesFocus={false}
          retry={isConflict ? reload : () => void settle().catch(() => undefined)}
        />
      )}
      {discard.error && <ErrorNotice error={discard.error} />}
      <EditorContext value={editor}>
        <Tabs
          value={part}
          keepMounted={false}
          className={classes.tabs ?? ''}
          onChange={(next) => show(EditorPart.parse(next))}
        >
          <Tabs.List aria-label={t('protocol:edit.parts')} className={classes.tabList ?? ''}>
            {EditorPart.options.map((each) => (
              <Tabs.Tab
                key={each}
                value={each}
                rightSection={<ProblemCount of={problems.filter(({ path }) => partOf(path) === each)} />}
              >
                {labelOf(each)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={part} className={classes.panel ?? ''} tabIndex={-1}>
            <EditorPanel part={part} draft={{ ...draft, document: written }} current={current} />
          </Tabs.Panel>
        </Tabs>
      </EditorContext>
      {publishes && (
        <PublishDialog
          draft={draft}
          current={current}
          written={written}
          problems={problems}
          settle={settle}
          onGoTo={goTo}
          onShowChanges={() => {
            setPublishes(false)
            show('changes')
          }}
          onClose={() => setPublishes(false)}
        />
      )}
    </Page>
  )
}

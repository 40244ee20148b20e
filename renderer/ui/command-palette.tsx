import { Modal, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, type ReactElement, useEffect, useId, useMemo, useRef, useState } from 'react'

import { useText } from '../text.ts'
import classes from './command-palette.module.css'
import { closePalette, type Command, type CommandSource, usePalette } from './commands.ts'
import { Icon } from './icon.tsx'
import { Shortcut } from './shortcut.tsx'
import { Tag } from './urgency-badge.tsx'

/** What fits some words; until the answer to what is typed now has come, these are older words. */
interface Found {
  readonly words: string | null
  readonly groups: readonly Group[]
}

interface Group {
  readonly source: CommandSource
  readonly commands: readonly Command[]
}

/** The one field that finds everything: people, cases, places and things to do. Opened with Ctrl+K. */
export function CommandPalette(): ReactElement {
  const { t } = useText()
  const opened = usePalette((palette) => palette.opened)
  return (
    <Modal
      opened={opened}
      onClose={closePalette}
      withCloseButton={false}
      size="40rem"
      padding={0}
      yOffset="10vh"
      title={<VisuallyHidden>{t('common:palette.title')}</VisuallyHidden>}
      classNames={{ header: classes.header ?? '', title: classes.header ?? '' }}
      transitionProps={{ duration: 0 }}
    >
      <PaletteContent />
    </Modal>
  )
}

function PaletteContent(): ReactElement {
  const { t } = useText()
  const sources = usePalette((palette) => palette.sources)
  const [words, setWords] = useState('')
  const { groups, words: foundFor } = useFound(sources, words)
  const commands = useMemo(() => groups.flatMap((group) => group.commands), [groups])
  const [at, setAt] = useState(0)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const current = commands[Math.min(at, commands.length - 1)]
  const optionId = (command: Command) => `${listId}-${command.id}`

  useEffect(() => setAt(0), [words])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])

  // Enter came before the answer to these words.
  const awaited = useRef<string | null>(null)
  useEffect(() => {
    if (awaited.current === null || awaited.current !== foundFor) return
    awaited.current = null
    const [first] = commands
    if (first) run(first)
  }, [commands, foundFor])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const typed = event.currentTarget.value
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(commands.length, 1))
    else if (event.key === 'ArrowUp') setAt((at - 1 + commands.length) % Math.max(commands.length, 1))
    else if (event.key === 'Enter' && foundFor !== typed) awaited.current = typed
    else if (event.key === 'Enter' && current) run(current)
    else return
    event.preventDefault()
  }

  return (
    <div className={classes.palette}>
      <div className={classes.field}>
        <Icon name="search" />
        <input
          data-autofocus
          data-takes-codes
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current && optionId(current)}
          aria-label={t('common:palette.title')}
          placeholder={t('common:palette.placeholder')}
          className={classes.input}
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={(event) => {
            awaited.current = null
            setWords(event.currentTarget.value)
          }}
          onKeyDown={onKeyDown}
        />
        <Shortcut keys="Esc" />
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('common:palette.results')}
        className={classes.list}
      >
        {groups.map(({ source, commands: found }) => (
          <div key={source.id} role="group" aria-label={source.heading()}>
            <p className={classes.heading} aria-hidden="true">
              {source.heading()}
            </p>
            {found.map((command) => (
              <div
                key={command.id}
                id={optionId(command)}
                role="option"
                aria-selected={command === current}
                className={classes.option}
                onPointerMove={() => setAt(commands.indexOf(command))}
                onClick={() => run(command)}
              >
                <Icon name={command.icon} />
                <span className={classes.words}>
                  <span className={classes.label}>{command.label}</span>
                  {command.detail && <span className={classes.detail}>{marked(command.detail)}</span>}
                  {command.warning && <Tag tone="danger">{command.warning}</Tag>}
                </span>
                {command.sort && <span className={classes.sort}>{command.sort}</span>}
                {command.keys && <Shortcut keys={command.keys} />}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={commands.length === 0 ? classes.nothing : 'fb-unseen'}>
        {commands.length === 0
          ? t('common:palette.nothing')
          : t('common:palette.count', { count: commands.length })}
      </p>
    </div>
  )
}

function run(command: Command): void {
  closePalette()
  command.run()
}

/** Draws what stands between the isolates U+2068 and U+2069 as found words. */
function marked(text: string): (ReactElement | string)[] {
  return text.split(/(\u2068[^\u2069]*\u2069)/u).map((part, index) =>
    part.startsWith('\u2068') ? (
      // Parts of one sentence have no names of their own.
      <mark key={index} className={classes.mark}>
        {part.slice(1, -1)}
      </mark>
    ) : (
      part
    ),
  )
}

function useFound(sources: readonly CommandSource[], words: string): Found {
  const [answer, setAnswer] = useState<Found>({ words: null, groups: [] })
  useEffect(() => {
    let wanted = true
    const found = new Map<string, readonly Command[]>()
    const show = () => {
      if (!wanted) return
      const isFirst = ({ leads }: CommandSource) => leads?.(words) ?? false
      const inOrder = sources.toSorted((one, other) => Number(isFirst(other)) - Number(isFirst(one)))
      const groups = inOrder.flatMap((source) => {
        const commands = found.get(source.id) ?? []
        return commands.length > 0 ? [{ source, commands }] : []
      })
      setAnswer({ words, groups })
    }
    const ask = () => {
      const answers = sources.map(async (source) => {
        // One source that fails must not hide the others.
        const commands = await Promise.resolve(source.find(words.trim())).catch(() => [])
        found.set(source.id, commands)
      })
      void Promise.all(answers).then(show)
    }
    ask()
    return () => {
      wanted = false
    }
  }, [sources, words])
  return answer
}

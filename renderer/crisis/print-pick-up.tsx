import { Button, Menu } from '@mantine/core'
import type { ReactElement } from 'react'

import type { CrisisView } from '#shared/api/crises.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import type { Contact } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'

/** Prints the sheet whoever comes signs, in a language they read: theirs where it is known, else one of those there are. */
export function PrintPickUp({
  view: { crisis },
  contact,
}: {
  readonly view: Pick<CrisisView, 'crisis'>
  readonly contact: Contact | null
}): ReactElement {
  const { t } = useText()
  const print = useTask(api.crises.printPickUp)
  const read = PacketLanguage.safeParse(contact?.languageRead)
  const start = (language: PacketLanguage) =>
    void print.start({ id: crisis.id, contactId: contact?.id ?? null, as: 'paper', language })
  const others = PacketLanguage.options.filter((language) => language !== read.data)
  const say = (language: PacketLanguage) =>
    t('crises:pickUp.printFor', { language: t(`vocabulary:packetLanguage.${language}`) })
  const running = print.state === 'running'
  return (
    <div>
      {read.success && (
        <Button
          variant="default"
          size="md"
          disabled={running}
          leftSection={<Icon name="print" />}
          onClick={() => start(read.data)}
        >
          {say(read.data)}
        </Button>
      )}
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <Button
            variant={read.success ? 'subtle' : 'default'}
            size="md"
            disabled={running}
            {...(!read.success && { leftSection: <Icon name="print" /> })}
          >
            {t(read.success ? 'crises:pickUp.printOther' : 'crises:pickUp.print')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((language) => (
            <Menu.Item key={language} onClick={() => start(language)}>
              {say(language)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <TaskProgress label={t('crises:pickUp.running')} task={{ ...print, ...quietWhenDone(print.state) }} />
    </div>
  )
}

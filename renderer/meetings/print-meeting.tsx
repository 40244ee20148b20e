import { Button, Menu } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'

const PAPERS = ['agenda', 'attendance', 'recap'] as const

/** The papers of a meeting: students stand on them by their case code. */
export function PrintMeeting({
  meetingId: id,
  isBeforeGuests,
}: {
  readonly meetingId: string
  readonly isBeforeGuests: boolean
}): ReactElement {
  const { t, locale } = useText()
  const [what, setWhat] = useState<(typeof PAPERS)[number] | null>(null)
  return (
    <>
      <PopMenu
        inPlace
        target={
          <Button variant="default" leftSection={<Icon name="print" size="1rem" />}>
            {t('meetings:print.menu')}
          </Button>
        }
      >
        {PAPERS.map((each) => (
          <Menu.Item key={each} onClick={() => setWhat(each)}>
            {t(`meetings:print.${each}`)}
          </Menu.Item>
        ))}
      </PopMenu>
      {what && (
        <PrintPreview
          title={t(`meetings:print.${what}`)}
          preview={api.meetings.preview}
          print={api.meetings.print}
          input={{ id, what, language: locale }}
          onClose={() => setWhat(null)}
        >
          {isBeforeGuests && <Remark>{t('meetings:print.beforeGuests')}</Remark>}
        </PrintPreview>
      )}
    </>
  )
}

import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import type { Whose } from '#renderer/whose-choice.tsx'

/** The day on paper: prints what is due, by case code, with room to write, and takes back what was written. */
export function SheetMenu({ whose }: { readonly whose: Whose }): ReactElement {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const [prints, setPrints] = useState(false)
  return (
    <>
      <PopMenu
        inPlace
        target={
          <Button
            variant="default"
            leftSection={<Icon name="print" size="1rem" />}
            rightSection={<Icon name="down" size="1rem" />}
          >
            {t('today:sheet.menu')}
          </Button>
        }
      >
        <Menu.Item onClick={() => setPrints(true)}>{t('today:sheet.print')}</Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: '/day-sheet' })}>{t('today:sheet.enter')}</Menu.Item>
      </PopMenu>
      {prints && (
        <PrintPreview
          title={t('today:sheet.print')}
          preview={api.today.previewSheet}
          print={api.today.printSheet}
          input={{ whose, language: locale }}
          onClose={() => setPrints(false)}
        />
      )}
    </>
  )
}

import '@mantine/core/styles.layer.css'
import './ui/theme.css'

import { createRoot } from 'react-dom/client'

import { App } from './app.tsx'
import { languageOfMachine, speak } from './text.ts'

/** Draws the program into the page. */
export async function start(): Promise<void> {
  await speak(languageOfMachine())
  const place = document.getElementById('root')
  if (place) createRoot(place).render(<App />)
}

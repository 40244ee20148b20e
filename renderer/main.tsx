import './before.ts'

// The program proper waits until the guards above stand, whatever the bundler does with shared chunks.
void import('./start.tsx').then(({ start }) => start())

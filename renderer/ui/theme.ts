import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const tide: MantineColorsTuple = [
  '#f0f7f8',
  '#dfeef0',
  '#c0dfe2',
  '#97c8ce',
  '#6bafb7',
  '#44949d',
  '#2c808a',
  '#1c6e78',
  '#125d67',
  '#0c4a52',
]

const gray: MantineColorsTuple = [
  '#f7f8f8',
  '#eff1f1',
  '#e5e8e9',
  '#d6dbdc',
  '#c0c7c9',
  '#9ca5a9',
  '#788387',
  '#525d61',
  '#333c40',
  '#1b2225',
]

const dark: MantineColorsTuple = [
  '#e1e6e8',
  '#c6ced1',
  '#a5afb3',
  '#7c878c',
  '#4b555a',
  '#363f43',
  '#283034',
  '#1b2124',
  '#15191c',
  '#0f1214',
]

const red: MantineColorsTuple = [
  '#fdeeec',
  '#fbdcd9',
  '#f5b8b2',
  '#ee9189',
  '#e56d63',
  '#d94c41',
  '#cb372c',
  '#bf2c22',
  '#b3261e',
  '#8f1c15',
]

const fontFamily = "'Noto Sans', Vazirmatn, 'Noto Sans'"

/** Text boxes, buttons and lists as the whole program shows them: dense, 3:1 borders, targets of 24 px and more. */
export const theme = createTheme({
  colors: { tide, gray, dark, red },
  primaryColor: 'tide',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  defaultRadius: 'sm',
  fontFamily,
  fontFamilyMonospace: fontFamily,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.5' },
  radius: { xs: '0.1875rem', sm: '0.3125rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontFamily,
    fontWeight: '700',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  // By name: importing the components here would load every one of them with the first screen.
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Anchor: { defaultProps: { underline: 'always' } },
    Button: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'sm' } },
    Chip: { defaultProps: { size: 'sm' } },
    CloseButton: { defaultProps: { size: 'md' } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.25 }, lockScroll: false } },
    // Over what just happened, which a menu may reach down to in a small window.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', radius: 'sm', zIndex: 395 } },
    // A dialog's heading line is not the banner of the page.
    DrawerHeader: { defaultProps: { component: 'div' } },
    ModalHeader: { defaultProps: { component: 'div' } },
    Modal: {
      // The page behind never scrolls; locking it would add a style the window's policy refuses.
      defaultProps: {
        overlayProps: { backgroundOpacity: 0.35 },
        radius: 'md',
        lockScroll: false,
        // Room for what just happened, also with large text.
        yOffset: 'max(5dvh, 2.75rem)',
      },
    },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Radio: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', withAlignedLabels: true } },
    Switch: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 3 } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: {
      defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } },
    },
  },
})

/** The kit's own colours, darkened until text is 4.5:1 and borders are 3:1 in both schemes. */
export const colours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': 'var(--fb-ink)',
    '--mantine-color-body': 'var(--fb-surface)',
    '--mantine-color-error': 'var(--fb-danger-ink)',
    '--mantine-color-success': 'var(--fb-good-ink)',
    '--mantine-color-placeholder': '#667074',
    '--mantine-color-dimmed': 'var(--fb-ink-quiet)',
    '--mantine-color-anchor': 'var(--fb-accent-ink)',
    '--mantine-color-default-border': 'var(--fb-line-strong)',
    '--mantine-color-default-hover': 'var(--fb-hover)',
    '--mantine-color-default-color': 'var(--fb-ink)',
    '--mantine-color-red-light-color': 'var(--fb-danger-ink)',
    '--mantine-color-red-light-hover': 'var(--fb-danger-wash)',
    '--mantine-color-tide-light-color': 'var(--fb-accent-ink)',
    '--mantine-color-tide-light-hover': 'var(--fb-accent-wash)',
  },
  dark: {
    '--mantine-color-text': 'var(--fb-ink)',
    '--mantine-color-body': 'var(--fb-surface)',
    '--mantine-color-error': 'var(--fb-danger-ink)',
    '--mantine-color-success': 'var(--fb-good-ink)',
    '--mantine-color-placeholder': '#98a2a6',
    '--mantine-color-dimmed': 'var(--fb-ink-quiet)',
    '--mantine-color-anchor': 'var(--fb-accent-ink)',
    '--mantine-color-default': 'var(--fb-field)',
    '--mantine-color-default-border': 'var(--fb-line-strong)',
    '--mantine-color-default-hover': 'var(--fb-hover)',
    '--mantine-color-default-color': 'var(--fb-ink)',
    '--mantine-color-red-light-color': 'var(--fb-danger-ink)',
    '--mantine-color-red-light-hover': 'var(--fb-danger-wash)',
    '--mantine-color-tide-light-color': 'var(--fb-accent-ink)',
    '--mantine-color-tide-light-hover': 'var(--fb-accent-wash)',
  },
})

/**
 * The number of a page among how many. Read from the right a stroke between blanks would turn the two about, and without them
 * they stay one number.
 */
export const ofHowMany = (direction: 'ltr' | 'rtl'): string => (direction === 'rtl' ? '/' : ' / ')

const listed = (words: string): readonly string[] => words.split(/[\s,]+/).filter(Boolean)

/**
 * Words of English and Spanish that are right as they are, though a slip away from one that asks for help, without
 * accents. *Fixed; written for this office by hand*.
 */
export const RIGHT_WORDS: ReadonlySet<string> = new Set(
  listed(`
    abducted, addition, additions, amused, clotting, councillor, councilor, denial, digression, draining, drifting,
    drilling, dripping, greeting, grilling, grinding, grinning, gripping, hanger, hoisting, hopeless, hungary, hunker,
    hunter, males, medial, medieval, mentioning, mexico, monitoring, morning, mounting, paltry, pastry, shorts, smelter,
    spurts, substack, supports, swelter, tacking, taking, tanking, tasking, tracking, utilizes,
    adicion, ahogada, ahogado, audicion, aumentos, comica, deportar, dieron, dispensa, hallar, hombre, llega, mantel,
    subsidio, vacaciones, valencia, viviendo
  `),
)

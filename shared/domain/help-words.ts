import type { KindOfHelp } from './kind-of-help.ts'

/** Kinds that words are known for; nobody looks for other help by one. */
type NamedKind = Exclude<KindOfHelp, 'other'>

interface KnownWords {
  /** Words somebody types who looks for it, in English and Spanish, without accents. */
  readonly asked: readonly string[]
  /** How words begin by which services say that they help with it; several with a blank between are one phrase. */
  readonly said: readonly string[]
  /** One more, unless what stands here is what it belongs to. */
  readonly saidUnless?: { readonly start: string; readonly unless: readonly string[] }
}

const listed = (words: string): readonly string[] => words.split(',').map((word) => word.trim())

/** What people call each kind of help and how services say it. *Fixed; written for this office by hand*. */
export const HELP_WORDS: Readonly<Record<NamedKind, KnownWords>> = {
  crisis: {
    asked: listed('crisis, suicide, suicidal, hotline, emergency, suicidio, emergencia, urgencia'),
    said: listed('crisis, suicid, hotline, warmline'),
  },
  talk: {
    asked: listed(
      `talk, talking, counseling, counselor, therapy, therapist, psychologist, psychology, psychiatrist, psychiatry, mental,
      depression, depressed, anxiety, anxious, sadness, worries, stress, trauma, panic, behavioral, emotional, hablar,
      consejeria, consejero, consejera, terapia, terapeuta, psicologo, psicologa, psiquiatra, depresion, ansiedad, tristeza`,
    ),
    said: listed(
      'counsel, psych, mental health, salud mental, anxiety, depress, trauma, behavioral health, emotional, consejer, psicol, psiqui, talking circle',
    ),
    saidUnless: {
      start: 'therap',
      unless: listed(
        'physical therap, speech therap, language therap, occupational therap, respiratory therap, aquatic therap',
      ),
    },
  },
  substance: {
    asked: listed(
      'alcohol, drugs, addiction, addicted, vaping, opioids, substance, rehab, drinking, adiccion, drogas',
    ),
    said: listed('substance, addict, alcohol, drug, opioid, vaping, adicci, drogas'),
  },
  loss: {
    asked: listed(
      'grief, grieving, bereavement, bereaved, loss, died, death, dying, mourning, duelo, muerte, luto',
    ),
    said: listed('grief, griev, bereave, duelo'),
  },
  safety: {
    asked: listed('violence, abuse, abused, assault, unsafe, trafficking, violencia, abuso, maltrato'),
    said: listed(
      'domestic violence, intimate partner, sexual assault, sexual abuse, sexual violence, child abuse, child advocacy, survivor, traffick, violencia',
    ),
  },
  food: {
    asked: listed('food, hungry, hunger, groceries, pantry, meals, comida, alimentos, hambre, despensa'),
    said: listed('food, pantr, meal, groceries, nutrition, alimento, comida, despensa'),
  },
  housing: {
    asked: listed(
      'housing, homeless, homelessness, shelter, rent, eviction, evicted, vivienda, albergue, renta, alquiler',
    ),
    said: listed('housing, shelter, homeless, rental, rent, evict, vivienda, albergue, refugio'),
  },
  money: {
    asked: listed('money, bills, utilities, clothing, clothes, dinero, ropa'),
    said: listed('financial, utilit, bills, cash, clothing, furniture, ayuda economica, ropa'),
  },
  health: {
    asked: listed('doctor, dentist, dental, medical, pediatrician, vaccines, medico, dentista, vacunas'),
    // `medic` would be Medicaid and Medicare too.
    said: listed(
      'dental, dentist, doctor, medical, medicine, hospital, pediatric, vaccin, immuniz, medicina, medico, atencion medica, clinica medica',
    ),
  },
  law: {
    asked: listed('lawyer, attorney, legal, immigration, custody, abogado, abogada, inmigracion'),
    said: listed('legal, lawyer, attorney, guardianship, custody, immigra, abogad, inmigra'),
  },
  groups: {
    asked: listed('mentor, mentoring, tutor, tutoring, afterschool, sports, camp, tutoria, deportes, grupos'),
    said: listed('mentor, after school, recreation, sport, camp, tutor, coach, peer, grupo, deporte'),
  },
}

const KINDS = Object.entries(HELP_WORDS) as [NamedKind, KnownWords][]

/** A shorter beginning of a word may still become any other. */
const FEWEST_LETTERS = 4

const isMeant = (word: string, typed: string): boolean =>
  word === typed || (typed.length >= FEWEST_LETTERS && word.startsWith(typed))

/** What kinds of help a word without accents asks for, half typed or in another form of it; none where it asks for none. */
export function kindsAskedBy(typed: string): readonly NamedKind[] {
  return KINDS.filter(
    ([, { asked, said }]) =>
      asked.some((word) => isMeant(word, typed)) ||
      said.some((start) => start.length > FEWEST_LETTERS && typed.startsWith(start)),
  ).map(([kind]) => kind)
}

/** Every word that asks for a kind of help, for whoever typed one that is none. */
export const ASKED_WORDS: readonly string[] = [...new Set(KINDS.flatMap(([, { asked }]) => asked))]

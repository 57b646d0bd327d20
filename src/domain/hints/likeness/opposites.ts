import { foldWord } from './fold.ts'
import { stemOf } from './stem.ts'

/** Words that turn what is said into its opposite, anywhere in the clause. */
const negations =
  'not no never nobody none nothing neither nor without hardly cannot ' +
  'nicht nichts kein keine keinen keiner keinem keinerlei nie niemals niemand ohne kaum ' +
  'ne n pas jamais aucun aucune rien sans nulle ' +
  'nunca nadie ningun ninguna ningunos sin ni tampoco jamas ' +
  'non nessuno senza mai nao nunca ninguem nem sem niet geen nooit niemand zonder ' +
  'ikke ingen aldri inte aldrig nie bez nikt degil yok ' +
  'не нет никто без никогда لا لم لن ليس ليست ليسوا غير بدون دون'

/** Words that say that there is little of it, or that it is bad: they turn it too, and turn it back after "not". */
const shortages =
  'less fewer few little lack lacks lacking lacked missing short shortage bad badly poor poorly worse failed ' +
  'weniger wenig wenige wenigen fehlt fehlen fehlte fehlten mangel schlecht schlechte schlechter knapp ' +
  'moins peu manque manquent manquait mauvais mauvaise pire ' +
  'menos poco poca pocos pocas falta faltan faltaba escaso escasa malo mala mal peor meno pochi poche ' +
  'اقل قليل نقص سيء'

/** Pairs that cannot both be true of one thing: one pole, a stroke, the other. */
const scales: readonly string[] = [
  'early earlier sooner soon fruh fruher fruhzeitig tot temprano pronto antes مبكر مبكرا presto prima cedo vroeg / late later spat spater verspatet tard tarde laat متاخر متاخرا متاخره tardi',
  'start begin introduce continue keep maintain stay protect weiter weiterhin fortfuhren beibehalten behalten weitermachen anfangen beginnen einfuhren continuer garder maintenir conserver commencer seguir continuar mantener empezar conservar continuare mantenere tenere doorgaan houden manter / stop drop abolish end quit cancel abschaffen aufhoren beenden stoppen streichen arreter supprimer cesser abandonner dejar parar eliminar suprimir quitar smettere fermare stoppen acabar deixar',
  'better improve improved besser verbessert mieux ameliore amelioree mejor mejorado mejorada meglio / worse worsened deteriorated schlechter verschlechtert pire degrade degradee empeorado empeorada peor peggio',
  'increase raise grow erhohen steigern augmenter aumentar subir / decrease reduce lower cut senken verringern reduzieren diminuer reduire disminuir reducir bajar',
  'more mehr davantage mas mais piu meer fler wiecej / less fewer weniger moins menos meno minder farre mniej',
  'more mehr longer davantage mas اكثر / too zu trop demasiado demasiada demasiados demasiadas كثيره',
  'big bigger large gross grosser grand grande gros / small smaller little tiny klein kleiner petit petite pequeno pequena',
  'long longer lang lange langer longue longtemps largo larga طويل / short shorter kurz kurzer court courte corto corta قصير',
  'fast quick quickly schnell rapide vite rapido سريع / slow slowly langsam lent lente lento بطيء',
  'easy simple leicht einfach facile simple facil سهل / hard difficult complicated schwer schwierig kompliziert difficile complique dificil complicado صعب',
  'good well great gut gute guter super bon bonne bien bueno buena buen جيد جيده buono buon goed goede bom boa / bad badly poor schlecht schlechte mauvais mauvaise mal malo mala slecht slechte mau male سيء',
  'day tag tagdienst jour dia giorno dag / night nacht nachtdienst nuit noche notte nacht noite',
  'morning morgen morgens fruh fruhdienst matin manana / evening abend abends spat spatdienst soir noche tarde',
  'before vor vorher avant veille antes vispera قبل / after nach nachher danach apres lendemain despues siguiente بعد',
  'first erste ersten zuerst premier premiere primero primera / last letzte letzten zuletzt dernier derniere ultimo ultima',
  'on an ein allume / off aus eteint',
  'with mit avec con مع / without ohne sans sin senza بدون دون',
  'always immer toujours siempre دائما / sometimes rarely seldom manchmal selten parfois rarement rara',
  'all everybody everyone every always alle jeder jeden immer tous tout toutes toujours todos todas todo siempre tutti sempre iedereen altijd الجميع / nobody none never keiner niemand nie kein personne jamais aucun nadie nunca ninguno nessuno ninguem niemand nooit احد',
  'saves save won gain gagner spart sparen gewinnen ahorra ahorrar / costs cost loses lose wastes kostet verliert perdre coute cuesta quita pierde',
  'help helps support hilft helfen aide aider ayuda ayudar / harm harms hurt hurts damage schadet schaden nuit nuire perjudica danar',
  'open offen ouvert abierto / closed geschlossen zu ferme cerrado',
  'inside innen drinnen dedans dentro / outside draussen aussen dehors fuera',
  'able can kann konnen peut puede / unable cannot unfahig incapable incapaz',
  'alone allein seul seule solo sola / together zusammen gemeinsam ensemble juntos juntas',
  'full voll plein lleno / empty leer vide vacio',
  'loud laut bruyant ruidoso / quiet leise ruhig calme silencioso tranquilo',
  'give gave geben gibt donner dar / receive received bekommen erhalten recevoir recibir',
  'ask asked frag fragen demander preguntar / answer answered antwort antworten repondre responder',
]

const words = (list: string) => list.split(' ').filter(Boolean)
const stems = (list: string) => words(list).map((word) => stemOf(foldWord(word)))

const negating = new Set(words(negations).map(foldWord))
const stopping = new Set(
  words('stop end quit aufhoren auf arreter cesser parar dejar').map((word) => stemOf(foldWord(word))),
)
const shorting = new Set(words(shortages).map(foldWord))

/** @param word folded */
export const isNegation = (word: string): boolean => negating.has(word)
/** @param word folded */
export const isShortage = (word: string): boolean => shorting.has(word)

/** On which scale, and at which end. */
export type Pole = readonly [scale: number, pole: 1 | -1]

/** The scales that a stem is on, and at which end. */
const poles: ReadonlyMap<string, readonly Pole[]> = (() => {
  const found = new Map<string, Pole[]>()
  for (const [scale, line] of scales.entries())
    for (const [end, list] of line.split(' / ').entries())
      for (const stem of stems(list)) {
        const pole: Pole = [scale, end === 0 ? 1 : -1]
        found.set(stem, [...(found.get(stem) ?? []), pole])
      }
  return found
})()

/** @param stem of a folded word */
export const isStopping = (stem: string): boolean => stopping.has(stem)

/** @param stem of a folded word */
export const polesOf = (stem: string): readonly Pole[] => poles.get(stem) ?? []

/** "unclear" as "clear" turned round: the rest of the word, where it begins as such words do. */
export const withoutDenial = (word: string): string | undefined =>
  /^(?:un|in|im|ir|il|dis|des|non|miss)[a-z]{4,}$/.test(word)
    ? word.replace(/^(?:un|in|im|ir|il|dis|des|non|miss)/, '')
    : undefined

/** In scripts without spaces opposites are found in the clause as written. Number of the scale after all those above. */
const writtenScales: readonly (readonly [one: RegExp, other: RegExp])[] = [
  [/増|多|更多/u, /減|少/u],
  [/早|速/u, /遅|晚|慢|迟/u],
  [/続|继续|保持|始め|开始/u, /やめ|止め|停止|停/u],
  [/長|长/u, /短/u],
  [/良|よかった|よい|いい|好|不错/u, /悪|差|坏/u],
  [/全員|みんな|皆|大家|所有/u, /誰も|没有人|没人|无人/u],
  [/日勤|白班/u, /夜勤|夜班/u],
  [/大/u, /小/u],
  [/はっきりして|清楚|明確/u, /曖昧|あいまい|模糊/u],
]
const writtenNegation = /ない|なかった|なし|ません|ずに|なく|できず|不(?!错|同|过|足|断|仅)|没|無|无|未/u
const writtenShortage = /不足|缺|少/u

interface WrittenSigns {
  readonly isNegated: boolean
  readonly isShort: boolean
  readonly poles: readonly Pole[]
}

/** What a clause in Chinese or Japanese characters turns round. */
export const writtenSigns = (clause: string): WrittenSigns => ({
  isNegated: writtenNegation.test(clause),
  isShort: writtenShortage.test(clause),
  poles: writtenScales.flatMap(([one, other], index) => {
    const scale = scales.length + index
    const found: Pole[] = []
    if (one.test(clause)) found.push([scale, 1])
    if (other.test(clause)) found.push([scale, -1])
    return found
  }),
})

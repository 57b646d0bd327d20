import { foldWord } from './fold.ts'

/**
 * Words that say little on their own, by language: articles, pronouns, helping verbs, and the verbs and measures of any
 * note ("make", "very"). A language that is not here does without: its words weigh by length and by how rare they are.
 */
const byLanguage: Readonly<Record<string, string>> = {
  en:
    'a an the this that these those and or but so if then than as at by for from in into of off on onto out over to up ' +
    'down with about after before between through during i me my mine we us our ours you your he him his she her it its ' +
    'they them their who whom whose which what when where why how be am is are was were been being have has had having ' +
    'do does did doing done will would shall should can could may might must let lets get gets got make makes made take ' +
    'takes took go goes went going come comes came there here very really too much many more most less few fewer just ' +
    'also only even still again already yet all any some each every other others another own same such far quite often ' +
    'always usually sometimes everybody everyone everything somebody someone something anybody anyone anything people ' +
    'because while although though until since not no nor never nobody none nothing without hardly ever don didn isn ' +
    'wasn aren weren doesn couldn wouldn shouldn haven hasn hadn won last lasts put puts say says said tell tells told ' +
    'one two once time times thing things way next please need needs needed want wants like else whom ourselves myself ' +
    'both between worse better good well bad great nice new ' +
    'able through per whole spend spent keeps bring brought give gives gave given find found see seen feel felt know ' +
    'knows knew think thought work works worked working happen happened happens seem seems become became turn use used',
  de:
    'der die das den dem des ein eine einen einem einer eines und oder aber so wenn dann als an am auf aus bei beim bis ' +
    'durch fur gegen in im ins mit nach ohne seit um unter uber von vom vor zu zum zur zwischen wahrend wegen ich mich ' +
    'mir mein meine meinen wir uns unser unsere unseren du dich dir dein ihr euch er ihn ihm sein seine sie ihnen ihre es ' +
    'man sich wer wen wem was wann wo warum wie welche bin bist ist sind seid war waren gewesen habe hast hat haben ' +
    'hatte hatten gehabt werde wird werden wurde wurden worden kann konnen konnte konnten soll sollen sollte muss mussen ' +
    'darf durfen will wollen mag mochte mehr weniger viel viele vielen sehr zu auch nur noch schon immer wieder oft ' +
    'meist alle alles allen jeder jede jeden jedes andere anderen da hier dort nicht kein keine keinen keiner keinem nie ' +
    'niemand nichts kaum weil dass obwohl doch mal machen macht machte gemacht gehen geht ging gibt kommen kommt kam ' +
    'lassen brauchen braucht brauchte gut gute guter guten gutes schlecht besser schlechter neu neue neuen neuer einmal ' +
    'etwas jemand einander gegenseitig leute zeit mal ganz ziemlich dauert dauern dabei statt selbst ' +
    'finden findet gefunden wissen weiss wusste wussten sehen sieht gesehen nehmen nimmt genommen bringen bringt gebracht ' +
    'steht stehen bleibt bleiben blieb arbeiten arbeitet gearbeitet passiert',
  fr:
    'le la les l un une des du de d au aux et ou mais donc si que qu qui quoi dont ou quand comment pourquoi ce c cet ' +
    'cette ces ca cela je j me m mon ma mes moi nous notre nos tu te toi ton ta tes vous votre vos il elle on ils elles ' +
    'lui leur leurs se s son sa ses en y dans sur sous avec sans pour par chez vers entre avant apres depuis pendant a ' +
    'suis es est sommes etes sont etait etaient ete etre ai as avons avez ont avait avaient eu avoir fait faire font ' +
    'va vont aller peut peuvent pouvoir doit doivent devoir faut plus moins tres trop beaucoup peu bien bon bonne bons ' +
    'mauvais aussi encore toujours souvent tout toute tous toutes chaque autre autres meme ne n pas jamais personne rien ' +
    'aucun aucune parce car comme vraiment monde gens temps fois nouveau nouvelle nouveaux nouvelles quelqu quelque dit dire ' +
    'longtemps durent dure alors cause assez prendre prend prennent pris passer passe passent donner donne donnent mettre ' +
    'met mettent trouver savoir sait savent savais voir voit rester reste restent travailler travaille',
  es:
    'el la los las lo un una unos unas y e o u pero si que quien quienes cual como cuando donde porque por para con sin ' +
    'de del a al en entre sobre desde hasta antes despues durante yo me mi mis tu te ti tus nos nosotros nuestro nuestra ' +
    'nuestros nuestras el ella ellos ellas se su sus le les este esta estos estas ese esa eso esto soy eres es somos son ' +
    'era eran fue fueron ser sido estoy esta estan estaba estaban estar estado he has ha hemos han habia haber hay tengo ' +
    'tiene tenemos tienen tener hacer hace hacen hecho ir va van puede pueden poder debe deben mas menos muy mucho mucha ' +
    'muchos muchas poco poca pocos pocas demasiado demasiada demasiados demasiadas bien bueno buena buenos buenas buen ' +
    'malo mala mejor peor tambien solo aun siempre otra otro otros otras vez veces todo toda todos todas cada mismo no ni ' +
    'nunca nadie nada ningun ninguna ya gente tiempo nuevo nueva nuevos nuevas dura duran decir dice unos falta hemos ' +
    'pasar pasa pasan dar da dan poner pone ponen saber sabe saben sabian ver ve seguir quedar queda trabajar trabajamos',
  it:
    'il lo la i gli le l un uno una e ed o ma se che chi cui quale come quando dove perche per con senza di del della ' +
    'dello dei degli delle d a al alla ai alle da dal dalla in nel nella nei nelle su sul sulla tra fra prima dopo ' +
    'durante io mi mio mia miei noi ci nostro nostra nostri tu ti tuo voi vi lui lei loro si suo sua suoi questo questa ' +
    'questi queste quello quella sono sei e siamo siete era erano eravamo essere stato stata stati ho hai ha abbiamo ' +
    'avete hanno avere aveva fare fa fanno fatto andare va vanno puo possono potere deve devono dobbiamo serve piu meno ' +
    'molto molta molti molte poco poca pochi poche troppo troppa troppi troppe bene buono buona buon male meglio anche ' +
    'solo ancora sempre altro altra altri altre tutto tutta tutti tutte ogni stesso non ne mai nessuno niente nulla gia ' +
    'gente tempo nuovo nuova nuovi nuove volta',
  pt:
    'o a os as um uma uns umas e ou mas se que quem qual como quando onde porque por para com sem de do da dos das em no ' +
    'na nos nas ao aos entre sobre desde ate antes depois durante eu me meu minha tu te teu ele ela eles elas nosso nossa ' +
    'seu sua seus suas este esta isto esse essa isso sou somos sao era eram foi foram ser estou esta estamos estao estava ' +
    'estavam estar tenho tem temos ter tinha ha haver fazer faz fazem feito ir vai vao pode podem poder deve devem mais ' +
    'menos muito muita muitos muitas pouco pouca poucos demais demasiado bem bom boa bons boas mau ma melhor tambem so ' +
    'ainda sempre outro outra outros outras todo toda todos todas cada mesmo nao nem nunca ninguem nada ja gente tempo ' +
    'novo nova novos novas vez precisamos',
  nl:
    'de het een en of maar als dan dat die deze dit aan af bij binnen door in met na naar om onder op over per te tegen ' +
    'tot tussen uit van voor zonder sinds tijdens ik me mij mijn wij we ons onze jij je jouw jullie hij zij ze hem haar ' +
    'hun er zich wie wat wanneer waar waarom hoe welke ben bent is zijn was waren geweest heb hebt heeft hebben had hadden ' +
    'word wordt worden werd werden kan kunnen kon konden moet moeten moest mag zou zal zullen willen wil meer minder veel ' +
    'weinig zeer heel erg te ook nog alleen al weer altijd vaak alle alles iedereen iedere ieder elke elkaar ander andere ' +
    'hier daar niet geen nooit niemand niets omdat maken maakt gaan gaat komen komt doen doet goed goede beter slecht ' +
    'nieuw nieuwe tijd nodig keer iets iemand mensen',
  ar:
    'في من الى على عن مع بين هذا هذه ذلك تلك التي الذي الذين ان انا نحن هو هي هم كان كانت يكون تكون قد لقد كل بعض جدا اكثر ' +
    'اقل كثير كثيره كثيرا قليل لا لم لن ليس ليست ما غير بدون دون احد لدينا لديهم عند ثم او و كما وقت وقتا بعد قبل جيد جيده ' +
    'جديد جديده الجديد الجديده اي لنا لها له نحتاج يحتاج',
}

/**
 * Among them, words that say how much, how soon or who: little alone, but "too many" with "meetings" is a point that
 * "meetings" is not.
 */
const telling =
  'too much many more most less few fewer little late early all every everybody everyone who when what time always new often ' +
  'zu viel viele vielen mehr wenig wenige weniger spat fruh alle alles jeden wer wann was zeit immer neu neue neuen ' +
  'trop beaucoup plus moins peu assez tous tout toutes qui quand quoi temps toujours tard nouveau nouvelle ' +
  'demasiado demasiada demasiados demasiadas mas menos mucho mucha muchos muchas poco poca todos todo quien cuando tiempo ' +
  'troppo troppa troppi troppe molti molte pochi poche tutti piu sempre nuovo nuova tempo ' +
  'demais muito muitos muitas mais todos sempre novo nova te veel minder meer weinig altijd iedereen tijd nieuwe ' +
  'siempre nuevo nueva كثير كثيره كثيرا اكثر اقل وقت وقتا دائما جدا جديد جديده الجديد'

const tags = Object.keys(byLanguage)

/** To each listed word the languages that have it, one bit each. */
const listed: ReadonlyMap<string, number> = (() => {
  const found = new Map<string, number>()
  for (const [index, tag] of tags.entries())
    for (const word of (byLanguage[tag] ?? '').split(' ').map(foldWord))
      found.set(word, (found.get(word) ?? 0) | (1 << index))
  return found
})()

/** The languages that count this among their small words, one bit each; 0 where none does. @param word folded */
export const languagesOf = (word: string): number => listed.get(word) ?? 0

/** @param bits languages, one bit each */
const tagsOf = (bits: number): readonly string[] => tags.filter((_, index) => bits & (1 << index))

/** The languages that most of these words are small words of, one bit each; 0 where none is. */
export const commonLanguages = (words: readonly number[]): number => {
  const counts = tags.map((_, index) => words.filter((bits) => bits & (1 << index)).length)
  const most = Math.max(...counts)
  return most === 0
    ? 0
    : counts.reduce((bits, count, index) => (count === most ? bits | (1 << index) : bits), 0)
}

const tellingWords = new Set(telling.split(' ').map((word) => foldWord(word)))

/** @param word folded, of the function words */
export const isTelling = (word: string): boolean => tellingWords.has(word)

/** Characters of Chinese that hold a sentence together; in Japanese the same characters are parts of words. */
export const chineseParticles =
  /[的了是我们你他她它很太也都就还把这那吧吗呢着过得和与及或被让对从给为花些个没有不]/u

/** The languages that most of a text's small words are of ('en', 'de'); empty where none of them is listed. */
export const likelyLanguages = (text: string): readonly string[] => {
  const words = foldWord(text).match(/\p{L}+/gu) ?? []
  return tagsOf(commonLanguages(words.map(languagesOf)))
}

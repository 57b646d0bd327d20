import { folded } from './fold.ts'

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
    'both between worse better good well bad great nice new',
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
    'etwas jemand einander gegenseitig leute zeit mal ganz ziemlich dauert dauern dabei statt selbst',
  fr:
    'le la les l un une des du de d au aux et ou mais donc si que qu qui quoi dont ou quand comment pourquoi ce c cet ' +
    'cette ces ca cela je j me m mon ma mes moi nous notre nos tu te toi ton ta tes vous votre vos il elle on ils elles ' +
    'lui leur leurs se s son sa ses en y dans sur sous avec sans pour par chez vers entre avant apres depuis pendant a ' +
    'suis es est sommes etes sont etait etaient ete etre ai as avons avez ont avait avaient eu avoir fait faire font ' +
    'va vont aller peut peuvent pouvoir doit doivent devoir faut plus moins tres trop beaucoup peu bien bon bonne bons ' +
    'mauvais aussi encore toujours souvent tout toute tous toutes chaque autre autres meme ne n pas jamais personne rien ' +
    'aucun aucune parce car comme vraiment monde gens temps fois nouveau nouvelle nouveaux nouvelles quelqu quelque dit dire ' +
    'longtemps durent dure alors cause assez',
  es:
    'el la los las lo un una unos unas y e o u pero si que quien quienes cual como cuando donde porque por para con sin ' +
    'de del a al en entre sobre desde hasta antes despues durante yo me mi mis tu te ti tus nos nosotros nuestro nuestra ' +
    'nuestros nuestras el ella ellos ellas se su sus le les este esta estos estas ese esa eso esto soy eres es somos son ' +
    'era eran fue fueron ser sido estoy esta estan estaba estaban estar estado he has ha hemos han habia haber hay tengo ' +
    'tiene tenemos tienen tener hacer hace hacen hecho ir va van puede pueden poder debe deben mas menos muy mucho mucha ' +
    'muchos muchas poco poca pocos pocas demasiado demasiada demasiados demasiadas bien bueno buena buenos buenas buen ' +
    'malo mala mejor peor tambien solo aun siempre otra otro otros otras vez veces todo toda todos todas cada mismo no ni ' +
    'nunca nadie nada ningun ninguna ya gente tiempo nuevo nueva nuevos nuevas dura duran decir dice unos falta hemos',
  ar:
    'في من الى على عن مع بين هذا هذه ذلك تلك التي الذي الذين ان انا نحن هو هي هم كان كانت يكون تكون قد لقد كل بعض جدا اكثر ' +
    'اقل كثير كثيره كثيرا قليل لا لم لن ليس ليست ما غير بدون دون احد لدينا لديهم عند ثم او و كما وقت وقتا بعد قبل جيد جيده ' +
    'جديد جديده الجديد الجديده اي لنا لها له نحتاج يحتاج',
}

const listed = new Set(
  Object.values(byLanguage)
    .join(' ')
    .split(' ')
    .map((word) => folded(word)),
)

/** @param word folded */
export const isFunctionWord = (word: string): boolean => listed.has(word)

/** Characters of Chinese that hold a sentence together; in Japanese the same ones stand inside of words. */
export const chineseParticles =
  /[的了是我们你他她它很太也都就还把这那吧吗呢着过得和与及或被让对从给为花些个]/u

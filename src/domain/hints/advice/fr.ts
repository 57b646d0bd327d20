import type { AdviceLanguage } from './advice-language.ts'

const lead =
  '(?:(?:et|alors|mais|bon|donc|ben|moi|peut être(?: que)?|je pense que|je crois que|franchement) (?:, )?)?'
const doing =
  '(?:demand|parl|appell|appel|fai|pren|écri|laisse|donn|cherch|essai|essay|propos|délègu|délégu|quitt|met|pos|invit|' +
  'refus|organis|arrêt|commenc|chang|dis|disais|disai|va|allais)\\p{L}*'
const pronouns =
  "(?:le |la |les |l' |lui |leur |en |y |me |te |se |t' |s' |simplement |juste |tout simplement )*"

export const french: AdviceLanguage = {
  tag: 'fr',
  spellings: [[/-/g, ' ']],
  askedAdvice: [
    `pourquoi (?:ne |n' )?${pronouns}${doing} (?:tu|vous) pas`,
    `pourquoi (?:tu|vous) (?:ne |n' )?${pronouns}${doing} pas`,
    'pourquoi (?:ne )?pas \\S+ \\S+',
    `et si (?:tu|vous|on) ${pronouns}${doing}`,
    "que dirais tu d[e']",
    "ce qu' il te faut",
    'ce que (?:je ferais|tu devrais|tu dois)',
  ],
  open: [
    "(?:et |mais |alors |ou )?(?:à |de |d' |avec |pour |en |chez |sur |par |depuis |vers |dans |jusqu' )?" +
      "(?:que|qu'|quoi|qui|quand|où|comment|pourquoi|combien|quel|quelle|quels|quelles|lequel|laquelle|lesquels|lesquelles)",
    'je (?:me demande|suis curieu\\S+|voudrais|serais curieu\\S+|ne comprends pas)',
    "j' aimerais",
    '(?:raconte|décris|explique|parle|dis|montre|donne) (?:moi|nous|m|en plus)',
    'raconte|décris|explique|imagine|imaginons|supposons|suppose|continue',
    "(?:peux|pourrais|veux|pouvez|pourriez) (?:tu|vous) (?:nous |me |m' )?(?:en )?(?:dire|raconter|décrire|expliquer|montrer|parler|donner)",
    "(?:tu|vous) (?:peux|pourrais|pouvez|pourriez|veux) (?:nous|me|m'|en dire|décrire|raconter|expliquer)",
  ],
  openAnywhere: [
    "quoi|comment|pourquoi|combien|où|lequel|laquelle|quel|quelle|quels|quelles|qu' est ce|est ce quoi",
  ],
  questionAdvice: [
    `${lead}(?:as tu|avez vous|tu as|t' as|vous avez|est ce que tu as|est ce que vous avez) (?:déjà |jamais |aussi |au moins |bien )?(?:essayé|tenté|pensé (?:à|aux?|d)|songé à|envisagé|considéré) \\S+`,
    `${lead}(?:ne |n' )?(?:devrais|pourrais|devriez|pourriez) (?:tu|vous) pas`,
    `${lead}(?:tu|vous) (?:ne )?(?:devrais|pourrais|devriez|pourriez) pas`,
    `${lead}(?:ne |n' )?(?:serait|vaudrait|faudrait) (?:il|ce) pas`,
    `${lead}(?:ce|ça|il) (?:ne |n' )?(?:serait|vaudrait|faudrait) pas`,
    `${lead}(?:n' )?est il pas temps`,
  ],
  advice: [
    `${lead}(?:tu|vous) (?:devrais|devriez|ferais mieux|feriez mieux|n' as qu' à|as qu' à|n' avez qu' à|peux toujours|pourrais (?:toujours|peut être|aussi|demander|parler|essayer))`,
    'peut être (?:que )?(?:, )?(?:tu|vous) (?:pourrais|devrais|pourriez|devriez|peux|dois)',
    'il (?:faudrait|vaudrait mieux|vaut mieux)',
    'à (?:ta|votre) place',
    "si j' étais (?:toi|vous|à ta)",
    '(?:moi (?:, )?)?je (?!serais|voudrais|saurais)\\p{L}+rais',
    'mon (?:conseil|avis)',
    'je (?:te|vous) (?:conseille|suggère|recommande|propose)',
    'le mieux (?:est|serait|ce serait)',
    "ça (?:pourrait|peut) (?:t' )?aider",
  ],
  toldAdvice: [
    `${lead}(?:tu|vous) (?:dois|devez|pourrais|peux|as besoin) (?!nous|me|m'|et|,)\\S+`,
    `${lead}il (?:te |vous )?faut (?!quoi)\\S+`,
    "(?:d' abord |juste |simplement )?(?:parle|essaie|essaye|demande|laisse|prends|fais|va|écris|arrête|pose|oublie|cherche|délègue|" +
      "fixe|mets|tiens|choisis|dis|commence|garde|donne|appelle|propose|évite|pense à|ne te|ne le|ne les) (?!nous|moi|m'|m|en plus|d' un moment|toi|de (?:décrire|dire|nommer|te (?:souvenir|rappeler))|d' imaginer)\\S+",
  ],
  leading: [
    '(?:ne )?(?:penses|crois|trouves|vois) tu pas',
    'tu (?:ne )?(?:penses|crois|trouves|vois) pas',
    "n' est (?:il|ce) pas (?:évident|clair|simplement|plutôt|juste|vrai|une question|que)",
    "(?:ce |ça )?(?:n' )?est pas (?:simplement|plutôt|juste|évident)",
  ],
  tags: ["non|n' est ce pas|hein|pas vrai|c' est ça|tu (?:ne )?(?:trouves|crois|penses) pas|d' accord|si"],
  because: [
    "(?:c' est |ça arrive |juste |simplement |sans doute |peut être )?(?:parce que|parce qu'|à cause d(?:e|u|es|'))",
    'car',
  ],
  becauseInside: ["parce que|parce qu'|à cause d(?:e|u|es|')"],
  statement: [
    '(?:tu|il|elle|ils|elles|on|je|ça|cela|personne) (?!et|ou|,|à|de|dans|avec|sans|pour|sur|seule?|aussi|alors|as dit|disais|dis)\\S+ \\S+',
    "(?:j'|c'|ce n'|ce sont|tout le monde|chez nous|nous avons|nous sommes|vous êtes|vous avez) ?\\S+ \\S+",
  ],
  subject: [
    "le|la|les|l'|ton|ta|tes|mon|ma|mes|notre|nos|votre|vos|son|sa|ses|leur|leurs|un|une|ce|cette|ces|dans notre|les gens",
  ],
  verb: ["est|sont|était|étaient|a|ont|va|vont|ne|n'|jamais|toujours|peut|doit|c'|veut|sera|fait"],
  noStatement: [
    'je (?:me demande|suis curieu\\S+|voudrais|serais curieu\\S+|ne (?:comprends|sais) pas|veux (?:savoir|comprendre))',
    "j' aimerais",
    '(?:ma|la|une) (?:vraie |prochaine |première )?question',
    "(?:ce|ceux|celles?|celui) (?:que|qu'|qui|dont)",
    "(?:le|la|les|l'|ton|ta|un|une) (?:\\S+ )?\\S+ (?:que|qu'|qui|dont|où)",
    'tu (?:as dit|disais|dis|as parlé)',
    'on peut|on pourrait',
  ],
}

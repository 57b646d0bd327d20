const limits = {
  /** Letters are as long as the first of these that holds them, in bytes, so that sizes say nothing: calls and all usual cards are of one size. */
  smallLetterBytes: 352,
  largeLetterBytes: 640,
  /** How far clocks of two devices may differ; older letters are somebody's recording. */
  skewMs: 7_200_000,
  seenLetters: 2_048,

  // Finding each other
  /** Devices that answer a newcomer's first call, and how many times as many each further one: of those who are counted, some may have just gone. */
  answerers: 2,
  answerersMore: 3,
  /** Cards under way at once, in each direction; those that came to nothing so far are not counted ... */
  exchangesAtOnce: 3,
  /** ... until there are so many with them. */
  exchangesMost: 24,
  /** By then something comes of most exchanges. */
  turnMs: 2_500,
  /** Cards that wait for a turn. */
  waitingMost: 64,
  /** How long an answer's card waits for the newcomer's, and how long the two then try to link. */
  replyMs: 8_000,
  meetMs: 15_000,
  /** A card that was made ahead may be sent for so long; addresses change. */
  readyMs: 20_000,
  /** Alone for this long after a link was lost, a device calls again. */
  aloneMs: 1_500,
  /** Between the calls of a device that is alone: doubled each second time up to the most. */
  callMs: 2_500,
  callMostMs: 60_000,
  /** In a room of linked devices one calls now and then, so that two halves find each other. */
  halfCallMs: 60_000,
} as const

export type LetterLimits = { readonly [name in keyof typeof limits]: number }

/** Every time-out, size bound and limit of letters, with its unit in its name. */
export const letterLimits: LetterLimits = limits

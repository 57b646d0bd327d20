/// <reference lib="webworker" />
import { answerSignatures } from './answer-signatures.ts'
import type { SignatureRequest } from './signature-messages.ts'

addEventListener('message', async ({ data }: MessageEvent<SignatureRequest>) => {
  const reply = await answerSignatures(data)
  postMessage(reply, { transfer: [reply.valid.buffer] })
})

import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { useAct, useNotices, useWords } from '../../context/context.ts'
import { Banner } from '../../parts/display/banner.tsx'
import { IconTable } from '../../parts/icons.tsx'
import { useTableWords } from '../../readout/table-words.ts'

/** Another key that says it speaks for a table that has one: a person asks the table, then says yes. */
export const Claims = ({ facilitate }: { readonly facilitate: FacilitateModel }) => {
  const texts = useWords('facilitate')
  const notices = useNotices()
  const act = useAct()
  const words = useTableWords()
  return (
    <>
      {facilitate.claims.value.map(({ table, signer }) => (
        <Banner
          key={signer}
          kind="warm"
          icon={IconTable}
          action={{
            children: texts.claimYes(words(table)),
            onClick: () => {
              act(facilitate.confirmClaim(signer), () =>
                notices.say(texts.claimed(words(table)), () => act(facilitate.takeBackClaim(signer))),
              )
            },
          }}
        >
          <strong>{texts.claimTitle(words(table))}</strong> {texts.claimExplain}
        </Banner>
      ))}
    </>
  )
}

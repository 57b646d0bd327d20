import { useWords } from '../../context/context.ts'
import { Dialog } from '../../parts/overlays/dialog.tsx'
import './keys-dialog.css'

/** What each key does on the board. */
export const KeysDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { keys } = useWords('facilitate')
  const command = /Mac|iP(?:hone|ad)/.test(navigator.platform) ? '⌘' : keys.control
  const rows: readonly (readonly [readonly string[], string])[] = [
    [[keys.tab], keys.walk],
    [[keys.space], keys.choose],
    [[keys.enter], keys.press],
    [['↑', '↓'], keys.inMenu],
    [[`${command} Z`], keys.undo],
    [[`${command} ${keys.shift} Z`], keys.redo],
    [[keys.escape], keys.leave],
    [['←', '→'], keys.pages],
    [['?'], keys.show],
  ]
  return (
    <Dialog title={keys.title} kind="dialog" onClose={onClose}>
      <dl class="keys">
        {rows.map(([pressed, does]) => (
          <div key={does}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

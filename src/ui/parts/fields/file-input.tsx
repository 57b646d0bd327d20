import type { Ref } from 'preact'

export interface FileInputProps {
  readonly inputRef: Ref<HTMLInputElement>
  readonly label: string
  readonly accept?: string | undefined
  readonly onPick: (file: File) => void
}

/** Opens the system's choice of files; a button clicks it. */
export const FileInput = ({ inputRef, label, accept, onPick }: FileInputProps) => (
  <input
    ref={inputRef}
    type="file"
    hidden
    aria-label={label}
    accept={accept}
    onChange={({ currentTarget: field }) => {
      const file = field.files?.[0]
      // The same file may be chosen again after it was put right.
      field.value = ''
      if (file) onPick(file)
    }}
  />
)

/** The browser's own detector (WICG Shape Detection), which TypeScript does not know yet. */
interface BarcodeDetectorClass {
  new (options: {
    readonly formats: readonly string[]
  }): {
    detect(image: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>
  }
  getSupportedFormats(): Promise<readonly string[]>
}

export interface NativeDetector {
  /** @throws where the browser's detector turns out not to work, as where its system part is missing. */
  read(image: ImageBitmapSource): Promise<string | undefined>
}

/** The browser's own detector where it lists QR codes. */
export const nativeDetector = async (page: object): Promise<NativeDetector | undefined> => {
  if (!('BarcodeDetector' in page)) return undefined
  const Detector = page.BarcodeDetector as BarcodeDetectorClass
  try {
    if (!(await Detector.getSupportedFormats()).includes('qr_code')) return undefined
    const detector = new Detector({ formats: ['qr_code'] })
    return {
      async read(image) {
        const [code] = await detector.detect(image)
        return code?.rawValue || undefined
      },
    }
  } catch {
    // Some Chromiums have the class and no service behind it.
    return undefined
  }
}

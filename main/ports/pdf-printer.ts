/** Makes a PDF of a page that needs nothing but itself. */
export interface PdfPrinter {
  /**
   * Prints the page as on paper. Throws `PDF_NO_BROWSER` where nothing here can, `PDF_NOT_PRINTED` where it did not, and
   * `CANCELLED`.
   */
  print(html: string, options?: { readonly signal?: AbortSignal }): Promise<Buffer>;
}

/** A link that opens WhatsApp with the text written for a person; whoever taps it still has to send it. */
export const waLink = (phone: string, text: string): string =>
  `https://wa.me/${phone.replace(/\D/g, '')}?text=${encodeURIComponent(text)}`

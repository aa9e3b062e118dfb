import { reactive } from 'vue';

/** As dicas já pedidas, por passo e falha. Vive fora do componente porque a página renasce a cada salvamento. */
export const hintsAsked = reactive(new Map<string, number>());

import { catalogue } from '../../shared/course/data.ts';

/** O que a tabela de passos mostra. */
export interface StepRow {
  number: number;
  slug: string;
  title: string;
  part: string;
  minutes?: number;
  ready: boolean;
}

declare const data: StepRow[];

export { data };

export default {
  watch: ['../passos/*.md'],
  load: (): StepRow[] =>
    catalogue().map(({ number, slug, title, part, state, frontmatter }) => ({
      number,
      slug,
      title,
      part,
      minutes: frontmatter?.minutos,
      ready: state === 'pronto',
    })),
};

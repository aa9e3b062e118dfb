import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Palavras que chamam um conceito. */
export type WordTable = Readonly<Record<string, readonly string[]>>;
export type Variants = readonly string[];

export interface Dish {
  readonly nome: string;
  readonly cozinha: string;
  readonly com: readonly string[];
  readonly sabor: string;
  readonly serve: readonly string[];
  readonly curso?: string;
  readonly porque: string;
}

export interface Drink {
  readonly nome: string;
  readonly alcool: boolean;
  readonly acompanha: readonly string[];
  readonly porque: string;
}

export interface DinnerRules {
  readonly cozinhas: WordTable;
  readonly restricoes: WordTable;
  readonly pratos: readonly Dish[];
  readonly bebidas: readonly Drink[];
  readonly bebidas_de_sempre: readonly string[];
  readonly lugares: WordTable;
  readonly lugar_padrao: string;
  readonly lugar_em_outra_cidade: Variants;
  readonly playlists: WordTable;
  readonly ocasioes: WordTable;
  readonly palavras_de_bebida: readonly string[];
  readonly palavras_de_lugar: readonly string[];
  readonly cursos: readonly string[];
  readonly partes: WordTable;
  readonly respostas: Readonly<Record<string, Variants>>;
}

export interface NumberRules {
  readonly palavras: Readonly<Record<string, number>>;
  readonly multiplicadores: Readonly<Record<string, number>>;
  readonly coletivos: Readonly<Record<string, number>>;
  readonly metades: readonly string[];
  readonly medidas: Readonly<Record<string, string>>;
}

export interface MenuEntry {
  readonly nome: string;
  readonly categoria: string;
  readonly apelidos?: readonly string[];
  readonly marcas: readonly string[];
}

export interface OrderRules {
  readonly acoes: Readonly<
    Record<'tirar' | 'preferir' | 'dobrar' | 'por' | 'trocar' | 'ajustar' | 'mais', readonly string[]>
  >;
  readonly todos: readonly string[];
  readonly complementos_de_item: readonly string[];
  readonly emendas: readonly string[];
  readonly vazias: readonly string[];
  readonly tamanhos: WordTable;
  readonly comuns: readonly string[];
  readonly contagens: readonly string[];
  readonly antes_de_numero: readonly string[];
  readonly pagamento: WordTable;
  readonly pagamento_por_extenso: Readonly<Record<string, string>>;
  readonly logradouros: Readonly<Record<string, string>>;
  readonly complementos: readonly string[];
  readonly referencias: readonly string[];
  readonly retirada: readonly string[];
  readonly confirmacao: Readonly<Record<'sim' | 'nao', readonly string[]>>;
  readonly perguntas: Readonly<Record<string, Variants>>;
  readonly respostas: Readonly<Record<string, Variants>>;
}

export interface RecommendationRules {
  readonly gostos: WordTable;
  readonly contem: WordTable;
  readonly proibe: WordTable;
  readonly respostas: Readonly<Record<string, Variants>>;
}

export interface NoticeRules {
  readonly tons: WordTable;
  readonly tom_padrao: string;
  readonly eventos: Readonly<Record<string, WordTable>>;
  readonly evento_desconhecido: Variants;
}

export interface DescriptionRules {
  readonly tons: Readonly<Record<string, Variants>>;
  readonly sem_prato: Variants;
}

export interface ClassificationRules {
  readonly pistas: WordTable;
  readonly negacoes: readonly string[];
  readonly sem_pistas: readonly string[];
  readonly categorias_de_sentimento: readonly string[];
  readonly respostas: Variants;
}

export interface Fact {
  readonly pistas: readonly string[];
  readonly pt: string;
  readonly en: string;
}

export interface IntentRule {
  readonly nome: string;
  readonly pistas: Readonly<Record<string, number>>;
  readonly sistema?: Readonly<Record<string, number>>;
}

export interface IntentRules {
  readonly verbos: readonly string[];
  readonly forma: readonly string[];
  readonly intencoes: readonly IntentRule[];
}

export type Language = 'pt' | 'en';

export interface GeneralRules {
  readonly reserva: Readonly<Record<Language, Variants>>;
  readonly sem_tema: Readonly<Record<Language, string>>;
  readonly saudacao: Readonly<Record<Language, Variants>>;
  readonly traducao: Readonly<Record<Language, Variants>>;
  readonly anexo: Readonly<Record<Language, string>>;
  readonly resumo_vazio: Readonly<Record<Language, string>>;
  readonly ferramenta: Readonly<Record<'sucesso' | 'vazio' | 'erro', Variants>>;
  readonly ferramentas: Readonly<Record<string, Readonly<Record<'nome' | 'fala', readonly string[]>>>>;
  readonly vazias: readonly string[];
  readonly idiomas: Readonly<Record<Language, readonly string[]>>;
  readonly pedido_de_ingles: readonly string[];
}

export interface Rules {
  readonly opcoes: WordTable;
  readonly jantar: DinnerRules;
  readonly numeros: NumberRules;
  readonly cardapio: { readonly categorias: WordTable; readonly itens: readonly MenuEntry[] };
  readonly pedido: OrderRules;
  readonly recomendacao: RecommendationRules;
  readonly avisos: NoticeRules;
  readonly descricao: DescriptionRules;
  readonly classificacao: ClassificationRules;
  readonly fatos: readonly Fact[];
  readonly intencoes: IntentRules;
  readonly campos: WordTable;
  readonly geral: GeneralRules;
}

let loaded: Rules | undefined;

/**
 * As regras do modelo simulado, um arquivo de `rules/` por chave.
 *
 * Lê na primeira chamada, e não ao importar: quem sobe a AWS local sem usar modelo não espera por isto.
 */
export function rules(): Rules {
  // As formas acima são as dos arquivos; `rules.test.ts` confere uma por uma.
  loaded ??= {
    jantar: read('jantar') as DinnerRules,
    numeros: read('numeros') as NumberRules,
    cardapio: read('cardapio') as Rules['cardapio'],
    pedido: read('pedido') as OrderRules,
    recomendacao: read('recomendacao') as RecommendationRules,
    avisos: read('avisos') as NoticeRules,
    descricao: read('descricao') as DescriptionRules,
    classificacao: read('classificacao') as ClassificationRules,
    fatos: read('fatos') as Fact[],
    intencoes: read('intencoes') as IntentRules,
    campos: read('campos') as WordTable,
    opcoes: read('opcoes') as WordTable,
    geral: read('geral') as GeneralRules,
  };
  return loaded;
}

function read(name: string): unknown {
  return parse(readFileSync(new URL(`rules/${name}.yaml`, import.meta.url), 'utf8'));
}

// Os modelos que os testes citam: um sob demanda, um por perfil, e um que a AWS já aposentou.

export const NOVA = 'amazon.nova-micro-v1:0';
export const HAIKU = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
export const HAIKU_3 = 'anthropic.claude-3-haiku-20240307-v1:0';

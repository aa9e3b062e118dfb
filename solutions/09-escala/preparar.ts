import { PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/** Quantos clientes o arquivo tem. */
const CLIENTES = 10_000;

/** Três linhas que ninguém consegue pontuar, espalhadas pelo arquivo. */
const LINHAS_RUINS: readonly number[] = [1234, 5678, 9012];

/**
 * Põe no bucket o arquivo que a entrada pede, antes de a máquina começar.
 * @param recursos o nome de cada recurso da pilha na AWS, pelo nome que a pilha lhe dá
 */
export async function preparar(cliente: S3ClientConfig, recursos: Record<string, string>): Promise<void> {
  const s3 = new S3Client(cliente);
  await s3.send(
    new PutObjectCommand({ Bucket: recursos.Arquivos, Key: 'entrada/clientes.csv', Body: arquivo() }),
  );
  s3.destroy();
}

/** Sempre o mesmo arquivo: a conta no lugar do sorteio. */
function arquivo(): string {
  const linhas = ['cpf,renda,parcela,atrasos,meses'];
  for (let numero = 1; numero <= CLIENTES; numero++) {
    const cpf = String(10_000_000_000 + numero * 7_919);
    const renda = LINHAS_RUINS.includes(numero) ? 'não informada' : 1500 + ((numero * 37) % 90) * 100;
    const parcela = 200 + ((numero * 53) % 40) * 50;
    linhas.push([cpf, renda, parcela, numero % 7 === 0 ? 2 : 0, (numero * 11) % 240].join(','));
  }
  return linhas.join('\n');
}

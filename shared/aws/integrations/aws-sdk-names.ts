/**
 * O nome de um serviço num `Resource`, tirado do pacote do cliente: `client-bedrock-runtime` é `bedrockruntime`.
 * É o nome do pacote do SDK para Java, que não leva o `Service` do fim (`client-config-service` é `config`).
 */
export function resourceNameOf(packageName: string): string {
  return packageName
    .replace('@aws-sdk/client-', '')
    .replace(/-service$/, '')
    .replaceAll('-', '');
}

/**
 * O nome de um serviço nos erros: `Secrets Manager` vira `SecretsManager`, e `SFN`, `Sfn`. A regra é a que o SDK
 * para Java segue ao dar nome às suas classes, e o Step Functions usa os nomes dele.
 * @param serviceId o `serviceId` do modelo do serviço
 */
export function exceptionPrefixOf(serviceId: string): string {
  return serviceId
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .replace(/([^a-z]{2,})v(\d+)/g, '$1 v$2 ')
    .replace(/([^A-Z]{2,})V(\d+)/g, '$1 V$2 ')
    .replace(/([a-z])(?=[A-Z][A-Za-z0-9])/g, '$1 ')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/(\d)([A-Za-z])/g, '$1 $2')
    .replace(/ Service$/, '')
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}

/** Uma integração otimizada: as ações com os parâmetros obrigatórios, e os padrões além do pedido simples. */
interface Service {
  apis: Readonly<Record<string, readonly string[]>>;
  patterns: readonly string[];
}

const SYNC = '.sync';
const TOKEN = '.waitForTaskToken';

function apis(...names: string[]): Record<string, string[]> {
  return Object.fromEntries(names.map((name) => [name, []]));
}

/**
 * As integrações otimizadas, como o guia do desenvolvedor as lista. Os parâmetros obrigatórios são os
 * medidos com ValidateStateMachineDefinition; de uma ação sem medida, nada se exige.
 */
export const INTEGRATIONS: Readonly<Record<string, Service>> = {
  apigateway: { apis: apis('invoke'), patterns: [TOKEN] },
  athena: {
    apis: apis('startQueryExecution', 'stopQueryExecution', 'getQueryExecution', 'getQueryResults'),
    patterns: [SYNC],
  },
  batch: { apis: apis('submitJob'), patterns: [SYNC] },
  bedrock: {
    apis: apis('invokeModel', 'createModelCustomizationJob'),
    patterns: [SYNC, TOKEN],
  },
  'bedrock-agentcore': { apis: apis('invokeAgentRuntime', 'invokeHarness'), patterns: [] },
  codebuild: {
    apis: apis(
      'startBuild',
      'stopBuild',
      'batchDeleteBuilds',
      'batchGetReports',
      'startBuildBatch',
      'stopBuildBatch',
    ),
    patterns: [SYNC],
  },
  databrew: { apis: apis('startJobRun'), patterns: [SYNC] },
  dynamodb: {
    apis: {
      getItem: ['TableName', 'Key'],
      putItem: ['TableName', 'Item'],
      updateItem: ['TableName', 'Key'],
      deleteItem: ['TableName', 'Key'],
    },
    patterns: [],
  },
  ecs: { apis: { runTask: ['TaskDefinition'] }, patterns: [SYNC, TOKEN] },
  eks: {
    apis: apis(
      'call',
      'runJob',
      'createCluster',
      'deleteCluster',
      'createNodegroup',
      'deleteNodegroup',
      'createFargateProfile',
      'deleteFargateProfile',
    ),
    patterns: [SYNC, TOKEN],
  },
  elasticmapreduce: {
    apis: apis(
      'createCluster',
      'terminateCluster',
      'addStep',
      'cancelStep',
      'setClusterTerminationProtection',
      'modifyInstanceFleetByName',
      'modifyInstanceGroupByName',
    ),
    patterns: [SYNC],
  },
  'emr-containers': {
    apis: apis('createVirtualCluster', 'deleteVirtualCluster', 'startJobRun'),
    patterns: [SYNC],
  },
  'emr-serverless': {
    apis: apis(
      'createApplication',
      'startApplication',
      'stopApplication',
      'deleteApplication',
      'startJobRun',
      'cancelJobRun',
    ),
    patterns: [SYNC],
  },
  events: { apis: { putEvents: ['Entries'] }, patterns: [TOKEN] },
  glue: { apis: { startJobRun: ['JobName'] }, patterns: [SYNC] },
  http: { apis: apis('invoke'), patterns: [] },
  lambda: { apis: { invoke: ['FunctionName'] }, patterns: [TOKEN] },
  mediaconvert: { apis: apis('createJob'), patterns: [SYNC] },
  sagemaker: {
    apis: apis(
      'createEndpoint',
      'createEndpointConfig',
      'createHyperParameterTuningJob',
      'createLabelingJob',
      'createModel',
      'createProcessingJob',
      'createTrainingJob',
      'createTransformJob',
      'updateEndpoint',
    ),
    patterns: [SYNC],
  },
  sns: { apis: { publish: ['Message'] }, patterns: [TOKEN] },
  sqs: { apis: { sendMessage: ['QueueUrl', 'MessageBody'] }, patterns: [TOKEN] },
  states: { apis: { startExecution: ['StateMachineArn'] }, patterns: [SYNC, `${SYNC}:2`, TOKEN] },
};

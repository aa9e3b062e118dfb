import { restJson } from '../../protocols/rest-json.ts';
import { defineService } from '../../service.ts';
import { Bedrock } from './bedrock.ts';
import { converse } from './converse.ts';
import { converseStream } from './converse-stream.ts';
import { countTokens } from './count-tokens.ts';
import { getFoundationModel } from './get-foundation-model.ts';
import { getInferenceProfile } from './get-inference-profile.ts';
import { invokeModel } from './invoke-model.ts';
import { invokeModelWithResponseStream } from './invoke-model-with-response-stream.ts';
import { listFoundationModels } from './list-foundation-models.ts';
import { listInferenceProfiles } from './list-inference-profiles.ts';

/** Amazon Bedrock: chamar modelos (Bedrock Runtime) e saber quais há. */
export const bedrock = defineService<Bedrock>({
  name: 'bedrock',
  protocol: restJson(['InvokeModel', 'InvokeModelWithResponseStream']),
  actions: {
    Converse: converse,
    ConverseStream: converseStream,
    CountTokens: countTokens,
    GetFoundationModel: getFoundationModel,
    GetInferenceProfile: getInferenceProfile,
    InvokeModel: invokeModel,
    InvokeModelWithResponseStream: invokeModelWithResponseStream,
    ListFoundationModels: listFoundationModels,
    ListInferenceProfiles: listInferenceProfiles,
  },
  create: (context) => new Bedrock(context),
  close: (service) => service.close(),
});

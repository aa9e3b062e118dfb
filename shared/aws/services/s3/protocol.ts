import { AwsError } from '../../errors.ts';
import { restXml } from '../../protocols/rest-xml.ts';
import type { Protocol } from '../../service.ts';
import { refuseExpired } from './presigned.ts';
import { unsupportedAction } from './unsupported.ts';

const xml = restXml('http://s3.amazonaws.com/doc/2006-03-01/');

/** O REST XML do S3: recusa URLs vencidas e diz `NotImplemented`, com o nome, do que não há aqui. */
export const s3Protocol: Protocol = {
  ...xml,
  read(request, actions) {
    refuseExpired(request.query);
    const unsupported = unsupportedAction(request);
    return unsupported ? { action: unsupported, input: {} } : xml.read(request, actions);
  },
  fail: (error, requestId) =>
    xml.fail(
      error.code === 'UnknownOperationException' ? new AwsError('NotImplemented', error.message, 501) : error,
      requestId,
    ),
};

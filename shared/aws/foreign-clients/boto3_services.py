"""O que o boto3 ouve de cada serviço da AWS local, como JSON; um erro vira o seu texto."""

import json
import os
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config

ROLE = 'arn:aws:iam::123456789012:role/x'
MODEL = 'amazon.nova-micro-v1:0'
COUNTING_MODEL = 'anthropic.claude-haiku-4-5-20251001-v1:0'
DEFINITION = sys.argv[1]


def client(name, **config):
    # Uma sessão não pode ser usada por duas threads.
    return boto3.session.Session().client(name, endpoint_url=os.environ['ENDPOINT'], config=Config(**config))


def states():
    # Sem esta opção, o boto3 põe "sync-" diante do endereço, e esse nome não existe.
    sfn = client('stepfunctions', inject_host_prefix=False)
    fn = client('lambda')
    fn.create_function(FunctionName='pelo-boto3', Runtime='nodejs20.x', Handler='index.handler', Role=ROLE,
                       Code={'ZipFile': open('funcao.zip', 'rb').read()})
    direct = json.loads(fn.invoke(FunctionName='pelo-boto3', Payload=json.dumps({'x': 4}))['Payload'].read())
    machine = sfn.create_state_machine(name='pelo-boto3', definition=DEFINITION, roleArn=ROLE)['stateMachineArn']
    execution = sfn.start_execution(stateMachineArn=machine, input='{"x": 21}')['executionArn']
    while sfn.describe_execution(executionArn=execution)['status'] == 'RUNNING':
        time.sleep(0.02)
    described = sfn.describe_execution(executionArn=execution)
    pages = sfn.get_paginator('get_execution_history').paginate(
        executionArn=execution, PaginationConfig={'PageSize': 2})
    express = sfn.create_state_machine(name='expressa', definition=DEFINITION, roleArn=ROLE, type='EXPRESS')
    sync = sfn.start_sync_execution(stateMachineArn=express['stateMachineArn'], input='{"x": 5}')
    try:
        sfn.describe_state_machine(stateMachineArn=machine + 'x')
        error = None
    except sfn.exceptions.StateMachineDoesNotExist as e:
        error = str(e)
    return {'direct': direct, 'output': described['output'], 'year': described['startDate'].year,
            'types': [event['type'] for page in pages for event in page['events']],
            'sync': sync['output'], 'error': error}


def dynamodb():
    db = client('dynamodb')
    db.create_table(TableName='boto3', BillingMode='PAY_PER_REQUEST',
                    AttributeDefinitions=[{'AttributeName': 'id', 'AttributeType': 'S'}],
                    KeySchema=[{'AttributeName': 'id', 'KeyType': 'HASH'}])
    db.get_waiter('table_exists').wait(TableName='boto3')
    db.put_item(TableName='boto3', Item={'id': {'S': '1'}, 'n': {'N': '1'}})
    put = {'Put': {'TableName': 'boto3', 'Item': {'id': {'S': '1'}},
                   'ConditionExpression': 'attribute_not_exists(id)'}}
    try:
        db.transact_write_items(TransactItems=[put])
        reasons = None
    except db.exceptions.TransactionCanceledException as e:
        reasons = [reason['Code'] for reason in e.response['CancellationReasons']]
    updated = db.update_item(TableName='boto3', Key={'id': {'S': '1'}}, UpdateExpression='ADD n :v',
                             ExpressionAttributeValues={':v': {'N': '2'}}, ReturnValues='ALL_NEW')
    queried = db.query(TableName='boto3', KeyConditionExpression='id = :i',
                       ExpressionAttributeValues={':i': {'S': '1'}})
    return {'n': updated['Attributes']['n'], 'reasons': reasons, 'queried': queried['Count'],
            'scanned': db.scan(TableName='boto3')['Count'],
            'item': db.get_item(TableName='boto3', Key={'id': {'S': '1'}})['Item']}


def s3():
    s3 = client('s3', signature_version='s3v4')
    s3.create_bucket(Bucket='boto3')
    s3.upload_file('grande.bin', 'boto3', 'grande.bin')
    s3.put_object(Bucket='boto3', Key='chaves/é + %.txt', Body=b'oi')
    s3.download_file('boto3', 'grande.bin', 'volta-boto3.bin')
    get = s3.generate_presigned_url('get_object', Params={'Bucket': 'boto3', 'Key': 'chaves/é + %.txt'})
    put = s3.generate_presigned_url('put_object', Params={'Bucket': 'boto3', 'Key': 'assinado'})
    urlopen(Request(put, data=b'pela porta', method='PUT'))
    try:
        s3.head_object(Bucket='boto3', Key='sumiu')
        error = None
    except s3.exceptions.ClientError as e:
        error = e.response['Error']['Code']
    pages = s3.get_paginator('list_objects_v2').paginate(Bucket='boto3', PaginationConfig={'PageSize': 1})
    return {'same': open('grande.bin', 'rb').read() == open('volta-boto3.bin', 'rb').read(),
            'etag': s3.head_object(Bucket='boto3', Key='grande.bin')['ETag'],
            'presigned': urlopen(get).read().decode(), 'error': error,
            'assinado': s3.get_object(Bucket='boto3', Key='assinado')['Body'].read().decode(),
            'keys': [item['Key'] for page in pages for item in page['Contents']]}


def sqs():
    sqs = client('sqs')
    if sqs.meta.service_model.metadata['protocol'] != 'json':
        return {'skipped': 'este boto3 é de antes de o SQS falar JSON'}
    url = sqs.create_queue(QueueName='boto3')['QueueUrl']
    sqs.send_message(QueueUrl=url, MessageBody='olá',
                     MessageAttributes={'cor': {'DataType': 'String', 'StringValue': 'azul'}})
    message = sqs.receive_message(QueueUrl=url, MessageAttributeNames=['All'])['Messages'][0]
    sqs.delete_message(QueueUrl=url, ReceiptHandle=message['ReceiptHandle'])
    return {'body': message['Body'], 'cor': message['MessageAttributes']['cor']['StringValue']}


def messages():
    sns, events = client('sns'), client('events')
    topic = sns.create_topic(Name='boto3')['TopicArn']
    put = events.put_events(Entries=[{'Source': 'curso', 'DetailType': 'Pedido', 'Detail': '{}'}])
    return {'published': len(sns.publish(TopicArn=topic, Message='pronto')['MessageId']),
            'topics': [item['TopicArn'] for item in sns.list_topics()['Topics']],
            'failed': put['FailedEntryCount'], 'account': client('sts').get_caller_identity()['Account']}


def bedrock():
    if 'bedrock-runtime' not in boto3.session.Session().get_available_services():
        return {'skipped': 'este boto3 é de antes do Bedrock'}
    bedrock = client('bedrock-runtime')
    if not hasattr(bedrock, 'count_tokens'):
        return {'skipped': 'este boto3 é de antes do CountTokens'}
    ask = [{'role': 'user', 'content': [{'text': 'Olá'}]}]
    body = json.dumps({'messages': ask})
    invoked = json.loads(bedrock.invoke_model(modelId=MODEL, body=body)['body'].read())
    stream = bedrock.converse_stream(modelId=MODEL, messages=ask)['stream']
    counted = bedrock.count_tokens(modelId=COUNTING_MODEL, input={'converse': {'messages': ask}})
    return {'invoked': invoked['output']['message']['role'],
            'stop': bedrock.converse(modelId=MODEL, messages=ask)['stopReason'],
            'stream': list(dict.fromkeys(name for event in stream for name in event)),
            'counted': counted['inputTokens'] > 0}


def answer(service):
    try:
        return service()
    except Exception:
        return {'error': traceback.format_exc()}


with ThreadPoolExecutor() as pool:
    services = [states, dynamodb, s3, sqs, messages, bedrock]
    print(json.dumps({service.__name__: result for service, result in zip(services, pool.map(answer, services))}))

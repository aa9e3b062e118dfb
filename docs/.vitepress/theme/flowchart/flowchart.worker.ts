/** Dispõe e desenha fora da página: uma máquina de 200 estados não a faz engasgar. */
import { type DrawingReply, type DrawingRequest, makeDrawing } from './drawing.ts';

self.onmessage = ({ data }: MessageEvent<DrawingRequest & { ticket: number }>) => {
  const reply: DrawingReply & { ticket: number } = { ...makeDrawing(data), ticket: data.ticket };
  self.postMessage(reply);
};

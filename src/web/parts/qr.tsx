import type { QrView } from '#operations/views/marks';

/** A QR code as one path; what it says stands beside it in text. */
export function Qr({ qr }: { qr: QrView }) {
  return (
    <svg class="qr" viewBox={`0 0 ${qr.modules} ${qr.modules}`} shape-rendering="crispEdges" aria-hidden="true">
      <path d={qr.path} />
    </svg>
  );
}

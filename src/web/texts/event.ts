import { sayCount, sayList } from '#terms/say';
import { catalogue } from '#web/texts';

/** What happens in a life, and the services it takes. */
export const EVENT_WORDS = catalogue(
  {
    takes: (n: number) => `${n} layanan untuk peristiwa ini`,
    order: 'Dalam urutan yang dibolehkan aturan. Yang tidak saling menunggu dapat dimulai bersamaan.',
    elsewhere: 'Juga diperlukan, diajukan di tempat lain',
    asked: (n: number) => `${n} hal yang kami tanyakan untuk semuanya`,
    gives: (products: readonly string[]) => `Hasil: ${sayList(products, 'id')}`,
    spared: (n: number) => `${n} hal tidak kami minta, karena sudah ada di instansi`,
    after: (services: readonly string[]) => `Sesudah ${sayList(services, 'id')}`,
    ready: 'Dapat dimulai sekarang',
    later: 'Belum bisa dimulai',
    draft: 'Lanjutkan draf Anda',
    open: 'Sedang berjalan, lihat berkasnya',
    done: 'Selesai, lihat berkasnya',
    begin: (n: number) => (n === 1 ? 'Mulai' : `Mulai ${n} layanan`),
    beginNote:
      'Kami bukakan drafnya. Yang ditanyakan lebih dari satu layanan cukup Anda jawab sekali. Tidak ada yang terkirim sebelum Anda memeriksa dan mengirimnya; yang tidak Anda perlukan, biarkan.',
  },
  {
    takes: (n) => sayCount(n, 'service for this event', 'services for this event'),
    order: 'In the order the rules allow. What does not wait for another can begin at the same time.',
    elsewhere: 'Also needed, applied for elsewhere',
    asked: (n) => `${sayCount(n, 'thing', 'things')} we ask for all of them`,
    gives: (products) => `You get: ${sayList(products, 'en')}`,
    spared: (n) => `${sayCount(n, 'thing', 'things')} we do not ask, because agencies hold them`,
    after: (services) => `After ${sayList(services, 'en')}`,
    ready: 'Can begin now',
    later: 'Cannot begin yet',
    draft: 'Resume your draft',
    open: 'Under way, see the case',
    done: 'Done, see the case',
    begin: (n) => (n === 1 ? 'Start' : `Start ${n} services`),
    beginNote:
      'We open the drafts for you. What several services ask you answer once. Nothing is sent before you check and send it; leave what you do not need.',
  },
);

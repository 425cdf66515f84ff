import { catalogue } from '#web/texts';

/** Conversation between officers. */
export const TALK_WORDS = catalogue(
  {
    title: 'Obrolan antarpetugas',
    note: 'Tidak memutuskan apa pun dan tidak menghentikan jam. Yang perlu dijawab jadikan pertanyaan.',
    none: 'Belum ada pesan.',
    erased: 'Pesan ini sudah dihapus.',
    label: 'Pesan',
    send: 'Kirim pesan',
  },
  {
    title: 'Conversation between officers',
    note: 'It decides nothing and stops no clock. Make a question of what needs an answer.',
    none: 'No message yet.',
    erased: 'This message was erased.',
    label: 'Message',
    send: 'Send message',
  },
);

import { languages } from '@helpslip/shared/languages';
import { createSearch } from '@helpslip/shared/search/create-search';
import { fillersIn } from '@helpslip/shared/search/fillers';
import { readWords } from '@helpslip/shared/search/words';
import { describe, expect, it } from 'vitest';
import { article } from './shop.ts';

const firstOf = (questions: string[], query: string) => {
  const [hit] = createSearch(questions.map((question) => article(question, question)))(query);
  return hit?.id;
};

describe('A search in other languages', () => {
  it('does not mind accents, in either direction', () => {
    const questions = ['Où est ma réservation ?', 'Comment payer ?', 'Quel est le prix ?'];
    expect(firstOf(questions, 'reservation')).toBe(questions[0]);
    expect(firstOf(['Reservation prufen', 'Preise'], 'Reservierung prüfen')).toBe('Reservation prufen');
    expect(firstOf(['Gdzie jest moja łódź?', 'Ile to kosztuje?'], 'lodz')).toBe('Gdzie jest moja łódź?');
  });

  it('finds German compounds by their first part, and the part by the compound', () => {
    const questions = ['Wie lange gilt das Rückgaberecht?', 'Was kostet der Versand?', 'Wo finde ich die Rechnung?'];
    expect(firstOf(questions, 'Rückgabe')).toBe(questions[0]);
    expect(firstOf(questions, 'Versandkosten')).toBe(questions[1]);
    expect(firstOf(questions, 'Straße Rechnungsnummer')).toBe(questions[2]);
    expect(firstOf(['Die Straße ist falsch', 'Die Stadt ist falsch'], 'strasse')).toBe('Die Straße ist falsch');
  });

  it('separates articles from nouns where an apostrophe joins them', () => {
    const questions = ["Où changer l'adresse ?", "Dov'è la ricevuta dell'ordine?", 'Aucun rapport'];
    expect(firstOf(questions, 'adresse')).toBe(questions[0]);
    expect(firstOf(questions, 'ordine')).toBe(questions[1]);
  });

  it('finds text without blanks by pairs of characters', () => {
    const chinese = ['如何修改密码', '如何取消订单', '什么时候发货'];
    expect(firstOf(chinese, '密码')).toBe(chinese[0]);
    expect(firstOf(chinese, '我想取消这个订单')).toBe(chinese[1]);
    const japanese = ['パスワードを忘れました', '注文をキャンセルしたい'];
    expect(firstOf(japanese, 'キャンセル')).toBe(japanese[1]);
    const thai = ['ลืมรหัสผ่าน', 'ยกเลิกคำสั่งซื้อ'];
    expect(firstOf(thai, 'รหัสผ่าน')).toBe(thai[0]);
    const korean = ['비밀번호를 잊어버렸어요', '주문을 취소하고 싶어요'];
    expect(firstOf(korean, '비밀번호')).toBe(korean[0]);
  });

  it('finds right-to-left text, with and without vowel signs', () => {
    const arabic = ['كيف أغير كلمة المرور؟', 'أين طلبي؟'];
    expect(firstOf(arabic, 'كَلِمَة المرور')).toBe(arabic[0]);
    const hebrew = ['איך מחליפים סיסמה?', 'איפה ההזמנה שלי?'];
    expect(firstOf(hebrew, 'סיסמה')).toBe(hebrew[0]);
  });

  it('takes the Arabic article off, and minds no ending that people type in two ways', () => {
    const arabic = ['كيف أغير عنوان التوصيل؟', 'أين أجد الفاتورة؟', 'ما مدة الضمان؟'];
    expect(firstOf(arabic, 'العنوان')).toBe(arabic[0]);
    expect(firstOf(arabic, 'فاتوره')).toBe(arabic[1]);
    expect(firstOf(arabic, 'بالضمان')).toBe(arabic[2]);
  });

  it('finds Japanese as people ask for it: half a word, whole sentences, other forms', () => {
    const japanese = [
      'パスワードを忘れた場合はどうすればいいですか？',
      '注文をキャンセルできますか？',
      '請求書はどこでダウンロードできますか？',
      '配送先の住所を変更できますか？',
      'サーバーに接続できません',
      '鍵をなくしました',
    ];
    const asked = [
      'パスワードを忘れました',
      'キャンセルしたい',
      'お願いします 請求書をください',
      '住所を変えたい',
      'サーバに繋がらない',
      '鍵',
    ];
    expect(asked.map((query) => firstOf(japanese, query))).toEqual(japanese);
  });

  it.each([
    ['pl', ['Czy mogę dostać fakturę?', 'Gwarancja'], 'czy mogę mieć gwarancję'],
    [
      'ja',
      [
        'アカウントを削除するにはどうすればいいですか？',
        '返品したいのですがどうすればいいですか？',
        'パスワードを忘れた場合はどうすればいいですか？',
        '商品はいつ届きますか？',
        '注文をキャンセルできますか？',
      ],
      '返品するにはどうすればいいですか',
    ],
    ['ar', ['هل يمكنني إرجاع المنتج؟', 'مدة الضمان'], 'هل يمكنني الضمان'],
  ])('does not take what every question says for what it is about: %s', (locale, questions, query) => {
    const search = (fillers: string[]) =>
      createSearch(
        questions.map((question) => article(question, question)),
        { fillers },
      )(query)[0]?.id;
    expect([search([]), search(fillersIn([locale]))]).toEqual(questions.slice(0, 2));
  });

  it('knows fillers of every language that it speaks, each as it folds words', () => {
    for (const language of languages) {
      const fillers = fillersIn([language]);
      expect(fillers.length, language).toBeGreaterThan(20);
      for (const filler of fillers) expect(readWords(filler).map(({ text }) => text)).toEqual([filler]);
    }
  });

  it('finds Cyrillic and Greek words by their other forms', () => {
    const russian = ['Как вернуть заказ?', 'Где скачать счёт?'];
    expect(firstOf(russian, 'заказы')).toBe(russian[0]);
    expect(firstOf(russian, 'счет')).toBe(russian[1]);
    const greek = ['Πώς αλλάζω κωδικό;', 'Πού είναι η παραγγελία μου;'];
    expect(firstOf(greek, 'παραγγελια')).toBe(greek[1]);
  });
});

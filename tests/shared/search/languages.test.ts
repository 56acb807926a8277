import { createSearch } from '@helpslip/shared/search/create-search';
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

  it('finds Cyrillic and Greek words by their other forms', () => {
    const russian = ['Как вернуть заказ?', 'Где скачать счёт?'];
    expect(firstOf(russian, 'заказы')).toBe(russian[0]);
    expect(firstOf(russian, 'счет')).toBe(russian[1]);
    const greek = ['Πώς αλλάζω κωδικό;', 'Πού είναι η παραγγελία μου;'];
    expect(firstOf(greek, 'παραγγελια')).toBe(greek[1]);
  });
});

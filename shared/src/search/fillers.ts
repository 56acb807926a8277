// Words that say little of what a question is about, by language (or several), folded as the search folds them; those that
// English has too stand there alone.
// Rarity alone does not tell: a small index may hold "still" only once.
const FILLERS: Record<string, string> = {
  en:
    'a about after again all also am an and any are as at be because been being but by can cannot cant come ' +
    'could d did didnt do does doesnt doing done dont e for from get getting got had has hasnt have havent ' +
    'having he hello help her hi him his how i if im in into is isnt it its ive just know let like ll m make ' +
    'may me my need never no not now of on one or our out per please pls s she should so some still t tell ' +
    'than thank thanks that the their them then there these they this those to too trying u up us use using ' +
    've very want wanted was wasnt way we were what when where which who whom whose why will with without ' +
    'wont would y you your',
  de:
    'auch auf aus bei bitte da das dem den der des die du ein eine einem einen einer er es fur habe haben ' +
    'hallo hat ich ihr ist kann kein keine konnen mein meine meinem meinen meiner mich mir mit mochte muss ' +
    'nicht noch oder ohne sich sie sind und uns von wann war warum welche welcher wer werden wie wieso wir ' +
    'wird wo zu zum zur',
  nl: 'aan al de die een en er geen heb het hoe ik je kan met mijn niet op te van waar waarom wanneer wat wie',
  fr:
    'au aux avec avez bonjour ce cette comment dans des du elle est et j je merci mes mon nous par peux pour ' +
    'pourquoi puis qu quand quel quelle qui quoi sans sont suis sur une vos votre vous',
  es: 'cual cuando donde el estoy gracias hola las los mis puedo quien sin sus tengo yo',
  it: 'che chi dei della di dove gli ho mia non perche quale senza sono',
  pt: 'com das dos em eu meu minha na nao onde os quem tenho um uma voce',
  pl:
    'albo ale bardzo bede bedzie bez bo byc byl byla bylo byly chce chcemy chcialabym chcialbym chodzi ci cie co ' +
    'czego czemu czy czym dla dlaczego dobry dziekuje dzien gdy gdzie go ich ile ja jak jaka jaki jakie jakis jego ' +
    'jej jesli jest jestem jestesmy jeszcze jezeli juz kiedy kim kto ktora ktore ktorego ktory lub ma macie maja ' +
    'mam mamy mi mnie moga moge moglabym moglbym moim moj moja moje mojego mojej moze mozecie mozna musze na nad ' +
    'nam nas nasz nasze nic nie nim niz oraz pan pani panstwo po pod pomoc prosze przed przez przy sa sie skad tak ' +
    'taki te tego tej ten teraz tez tu tutaj tych tylko tym w wam wasz witam wy z za ze zeby',
  // As the search has them: by pairs of characters.
  ja:
    'あの あり いい いう いし いた いつ いて いで いの いま いる い致 うか うし うす うな うに うや えて えま おし お願 かか ' +
    'から かり がと がど きな きは きま くだ くれ けま こで こと この これ こん ござ さい ざい しえ した して しま しょ すか ' +
    'すが すみ する すれ せん ぜで その それ たい たし ただ たら だけ ださ ちは って つい つで てい てく ても て教 でき でし ' +
    'です では でも とい とう とが とき とは どう どこ どの ない なぜ なに なり にち につ にな には ので のに のよ はあ はい ' +
    'はで はど はな は何 ばい への へは まし ます ませ まで みま もい もの もら やっ ょう よう らい らえ らど りが りた りま ' +
    'るこ るに れば れま をく んか んに 何で 合は 教え 法を 知り 致し 願い',
  ar:
    'اذا اريد استطيع اطلب التي الذي السلام الى ام ان انا انت انه اني او اود اي ايضا اين بعد بين تم ثم جدا حتى حول ' +
    'دون ذلك رجاء سوف شكرا طريقة عفوا على علي عليكم عن عند عندما عندي غير فضلك فقط في قبل قد كان كانت كل كم كما كي ' +
    'كيف كيفية لا لان لاني لدي لديكم لقد لك لكم لكن لم لماذا لن لنا له لها لو لي ليس ما ماذا متى مرحبا مع من منذ ' +
    'هذا هذه هل هم هنا هناك هو هي وهل يا يجب يمكن يمكنكم يمكنني يوجد',
  'fr es it pt':
    'ai al como con da de del en es esta il l la le les lo ma mi mio o ou para pas por posso qual quando que ' +
    'se si son su te tu un una uno',
};

/**
 * The fillers of some languages, English always among them: its words turn up in every box.
 * @param locales language tags such as `de` or `pt-BR`; without them, all languages there are
 */
export function fillersOf(locales?: readonly string[]): string[] {
  return fillersIn(locales ? ['en', ...locales] : Object.keys(FILLERS).flatMap((languages) => languages.split(' ')));
}

/**
 * The fillers of these languages and no other, for texts that are in them alone.
 * @param locales language tags such as `de` or `pt-BR`
 */
export function fillersIn(locales: readonly string[]): string[] {
  const spoken = locales.map((locale) => locale.toLowerCase().split('-')[0]);
  const known = Object.entries(FILLERS).filter(([languages]) =>
    languages.split(' ').some((language) => spoken.includes(language)),
  );
  return [...new Set(known.flatMap(([, words]) => words.split(' ')))];
}

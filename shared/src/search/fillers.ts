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

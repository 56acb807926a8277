import { FILLER } from './weights.ts';

// Words that say little of what a question is about, in English, German, French, Spanish, Italian, Portuguese and Dutch.
// Rarity alone does not tell: a small index may hold "still" only once.
const FILLERS = new Set(
  (
    'a aan about after again ai al all also am an and any are as at au auch auf aus aux avec avez be because been ' +
    'bei being bitte bonjour but by can cannot cant ce cette che chi com come comment como con could cual cuando ' +
    'd da dans das de dei del della dem den der des di did didnt die do does doesnt doing donde done dont dos ' +
    'dove du e een ein eine einem einen einer el elle em en er es est esta estoy et eu for from fur geen get ' +
    'getting gli got gracias habe haben had hallo has hasnt hat have havent having he heb hello help her het hi ' +
    'him his ho hoe hola how i ich if ihr ik il im in into is isnt ist it its ive j je just kan kann kein keine ' +
    'know konnen l la las le les let like ll lo los m ma make may me mein meine meinem meinen meiner merci mes ' +
    'met meu mi mia mich mijn minha mio mir mis mit mochte mon muss my na nao need never nicht niet no noch non ' +
    'not nous now o oder of ohne on onde one op or os ou our out par para pas per perche peux please pls por ' +
    'posso pour pourquoi puedo puis qu qual quale quand quando que quel quelle quem qui quien quoi s sans se ' +
    'senza she should si sich sie sin sind so some son sono sont still su suis sur sus t te tell tengo tenho than ' +
    'thank thanks that the their them then there these they this those to too trying tu u um uma un una und une ' +
    'uno uns up us use using van ve very voce von vos votre vous waar waarom wann wanneer want wanted war warum ' +
    'was wasnt wat way we welche welcher wer werden were what when where which who whom whose why wie wieso will ' +
    'wir wird with without wo wont would y yo you your zu zum zur'
  ).split(' '),
);

/** How much a folded word may say of what a question is about, from 0 to 1. */
export function weightOf(word: string): number {
  return FILLERS.has(word) ? FILLER : 1;
}

import type { RequesterTexts } from './requester-texts.ts';

export const dutch: RequesterTexts = {
  letters: {
    'ticket-received': {
      subject: 'Wij hebben uw vraag {{reference}}',
      opening:
        'Goedendag {{name}},\n\n{{site}} heeft uw vraag ontvangen. Bewaar dit nummer: hiermee kunt u altijd kijken hoe het ermee staat.',
      closing: '',
    },
    'agent-replied': {
      subject: 'Antwoord op uw vraag {{reference}}',
      opening: 'Goedendag {{name}},',
      closing: '{{agent}}, {{site}}',
    },
    'ticket-completed': {
      subject: 'Uw vraag {{reference}} is afgerond',
      opening:
        'Goedendag {{name}},\n\nUw vraag aan {{site}} is afgerond. U hoeft niets te doen.\n\nIs het voor u niet opgelost? Schrijf dan nog een keer: daarmee gaat de vraag weer open.',
      closing: '{{agent}}, {{site}}',
    },
    'follow-up': {
      subject: 'Is het opgelost? Uw vraag {{reference}}',
      opening:
        'Goedendag {{name}},\n\nEen paar dagen geleden hebben we uw vraag {{reference}} afgerond. Is het daarmee echt opgelost?',
      closing: 'Bedankt\n{{agent}}, {{site}}',
    },
    'running-late': {
      subject: 'We zijn laat met uw vraag {{reference}}',
      opening:
        'Goedendag {{name}},\n\nWe zeiden dat iemand van {{site}} u nu geantwoord zou hebben. Dat heeft nog niemand gedaan, en dat spijt ons. U hoeft niet nog een keer te schrijven.',
      closing: '',
    },
    'access-link': {
      subject: 'Uw link naar vraag {{reference}}',
      opening:
        'Goedendag {{name}},\n\nIemand, waarschijnlijk uzelf, heeft om een link naar deze vraag gevraagd. De link opent het hele gesprek, dus houd hem voor uzelf.',
      closing: '',
    },
  },
  thanks: {
    subject: 'Bedankt dat u {{site}} hebt geschreven, {{reference}}',
    opening: 'Goedendag {{name}},\n\n{{thanks}}',
    closing: '',
  },
  named: '{{name}}',
  reference: 'Nummer',
  newTime: 'De nieuwe tijd: antwoord uiterlijk {{promise}}',
  follow: 'Volgen of iets toevoegen',
  files: 'Bestanden',
  answerHere: 'Antwoorden of de hele vraag bekijken',
  seeOrReopen: 'Bekijken of nog een keer schrijven',
  openRequest: 'Uw vraag openen',
  whileYouWait: 'Misschien helpt dit u intussen:',
  hours: 'We zijn er: {{hours}}.',
  range: '{{first}} tot {{last}}',
  otherWays: 'Zo kunt u ons ook bereiken:',
  notYou: 'Hebt u dit niet gevraagd? Dan heeft iemand zich vergist in een adres.',
  notMe: 'Dit was ik niet',
  completedWithReply:
    'Met dit antwoord is de vraag afgerond. Is het niet opgelost? Antwoord dan: daarmee gaat de vraag weer open.',
  solved: 'Ja, het is opgelost',
  cameBack: 'Nee, het is er weer',
};

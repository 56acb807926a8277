import type { FilesWords } from './en-files.ts';

/** What attaching files says in Spanish. */
export const words: FilesWords = {
  label: 'Capturas y archivos',
  addFile: 'Añadir un archivo',
  ways: 'También puede soltar archivos aquí o pegar una captura de pantalla.',
  bounds: (most, size) => `Hasta ${most} archivos de ${size} cada uno.`,
  screenshot: 'Captura de pantalla',
  waits: 'Espera su turno',
  isThere: 'Listo para enviar',
  notUploaded: 'Aún no se ha subido. Se vuelve a intentar solo.',
  notTaken: 'Este archivo no se puede aceptar.',
  noRoom: 'Ahora no hay sitio para archivos. Puede enviar su mensaje sin él.',
  tryAgain: 'Intentar de nuevo',
  remove: 'Quitar',
  wasRemoved: (name) => `Se ha quitado ${name}.`,
  tooMany: (most) => `Solo pueden ir ${most} archivos. El resto se ha dejado fuera.`,
  tooLarge: (name, size) => `${name} ocupa más de ${size}.`,
  isEmpty: (name) => `${name} está vacío.`,
  notKept: 'Este navegador no guarda archivos: deje esta página abierta hasta haber enviado.',
};

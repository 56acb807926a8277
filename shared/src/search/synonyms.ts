import { stem } from './stem.ts';
import { GENERAL_SYNONYM, OWN_SYNONYM } from './weights.ts';
import { readWords } from './words.ts';

/** For each key (a word, or two joined to one) the keys that mean about the same, and how much they count. */
export type Synonyms = Map<number, Map<number, number>>;

// Words of any support desk. A group says "may be meant by", so it counts less than the word itself.
const GENERAL =
  'buy purchase order,product item,recommend suggest advise advice best better,cancel stop end terminate quit,delete remove erase close,' +
  'refund reimburse return,return exchange replace swap,ship deliver send dispatch post parcel package,' +
  'arrive come receive get deliver,late delay slow long still wait pending,broken damage faulty defective,fix repair solve resolve help,' +
  'fail error problem issue trouble wrong,notwork doesntwork broken fail crash stuck problem,decline reject refuse deny fail,' +
  'login signin logon access,signup register join enroll create open,password passcode pin code,change update edit modify switch correct,' +
  'price cost fee charge rate expensive howmuch,pay payment paid spend,bill invoice receipt statement,discount coupon promo voucher offer deal sale,' +
  'phone mobile cell telephone number device,email mail,contact reach call speak talk phone chat,agent human person representative support someone service,' +
  'store shop branch location outlet office,find locate where see view show,track status where,lost missing stolen gone,' +
  'verify confirm identity prove document,allow permit possible can able,start activate enable,deactivate disable freeze block lock suspend,' +
  'transfer send move,money fund cash amount balance,account profile,picture photo image,quick fast soon urgent instant,topup add load deposit,' +
  'withdraw cashout,twice double duplicate again,abroad foreign overseas international country,safe secure protect trust,explain mean definition what,' +
  'difference compare versus,option choice available kind type,howlong when time duration day,fraud scam hack fake,original genuine authentic real,' +
  'why reason cause,limit maximum,subscription plan membership,guarantee warranty,info information detail about,install download setup,open hour time';

/**
 * Reads the general words and the owner's own groups; within a group each word counts for each other.
 * @param learn gives the key of a word, new ones included: a synonym may be mistyped too
 */
export function readSynonyms(
  owned: readonly (readonly string[])[],
  learn: (stem: string, word: string) => number,
): Synonyms {
  const synonyms: Synonyms = new Map();
  const addGroup = (group: readonly string[], weight: number) => {
    const keys = group.flatMap((words) => {
      const parts = readWords(words).map((word) => word.text);
      return parts.length > 0 ? [learn(parts.map(stem).join(''), parts.join(''))] : [];
    });
    for (const key of keys) {
      const others = synonyms.get(key) ?? new Map<number, number>();
      for (const other of keys) if (other !== key) others.set(other, weight);
      synonyms.set(key, others);
    }
  };
  for (const group of GENERAL.split(',')) addGroup(group.split(' '), GENERAL_SYNONYM);
  for (const group of owned) addGroup(group, OWN_SYNONYM);
  return synonyms;
}

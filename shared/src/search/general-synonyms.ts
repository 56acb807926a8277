// Words of any support desk. A group says "may be meant by", so it counts less than the word itself.
const GROUPS =
  'buy purchase order,product item,recommend suggest advise advice best better,cancel stop end terminate quit,' +
  'delete remove erase close,refund reimburse return,return exchange replace swap,' +
  'ship deliver send dispatch post parcel package,arrive come receive get deliver,' +
  'late delay slow long still wait pending,broken damage faulty defective,fix repair solve resolve help,' +
  'fail error problem issue trouble wrong,notwork doesntwork broken fail crash stuck problem,' +
  'decline reject refuse deny fail,login signin logon access,signup register join enroll create open,' +
  'password passcode pin code,change update edit modify switch correct,' +
  'price cost fee charge rate expensive howmuch,pay payment paid spend,bill invoice receipt statement,' +
  'discount coupon promo voucher offer deal sale,phone mobile cell telephone number device,email mail,' +
  'contact reach call speak talk phone chat,agent human person representative support someone service,' +
  'store shop branch location outlet office,find locate where see view show,track status where,' +
  'lost missing stolen gone,verify confirm identity prove document,allow permit possible can able,' +
  'start activate enable,deactivate disable freeze block lock suspend,transfer send move,' +
  'money fund cash amount balance,account profile,picture photo image,quick fast soon urgent instant,' +
  'topup add load deposit,withdraw cashout,twice double duplicate again,' +
  'abroad foreign overseas international country,safe secure protect trust,explain mean definition what,' +
  'difference compare versus,option choice available kind type,howlong when time duration day,' +
  'fraud scam hack fake,original genuine authentic real,why reason cause,limit maximum,' +
  'subscription plan membership,guarantee warranty,info information detail about,install download setup,' +
  'open hour time';

/** Groups of English words that mean about the same wherever people ask for help; "howlong" is what stands side by side. */
export const generalSynonyms: readonly (readonly string[])[] = GROUPS.split(',').map((group) => group.split(' '));

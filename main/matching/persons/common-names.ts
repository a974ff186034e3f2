/**
 * Names that so many people in the United Kingdom have that agreeing in one says little. From general knowledge of its commonest
 * surnames and given names, of every origin.
 */
const list = `
smith jones williams taylor brown davies evans wilson thomas johnson roberts robinson thompson wright walker white edwards hughes green hall
lewis harris clarke clark patel jackson wood turner martin cooper hill ward morris moore king watson baker harrison morgan allen scott
james phillips davis price griffiths young mitchell lee parker bennett cook bell murphy kelly shaw khan ahmed ali hussain begum singh kaur
akhtar bibi miah rahman islam uddin hussein hassan mohammed muhammad mohamed mohammad mahmood iqbal malik shah sharma kumar chowdhury
david john michael paul peter andrew mark stephen steven robert richard christopher daniel matthew anthony ryan liam jack tom thomas george
harry adam alex sam ben joe josh luke jamie lee dave mike chris dan steve rob bob jim bill mo
margaret mary susan sarah karen julie helen emma laura claire lisa jane anne ann sophie emily jessica amy
omar yusuf ibrahim abdullah ahmad mustafa fatima aisha maryam khadija zainab abdi farah warsame nguyen tran chen wang li zhang liu
nowak kowalski kaya yilmaz demir mehmet ahmet ivanov popescu silva santos
`;

const names: ReadonlySet<string> = new Set(list.trim().split(/\s+/));

export const isCommonName = (token: string): boolean => names.has(token);

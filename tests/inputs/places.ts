/** A gazetteer and a map for chance inputs: of places that the texts of these tests name. */
import region from '../../main/demonstration/region.pmtiles.json' with { type: 'json' };

export const placesFile = `name,kind,latitude,longitude,within
Halverton,town,54.75,1.65,
Carrowby,town,54.80,2.00,
Newbridge,town,54.60,1.20,Eastshire
Newbridge,town,54.90,1.90,Westshire
Mill Lane,street,54.751,1.652,Halverton
the harbour,site,54.752,1.648,Halverton
ZZ99 3AB,postcode,54.749,1.648,Halverton
`;
export const tilesFile = Buffer.from(region.base64, 'base64');

/** Names of operations: plants, birds, stones and weather, drawn without repetition and excluding those of the hand-written set. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { type Random, shuffled } from './random.ts';
import { writtenInvestigations } from './written.ts';

const words = (text: string): string[] => text.toUpperCase().split(' ');

const single = words(
  'agrimony alder almond amber anemone aspen avens avocet balsam barberry basalt bilberry bittern blenny bluebell bracken brimstone bryony bulrush bunting burdock buzzard campion catkin cedar celandine chaffinch chalkhill chervil cinquefoil clover cobnut comfrey coppice cormorant cowslip cranesbill crowberry curlew cygnet dabchick damson dewberry dogwood dotterel dunlin egret elderflower feldspar fernleaf fieldfare flint foxglove fritillary fulmar gannetry garnet gentian goldcrest goosander gorse greenfinch guillemot hailstone harebell hawthorn hazelnut heather hemlock hoarfrost honesty hornbeam hyssop jackdaw jasper kestrel kittiwake knapweed lapwing lavender lichen linnet lovage madder mallow marigold marlstone mayfly meadowsweet merlin mistral moorhen mugwort mullein nuthatch oatgrass obsidian orchis osprey ouzel oxlip partridge pearlwort pennycress peregrine pimpernel pintail pipit primrose ptarmigan puffin quartz ragwort ramsons redpoll redstart rosemary rowanberry saffron samphire sandstone saxifrage sedge shelduck siskin skylark snowdrop speedwell spindle starling stonechat sundew tansy teal thistle thrift tormentil turnstone vetch wheatear whimbrel whitebeam whitethroat willowherb woodruff wren yaffle',
);
const before = words(
  'autumn bright cold copper distant early eastern fallen frosted gentle golden hidden high hollow inland iron late lonely lower marsh misty northern old open outer pale quiet ragged silver slow southern spring still stony summer tall upland wandering western wild winter wooded',
);

/** That many different names. Throws INPUT_INVALID about `investigations` where there are not enough. */
export function operationNames(random: Random, count: number): string[] {
  const taken = new Set(writtenInvestigations.map(({ operation }) => operation));
  const short = shuffled(
    random,
    [...new Set(single)].filter((name) => !taken.has(name)),
  );
  if (count <= short.length) return short.slice(0, count);
  const pairs = before.flatMap((first) => single.map((second) => `${first} ${second}`));
  if (count > short.length + pairs.length) throw new VigilError('INPUT_INVALID', 'investigations');
  return [...short, ...shuffled(random, pairs).slice(0, count - short.length)];
}

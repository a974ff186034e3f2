/**
 * Names in Chinese letters as passports write them (Hanyu Pinyin without tones, ISO 7098). The letters are those of the commonest
 * surnames and given names; a name with any other is not read at all. How many names sound alike is why two names in Chinese
 * letters are never compared by it.
 */

const readings = `ai爱艾愛 an安 ao敖傲 ba巴 bai白柏 ban班 bao包宝保鲍寶鮑 bei贝蓓北貝 bi毕碧畢 bian卞边邊 bin斌彬滨宾濱賓 bing兵冰炳秉 bo博波伯勃 bu卜步布
  cai蔡才彩采 can灿燦 cang苍蒼 cao曹操 cen岑 chai柴 chan婵嬋 chang常昌畅暢 chao超朝潮 chen陈晨辰臣沉琛陳 cheng程成城诚承澄丞誠 chi迟池遲 chong崇冲 chu楚褚储初儲
  chuan川传傳 chuang闯 chun春纯淳純 cong聪丛从聰叢從 cui崔翠 da达大達 dai戴代黛岱 dan丹旦 dang党 dao道 de德 deng邓登鄧 di迪狄第 dian典 ding丁定鼎 dong东董冬栋東棟 dou窦竇
  du杜独 duan段端 e娥鄂 en恩 er尔儿爾 fa法发發 fan范凡樊帆范 fang方芳房放 fei飞菲费妃飛費 fen芬奋奮 feng冯风峰凤丰封锋枫馮風鳳豐鋒楓 fu傅付福富夫甫伏符芙馥 gan甘干敢
  gang刚钢岗剛鋼 gao高 ge葛戈歌格 gen根 geng耿庚 gong龚宫巩公功恭龔鞏宮 gou苟 gu顾古谷固顧 guan关官冠管關 guang光广廣 gui贵桂圭貴 guo郭国果國 hai海 han韩汉涵寒晗翰韓漢 hang航杭 hao郝浩豪皓昊好
  he何贺和河荷鹤禾賀鶴 hong洪红宏鸿弘虹紅鴻 hou侯厚 hu胡虎湖护扈 hua华花化華 huai怀淮懷 huan欢环焕桓歡環煥 huang黄皇煌黃 hui惠辉慧会卉晖徽輝會暉 huo霍 ji吉季纪姬冀继济基集紀繼濟
  jia贾佳家嘉甲賈 jian建健剑简坚鉴劍簡堅鑑 jiang江蒋姜将蔣將 jiao焦娇嬌 jie杰洁捷婕傑潔 jin金晋锦进瑾津靳今晉錦進 jing静晶景京敬靖荆菁井静竟靜 jiong炯 jiu久玖 ju鞠菊巨居 juan娟涓 jue觉決觉 jun军君俊钧峻骏軍鈞駿
  kai凯开楷恺凱開 kan阚 kang康亢 ke柯可克科珂 kong孔空 kou寇 ku库 kuai蒯 kuan宽寬 kuang邝匡旷鄺 kui奎葵魁 kun坤昆琨 lai赖来賴來 lan兰蓝岚澜蘭藍嵐 lang郎朗 lei雷蕾磊累 leng冷 li李黎丽利力立礼莉理厉里励郦麗禮
  lian廉莲连联蓮連聯 liang梁良亮粱 liao廖 lie列 lin林琳临霖麟蔺臨 ling凌玲灵岭铃令靈鈴 liu刘柳流六劉 long龙隆龍 lou娄楼樓婁 lu陆卢鲁路露禄芦鹿璐陸盧魯 luan栾 lun伦倫 luo罗洛骆罗羅駱 lü吕律呂
  ma马麻馬 mai麦邁麥 man满曼滿 mang莽 mao毛茂茅 mei梅美媚 men门 meng孟蒙梦萌夢 mi米 miao苗妙淼 min敏民闵旻珉閔 ming明鸣铭茗名鳴銘 mo莫墨 mu穆木牧慕沐 na娜那 nan南楠男 nian年念 nie聂聶 ning宁凝寧 niu牛 nuo诺諾
  ou欧歐 pan潘盼攀 pang庞龐 pei裴培沛佩 peng彭鹏朋鵬 pi皮 pin品 ping平萍苹屏蘋 pu浦蒲璞普 qi齐祁奇琪琦启祺其齊啟旗戚 qian钱倩谦千乾錢謙 qiang强強 qiao乔巧桥喬橋 qin秦琴勤钦芹欽 qing青清庆卿晴擎慶
  qiong琼瓊 qiu邱秋丘裘求 qu曲屈瞿渠 quan全权泉權 que阙 qun群 ran冉然 rang让 rao饶饒 ren任仁人 rong荣容蓉融戎榮 rou柔 ru茹如汝 ruan阮 rui瑞睿芮锐蕊銳 run润潤 ruo若
  sang桑 sen森 sha莎沙 shan山珊杉姗善 shang尚商 shao邵少绍紹 she佘 shen沈申慎深甚 sheng盛胜生升声圣勝聖 shi石施史世时诗师士实時詩師實 shou寿守壽 shu舒淑书树叔書樹 shuai帅帥 shuang双爽雙 shui水 shun顺舜順 shuo硕碩
  si司思斯四 song宋松颂嵩頌 su苏素肃蘇肅 sui隋遂穗 sun孙孫 suo索 tai泰太 tan谭谈坦檀譚談 tang唐汤堂湯 tao陶涛桃韬濤 te特 teng滕腾騰 tian田天甜 tie铁鐵 ting婷廷庭亭 tong童同彤佟通桐 tu涂屠图圖 wan万宛婉晚萬 wang王汪旺望
  wei魏韦卫伟威维薇巍唯玮炜慰微蔚偉維韋衛瑋煒 wen文温闻雯溫聞 weng翁 wo沃 wu吴武伍邬吾五午悟吳鄔 xi习席希西喜熙溪曦锡習錫 xia夏霞侠俠 xian先贤显仙咸冼賢顯 xiang向项祥湘香翔项想項 xiao肖萧小晓笑孝潇霄啸蕭曉瀟 xie谢协谢謝協
  xin辛新心欣鑫信馨昕 xing邢星兴杏幸興 xiong熊雄 xiu秀修休 xu徐许旭须胥序許須 xuan宣轩璇玄萱轩軒 xue薛学雪雪學 xun荀勋勋勳 ya雅亚娅亞 yan严颜燕闫岩妍艳彦言研延炎晏嚴顏閻艷彥 yang杨阳羊洋扬央仰楊陽揚 yao姚耀瑶尧瑤堯 ye叶业野夜葉業
  yi易义毅艺依宜怡逸仪伊亦益翼一義藝儀 yin尹殷银音印茵寅銀陰 ying英应莹颖影盈樱瑛應瑩穎 yong勇永雍咏 you尤游友幼由佑 yu于余俞喻虞玉宇雨裕禹瑜煜育郁钰语愉語鈺 yuan袁元原远媛圆源苑园遠圓園 yue岳月越悦跃悅躍 yun云运芸韵恽雲運韻
  zai在 zan昝 zang臧 ze泽则澤則 zeng增   zhan詹展占战湛戰 zhang张章彰掌張 zhao赵昭兆肇趙 zhe哲喆浙 zhen真珍振震贞镇甄贞貞鎮 zheng郑正政征铮峥鄭 zhi志智芝之直治植稚誌 zhong钟仲中忠鍾鐘 zhou周洲舟 zhu朱祝竹珠诸竺柱诸諸 zhuang庄壮莊 zhuo卓 zi子紫梓姿资資 zong宗 zou邹鄒 zu祖 zuo左佐`;

const letters = /[\u4e00-\u9fff]/;
const sounds = new Map<string, string>();
for (const group of readings.trim().split(/\s+/)) {
  const sound = /^[a-zü]+/.exec(group)?.[0] ?? '';
  for (const letter of group.slice(sound.length)) if (!sounds.has(letter)) sounds.set(letter, sound.replace('ü', 'u'));
}

/** Surnames of two letters. */
const doubleSurnames: Readonly<Record<string, string>> = {
  欧阳: 'ouyang',
  歐陽: 'ouyang',
  司马: 'sima',
  司馬: 'sima',
  上官: 'shangguan',
  诸葛: 'zhuge',
  諸葛: 'zhuge',
  司徒: 'situ',
  皇甫: 'huangfu',
  尉迟: 'yuchi',
  夏侯: 'xiahou',
  慕容: 'murong',
  令狐: 'linghu',
  东方: 'dongfang',
};

/** Letters of surnames that are read in a way of their own. */
const asSurname: Readonly<Record<string, string>> = {
  薄: 'bo',
  曾: 'zeng',
  查: 'zha',
  翟: 'zhai',
  覃: 'qin',
  解: 'xie',
  单: 'shan',
  單: 'shan',
  仇: 'qiu',
  区: 'ou',
  區: 'ou',
  盖: 'ge',
  朴: 'piao',
};

const wholeName = /^([\u4e00-\u9fff])[\s·]*((?:[\u4e00-\u9fff][\s·]*){1,3})$/;

function soundsOf(text: string): string | null {
  let written = '';
  for (const letter of text) {
    const sound = sounds.get(letter);
    if (sound === undefined) return null;
    written += sound;
  }
  return written;
}

export const isInHan = (name: string): boolean => letters.test(name);

/** `王小明` as `wang xiaoming`: surname, and the given name as one word. Null for what is no such name, or cannot be read. */
export function romanised(name: string): string | null {
  const found = wholeName.exec(name.trim());
  if (found === null) return null;
  const whole = name.replace(/[\s·]/g, '');
  const double = whole.length > 2 ? doubleSurnames[whole.slice(0, 2)] : undefined;
  const first = whole.charAt(0);
  const surname = double ?? asSurname[first] ?? sounds.get(first);
  const given = soundsOf(whole.slice(double === undefined ? 1 : 2));
  return surname === undefined || given === null ? null : `${surname} ${given}`;
}

/** Every reading, for a check of the table. */
export const hanReadings: ReadonlyMap<string, string> = sounds;

/** Surnames of two letters, as passports write them. */
export const doubleSurnameSounds: readonly string[] = [...new Set(Object.values(doubleSurnames))];

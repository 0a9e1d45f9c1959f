"""Spelling names: the characters a Pinyin syllable may stand for, from the dictionary of pypinyin."""

import json
import logging
import os
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

from kiosk.domain.text import is_han
from kiosk.settings.model import PROGRAM

log = logging.getLogger(__name__)

PHRASES, CHARACTERS = "phrases_dict.json", "pinyin_dict.json"

# Surnames, roughly the commonest first, and at the end the first characters of compound ones (recall; only the order
# of what is offered depends on it).
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪樊葛兰殷"
    "倪庞邢俞翟颜安齐伍梅章庄柳鲁耿牛岳关左毕焦詹聂申路费欧温鲍柴涂祝骆辛包游单卜裴尚柯成华应童冉阮苗宁翁凌纪季解尤符"
    "臧岑阎喻车卓舒项曲饶池祁盛牟穆隋褚司米商瞿房佟古宫胥连简辜娄鄢霍冷甘景边封芦桂靳滕蒲鞠初习盖荆郎丘谷储桑仲查晏丛"
    "蓝艾屈党揭邝巩闵仇宗衡卫全从占沙官明甄管楼席蔺燕芮原迟仝苟计那匡厉苑郁干时元缪亢冀祖敖栾沃朴区佘刁窦楚惠敬狄冼柏"
    "戚逄贝水奚和银呼亓束薄谈丰强扈邬支巴花尉咸隆蔚乌帅农练羊过雍战门嵇暴翦阚粟富浦濮火哈虞凤乐令诸宿籍麻鹿都国上东长"
    "独皇轩宇端公澹拓淳百南第亦买阿热吐木库玉努如"
)

# Surnames read otherwise than the dictionary's first reading, by what they are read as.
_SURNAME_READINGS: dict[str, list[str]] = {
    **{"单": ["shan"], "曾": ["zeng"], "仇": ["qiu"], "解": ["xie"], "查": ["zha"], "任": ["ren"], "区": ["ou"]},
    **{"盖": ["ge", "gai"], "朴": ["piao", "pu"], "尉": ["yu", "wei"], "翟": ["zhai", "di"], "乐": ["yue", "le"]},
    **{"覃": ["qin", "tan"], "牟": ["mu", "mou"], "柏": ["bai", "bo"], "费": ["fei", "bi"], "缪": ["miao"]},
    **{"冼": ["xian"], "阚": ["kan"], "卜": ["bu"], "都": ["du"], "长": ["zhang"], "澹": ["tan"], "薄": ["bo"]},
}

# What people like in given names, in no strict order (recall).
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建文梅国志玲林海春云小晓金永生龙福飞鹏波斌辉宇浩凯健俊帆亮"
    "雪荣爱珍贞莉琴燕萍婷慧佳嘉欣怡雨思子梓涵轩宸泽睿博瑞诗雅语馨萱沐妍琪瑶璇悦彤雯倩颖洁莹琳冰蕾薇菲菊凤香月素莲真环"
    "雷峰岩松柏森楠栋权坚毅恒康宁安心乐天宏鸿洪弘振兴旺发富贵贤良德才成功庆祥吉喜顺利达通立新胜学书礼仁义忠孝信善美好"
    "雄彪虎群民保卫东南西北中山川江河清源泉溪一三二大长少先克世家宗绍继启仲伯叔季元本正道光耀辰星晨阳旭昊晖晴朗曦曼蔓"
    "芬芝芸芹若茜茹荷莎菁萌蓉蓓蕊薰兵彬滨宾炳丙昌常畅诚承程楚传聪翠丹黛迪蝶鼎冬敦铎恩尔钢根耕庚冠广桓欢寰焕煌晗翰瀚行"
    "航豪皓禾和贺衡厚虹瑚骅淮卉惠绘蕙火姬佶记纪济霁骥甲稼剑鉴姣娇皎锦瑾进晋靖敬靓竞久玖娅均君钧骏峻浚珺卡楷铿可奎坤昆"
    "琨岚澜黎理力历励俐栗廉濂霖麟灵铃凌菱令流柳隆珑鲁路璐露伦洛珞骆律绿满茂玫媚梦米密苗淼妙鸣铭茗牧慕穆乃妮念凝诺鸥磐"
    "培沛佩朋蓬翩飘品璞朴普琦齐奇祺绮起千谦乾巧钦勤青擎琼秋曲全铨然冉饶任韧日容榕融如汝锐润萨赛瑟珊杉尚韶劭申深慎升声"
    "笙盛石时实士仕守寿淑舒树双爽水朔硕司斯嵩颂粟穗棠腾倜田恬甜铁廷庭霆挺桐童同途团拓婉宛皖望威巍韦唯惟维苇玮蔚温闻问"
    "武舞悟希惜熙夕夏仙娴羡献湘翔想向骁潇筱啸笑校协昕鑫忻歆杏幸绪续宣玄绚勋珣荀迅逊亚焉延言研炎琰彦晏焰扬仰尧野业叶晔"
    "宜仪依伊怿艺亦易奕益逸意谊懿茵音银寅尹引婴鹰迎盈影咏泳用优悠友有佑幼余俞瑜愉渝于羽育郁钰煜裕豫誉园圆媛远苑岳跃越"
    "韵运蕴允哉载赞增展湛章彰昭照哲喆臻震镇争征政之知直治智致钟舟洲竹珠柱著卓琢姿资滋紫自祖祚尊佐作晟宥芷淇汐玥玟嫣婕"
    "妤媱婧姝娆骞祎禹禧秉竣笛筠纬纶缨羿翌翎翊聿胤芃芊芙芮苒苓荃莘萁葳蓁薏衍裴诣谞豆赫跞轶辛迦迩逯郅郦钊钏钒钫铄铖锴锶"
    "镕阅阑隽霂霄霏霓霈韬颀颉颐飏骐骜鲲鸢鸾鹂鹤麒麓默龄"
)
_LIKED = {character: place for place, character in enumerate(_GIVEN)}

# Vowels with a tone mark, by the letter to type for them.
_TYPED = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ", "aaaaeeeeiiiioooouuuuvvvvv")
_PHRASE = re.compile(r'"([^"]+)":\s*\[([^:]*)\]')  # and in it, for each character, a list of one reading
_READING = re.compile(r'"([^"]+)"')
_LONGEST = 6  # letters of "zhuang"

Readings = dict[str, str]  # a character's code point in decimal: its readings, the usual one first, with commas
Usage = Counter[tuple[str, str]]  # how often a character has a syllable
Lists = dict[str, tuple[str, str]]  # a syllable: its surnames, and all its characters, the likeliest first


class PinyinSpeller:
    """Offers characters by syllable. The first call ever reads the dictionary (about a quarter of a second).

    Only lists of characters are kept, and written to ``cache`` (default: the user's cache folder) for the next start:
    reading the dictionary leaves 15 MB behind. It is read as data because importing pypinyin keeps its 47,000 phrases
    in memory for as long as the program runs, some 40 MB.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache

    def candidates(self, pinyin: str, *, first: bool) -> tuple[str, ...]:
        """Characters for one syllable, ü typed v, ü or u; () for what is no syllable."""
        if len(pinyin) > _LONGEST:
            return ()
        syllable = pinyin.lower().translate(_TYPED)
        if syllable[:1] in tuple("jqxy"):  # these have no u beside ü
            syllable = _with_u(syllable)
        surnames, others = self._lists.get(syllable, ("", ""))
        return tuple(dict.fromkeys(surnames + others)) if first else tuple(others)

    @cached_property
    def _lists(self) -> Lists:
        try:
            home = _dictionary()
            kept = (self._cache or user_cache_path(PROGRAM, appauthor=False)) / f"pinyin-{_edition(home)}.json"
            return _recall(kept) or _keep(kept, _read_dictionary(home))
        except (OSError, ValueError) as error:
            log.error("no typing in Pinyin, pypinyin's dictionary cannot be read: %s", error)
            return {}


def _dictionary() -> Path:
    """The folder of pypinyin; finds it without importing it."""
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise FileNotFoundError("pypinyin is not installed")
    return Path(package.origin).parent


def _edition(home: Path) -> str:
    """Another text for another dictionary, or other rules of ours."""
    files = [(home / name).stat() for name in (PHRASES, CHARACTERS)] + [Path(__file__).stat()]
    return "-".join(f"{file.st_size:x}-{file.st_mtime_ns:x}" for file in files)


def _recall(kept: Path) -> Lists:
    """The lists of an earlier start; none when there was none or its file is damaged."""
    try:
        lists: dict[str, list[str]] = json.loads(kept.read_bytes())
        return {syllable: (surnames, others) for syllable, (surnames, others) in lists.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _keep(kept: Path, lists: Lists) -> Lists:
    half = kept.with_name(f".{kept.name}.{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(json.dumps(lists, ensure_ascii=False), encoding="utf-8")
        half.replace(kept)
    except OSError as error:  # then the next start reads the dictionary again
        log.info("lists of characters are not kept: %s", error)
    return lists


def _read_dictionary(home: Path) -> Lists:
    usage = _usage((home / PHRASES).read_text(encoding="utf-8"))
    readings: Readings = json.loads((home / CHARACTERS).read_bytes())
    surnames = _surnames(readings)
    return {
        syllable: (surnames.get(syllable, ""), "".join(dict.fromkeys(character for _, character in sorted(ranked))))
        for syllable, ranked in _ranked(readings, usage).items()
    }


def _usage(phrases: str) -> Usage:
    """How many times a character has a syllable in the phrases, given as JSON."""
    heard = Counter(
        pair
        for phrase in _PHRASE.finditer(phrases)  # parsing it whole takes twice the time and 40 MB
        for pair in zip(phrase[1], _READING.findall(phrase[2]), strict=False)
    )
    usage: Usage = Counter()
    for (character, reading), times in heard.items():
        usage[character, reading.translate(_TYPED)] += times
    return usage


def _ranked(readings: Readings, usage: Usage) -> dict[str, list[tuple[int, str]]]:
    """Every syllable with its characters, the lowest number the likeliest."""
    ranked: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for code, spoken in readings.items():
        character = chr(int(code))
        if not is_han(character) or not unicodedata.is_normalized("NFC", character):
            continue
        for place, syllable in enumerate(_syllables(spoken)):
            rank = _rank(character, usage.get((character, syllable), 0), usual=place == 0)
            ranked[syllable].append((rank, character))
    for syllable in [each for each in ranked if "v" in each]:
        ranked[_with_u(syllable)] += ranked[syllable]
    return ranked


def _rank(character: str, times: int, *, usual: bool) -> int:
    """Given names first, then common characters by use, then rare ones; a reading that nobody uses comes late."""
    liked = _LIKED.get(character)
    if liked is not None and (usual or times > 2):
        return liked
    return 100_000 * (_rarity(character) + (0 if usual or times else 2)) - times


def _rarity(character: str) -> int:
    """1 and 2 for the two levels of GB 2312, 3 for what GBK adds, 4 for all else."""
    if character > "\uffff":
        return 4
    encoded = character.encode("gbk", "ignore")
    if not encoded:
        return 4
    if encoded[0] < 0xB0 or encoded[1] < 0xA1:
        return 3
    return 1 if encoded[0] < 0xD8 else 2


def _surnames(readings: Readings) -> dict[str, str]:
    lists: defaultdict[str, str] = defaultdict(str)
    for surname in _SURNAMES:
        usual = _syllables(readings[str(ord(surname))])[:1]
        for syllable in _SURNAME_READINGS.get(surname, usual):
            for typed in {syllable, _with_u(syllable)}:
                lists[typed] += surname
    return lists


def _with_u(syllable: str) -> str:
    return syllable.replace("v", "u")


def _syllables(spoken: str) -> list[str]:
    """The readings without tones; what is no vowel's tone, as in ḿ, nobody types."""
    return [syllable for syllable in dict.fromkeys(spoken.translate(_TYPED).split(",")) if syllable.isascii()]

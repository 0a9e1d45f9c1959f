"""A million invented patients for `benchmarks.desk_search`, with the surnames as common as they are in China."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from kiosk.domain.identity import check_digit

# Per cent of the population, the commonest first (recall, after the ministry of public security's lists); the other
# half of the people share the rest, each name a little rarer than the one before.
_COMMON = (
    *(("王", 7.25), ("李", 7.19), ("张", 6.83), ("刘", 5.38), ("陈", 4.53), ("杨", 3.08), ("赵", 2.29), ("黄", 2.23)),
    *(("周", 2.12), ("吴", 2.05), ("徐", 1.69), ("孙", 1.58), ("胡", 1.31), ("朱", 1.27), ("高", 1.21), ("林", 1.18)),
    *(("何", 1.17), ("郭", 1.16), ("马", 1.15), ("罗", 1.00), ("梁", 0.87), ("宋", 0.84), ("郑", 0.83), ("谢", 0.72)),
)
_OTHERS = (
    "韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾"
    "侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管"
    "祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房"
)
_GIVEN = (
    "明国华文军志建平海英玉红春小秀德金林永生伟晓云丽荣光成清新芳东世敏杰桂福梅龙兰静立学中家强庆宏雪俊民兴霞燕艳辉子慧美"
    "勇凤祥婷宝振鹏宇洪峰涛义良佳琴天娟佩莲慎超波亮飞斌鑫磊洁颖思雨欣怡梓涵轩浩然博睿一可诗琪雅馨宸泽皓瑞嘉懿若彤萱妍瑶"
)
_LAST_BIRTH = date(2026, 1, 1)


@dataclass(frozen=True)
class Invented:
    """Somebody who does not exist."""

    id: int
    name: str
    birth: date
    paper: str
    phone: str

    @property
    def outpatient(self) -> str:
        """The number of the hospital's own books."""
        return f"M{2020 + self.id % 6}{self.id:09}"


def people(count: int, *, seed: int = 7) -> Iterator[Invented]:
    """The same people for the same seed, numbered from 1,001."""
    random = Random(seed)
    surnames, weights = _surnames()
    given = [1 / (place + 12) for place in range(len(_GIVEN))]
    for key, surname in enumerate(random.choices(surnames, weights, k=count), start=1001):
        length = 2 if random.random() < 0.85 else 1
        name = surname + "".join(random.choices(_GIVEN, given, k=length))
        birth = _LAST_BIRTH - timedelta(days=int(random.triangular(0, 33_000, 22_000)))
        first17 = f"110105{birth:%Y%m%d}{key % 1000:03}"
        # Real numbers would soon be used up on one birthday of one district: the district counts on.
        first17 = f"{11 + key // 1000 % 4}{key // 4000 % 10_000:04}{first17[6:]}"
        phone = f"1{random.choice('3578')}{random.randrange(10**9):09}"
        yield Invented(key, name, birth, first17 + check_digit(first17), phone)


def _surnames() -> tuple[list[str], list[float]]:
    others = list(dict.fromkeys(_OTHERS))
    rest = [1 / (place + 30) for place in range(len(others))]
    share = (100 - sum(percent for _, percent in _COMMON)) / sum(rest)
    return [*(name for name, _ in _COMMON), *others], [*(each for _, each in _COMMON), *(each * share for each in rest)]

"""Short and pet names that mean the same first name, in the languages our correspondents have."""

from __future__ import annotations

from functools import cache

# One line a first name: its own form, then how else people write it. Folded, lower case.
_GROUPS = """
abraham abe bram
albert al bert
alexander alex sandy sascha sasha alec xander alessandro aleksander
alexandra alex sandra sasha sandy alexa
alfred alf fred alfie
andrew andy drew
andreas andi
anna ann anne annie nan nancy ania anya anja
anthony tony antonio toni
antoinette toni
arthur art artie
augustus gus august
barbara barb babs basia
benjamin ben benny benji
bernard bernie bernd
bradley brad
calvin cal
cameron cam
carl karl
caroline carol carrie
catherine kate katie kathy cathy kitty katherine kathryn katarina katharina kasia katrin trina
cecilia cissy celia
charles charlie chuck chas carlos karol
charlotte lottie charlie
christina chris tina christine chrissy krystyna
christopher chris kit topher krzysztof
clifford cliff
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie debra
dominic dom nick
donald don donny
dorothy dot dottie dolly
douglas doug
edward ed eddie ted teddy ned eduard
edwin ed eddie
eleanor ellie nell nora ella
elizabeth liz lizzie beth betty bess eliza lisa elsa elisabeth sisi lisbeth elzbieta ela
emily em emmy millie
ernest ernie ernst
eugene gene
evelyn evie
frances fran frankie fanny
francis frank fran
francesco franco cesco checco
francisco paco pancho curro
franklin frank
frederick fred freddie fritz friedrich
gabriel gabe
george jorge georg jerzy jurek
gerald gerry jerry
gertrude trudy gerti
giovanni gianni nanni
giuseppe beppe peppe pino
gregory greg grzegorz
guadalupe lupe
guillermo memo willy
harold harry hal
heinrich heinz heiner
henry harry hank hal
ignacio nacho
isabella bella izzy isabel
jacob jake jakob kuba
jacqueline jackie
james jim jimmy jamie
janet jan
jennifer jen jenny
jeffrey jeff geoffrey geoff
jeremy jerry
jessica jess jessie
jesus chuy
joachim jochen achim
johannes hans hannes johann jan
john jack johnny jon
jonathan jon jonny nathan
jose pepe
joseph joe joey jo jupp sepp josef
joshua josh
juan juancho
judith judy
julia julie jule
kenneth ken kenny
kimberly kim
lawrence larry laurie laurence lorenzo
leonard leo len lenny
louis lou louie luis
lucas luke lukas
malgorzata gosia
manuel manolo manu
margaret maggie meg peggy marge greta gretchen margarete rita
maria mary mia mitzi marie maryla
martin marty
mary molly polly maria mamie
matthew matt matthias
maxwell max
maximilian max
megan meg
melissa mel missy
michael mike mick micky mikey michel michal misha mikhail
miguel miki
mitchell mitch
nathaniel nat nate nathan
natalie nat natty
nicholas nick nicky klaus niklas nikolaus nico
nikolai kolya
norman norm
oliver ollie
olivia liv livvy
pamela pam
patricia pat patty trish tricia
patrick pat paddy
penelope penny
peter pete
philip phil phillip
rachel rae
raymond ray
rebecca becky becca
reginald reg reggie
richard rick ricky dick rich richie
robert bob bobby rob robbie bert
rodney rod
roger rodge
ronald ron ronnie
rosemary rose rosie
russell russ
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sally sadie sara
sebastian seb basti bastian
sergey seryozha sergei
sophia sophie zosia
stanislaw staszek
stanley stan
stephanie steph steffi
steven steve stephen stefan stevie
susan sue susie suzanne susanna
svetlana sveta
sylvester sly
tamara tammy
tatiana tanya
terence terry
teresa terry tess theresa tessa
thaddeus tad thad
theodore ted theo teddy
thomas tom tommy tomasz
timothy tim timmy
valentina valya
victor vic
victoria vicky tori
vincent vince vinny
vladimir vova volodya
walter walt wally
wilhelm willi willy
wilhelmina mina minnie
william bill billy will willy liam willie
wolfgang wolf
yevgeny zhenya
zachary zach zack
"""


def may_be_same_first_name(one: str, other: str) -> bool:
    """Whether one folded first name is a short or pet form of the other, or both are of a third."""
    return not _groups().get(one, _NONE).isdisjoint(_groups().get(other, _NONE))


_NONE: frozenset[int] = frozenset()


@cache
def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().splitlines()):
        for name in line.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}

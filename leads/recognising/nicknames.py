"""Short and pet names that mean the same first name, in the languages our correspondents have."""

from __future__ import annotations

from functools import cache

# One line a first name: its own form, then how else people write it. Folded, lower case.
_GROUPS = """
aaron erin ron ronny
abigail abbie abby abi gail
abraham abe bram
ada addy adie
adam ad addy
adelaide ada addie adele della heidi
adeline ada addie lena
adrian ade
agatha aggie
agnes aggie inez nessa
aileen allie eileen lena
alan al allan allen
albert al alberto albie albrecht bert bertie elbert
aleksandr alexander sasha shura
aleksandra ola sandra sasha
aleksei alexei alyosha lyosha
alessandra ale sandra
alessandro ale sandro
alexander alec alejandro aleksander alessandro alex iskander lex olek sander sandro sandy sascha sasha xander
alexandra alex alexa alexandria alexia ali ally lexi lexie sandra sandy sasha
alexei alyosha lyosha
alfonso al alphonse fons fonzie
alfred alf alfie alfredo fred fredo
alice alicia allie ally alyce elsie lisa
alicia allie licia
allison ali alison allie ally
alma ally
alonzo al lon lonnie
alvin al vin vinny
amanda manda mandy
amelia amy mel millie
anastasia ana asya nastya stacy stasia tasia
andrea andie drea
andreas andi
andrew andre andreas andrei andrej andres andrzej andy drew
angela angel angelina angie gela
angelika geli
ann ania annie nan nancy
anna ania anja ann anne annie anya nan nancy
annabel anna annabelle bella
annette anna annie nettie
anselm selm
anthony antek antoine antoni antonio toine ton toni tonio tono tony
antoinette toni
antonia toinette toni tonia
april apryl
archibald archie baldo
arnold arnie arno
arthur art artie artur arturo
ashley ash lee
aubrey bree
audrey audie dee
augusta gussie gusta tina
augustin augie august austin gus
augustus august gus
barbara babs babsi barb barbel barbra basia bobbie
bartholomew bart barty mees
bartlomiej bartek
beatrice bea beatrix beatriz tris trix trixie
belinda bel linda
benedict ben benedikt bennie
benjamin ben benji bennie benny jamie
bernadette bernie detta
bernard barney bernardo bernd bernhard bernie
bertha bertie birdie
bertram bert
beverly bev beverley
boguslaw bogus
boleslaw bolek
bradley brad
brandon bran
brenda bren
brian bryan bryant
bridget biddy bridgette bridie brigitte gitta
brigitte gitte gitti
burton burt
caleb cal
calvin cal vin
cameron cam
camilla cammie kamila milla millie
candace candy
carl karl
carla carlotta
carlos carl carlitos charlie
carolina caro carol caroline karolina lina
caroline carol carrie karoline lynn
cassandra cass cassie sandi sandra
caterina cate rina
catherine catalina cathleen cathryn cathy ekaterina karen kasia katarina katarzyna kate kath katharina katharine katherine kathleen kathrin kathryn kathy katie katrin katya kay kitty rina trina yekaterina
cecil cis
cecilia cece celia cissy sheila
charles carlo carlos charlie chas chaz chuck karl karol lee
charlotte carla char charlie lola lotta lotte lottie
chester chet
chiara clara
christian chris cristiano kit kris krystian
christina chris chrissy christa christiana christine ina kirsten kirsty kris krissy kristen kristin kristina kristine kristy krystyna tina tine
christopher chris christof christoph cristobal cristoforo kit kris kristofer krzysztof toph topher
clara claire clare clarice clarissa
clarence clare clay
claudia claudie
clement clem
cleopatra cleo
clifford cliff
constance connie konstanze stanze
constantine dino gus konstantin kostya
cora coralie cordelia corinna corrie
cordelia cordy delia
cornelius con conny corny neil
cory coco
courtney corky court
curtis curt kurt
cynthia cindi cindy cyndi
cyrus cy
daniel dan daniele daniil danila danilo danny
daniela dani danielle ela
danielle dani danni ella
daria darya dasha
david dai dave davey davide dawid
deborah deb debbie debby debra
delia dell
delilah dell lila
denis dennis denny denys
derrick derek rick ricky
desmond des desi
diana di diane didi dyana
diego santiago
dieter diethard
dirk dietrich
dmitri dima dimitri dmitry mitya
dmitry dima mitya
domenico mimmo nico
dominic dom nick
dominik domenic dominic nick
dominique nicky
donald don donnie donny
dora doris dorothea
dorothea dora dorle dorota thea
dorothy dodie dolly dora dot dottie dotty
douglas doug dougie
duncan dunk
dustin dusty
edgar ed eddie
edith edie
edmund ed eddie edmond ned ted
eduardo eddy lalo
edward ed eddie eddy edek edoardo eduard eduardo edvard ned ted teddy
edwin ed eddie win
eileen elaine helen
ekaterina katya
elaine ellie helen lainie
eleanor elena elinor ella ellie helen lenora leonor leonora nell nelle nellie nelly nora
elena alyona helen helena lena lenka
eliana ellie
elias eli
elijah eli lige
elisabeth babette betti ella elli else ilse liesl lis lisl sissi
elisabetta betta
elizabeth bess bessie beth betsy bette bettie bettina betty ela eli elisabeth elisabetta eliza elsa elsbeth elsie elspeth elzbieta libby liesbeth lisa lisbet lisbeth liz liza lizzie sisi
ella el ellen ellie gabriella
ellen helen nell nellie
elliot eli lee
elmer el
elvira elvie
elzbieta ela
emanuel emmanuel immanuel manny manuel
emil emilio
emilia emi emily mila milla
emily em emilie emmie emmy millie
emma emmie emmy
enrico rico
enrique henry kike quique rick ricky
eric erik eryk rick ricky rico
erica erika rica ricki rickie
ernest ernesto ernie erno ernst
ernestine erna tina
estelle essie esther stella
esther essie ester hester
ethan eth
eugene eugenio evgeny gena gene zhenya
eugenia genie jenny
eustace stacy
eva eve evelyn evie ewa
evelyn eva eve evelina evie
evgeny eugene yevgeny zhenya
ezekiel ez zeke
ezra ez
federica fede rica
federico chicco fede fred rico
felicity felicia flick fliss
felix fee
ferdinand ferdi ferdie fernando nando
filippo pippo
florence flo florrie flossie
frances fanny fran francesca francie frankie franny sis
francesca checca fran franca franzi
francesco cesco checco franco
francis fran francesco francisco franciszek francois franek frank frans franz
francisco cisco curro fran frank kiko paco pancho quico
francois franck
franklin frank
franziska fanny franzi ziska
frederica freddie friederike fritzi rike
frederick erich federico fred freddie freddy friedrich fritz fryderyk rick
friedrich fred friedel fritz
gabriel gab gabby gabe
gabriela gabi gabrysia gaby
gabrielle brielle ella gabby gabi gabriella
galina galya
genevieve eve gen ginny jenny
gennady gena
geoffrey geoff godfrey jeff jeffry
georg jorg schorsch
george georg jerzy jorge jurek
georgina georgia georgiana georgie gina
gerald gerard gerry jerald jerry
gerard geert gerardo gerd gerhard gerry
gerhard gerd hardy
gertrude gert gerti gertie tru trude trudy
gilbert bert gil wilbert
giorgio gio
giovanna gianna vanna
giovanni gianni gio john nanni nino vanni
giuseppe beppe geppo joe joseph peppe peppino pino
giuseppina giusy pina
grace gracie
gregory greg gregor gregorio greig grigory grisha grzegorz
gretchen margaret
guadalupe lupe
guenther gunter gunther
guglielmo memmo
guillaume guy willy
guillermo memo willy
gustav gus gustaf gustavo
gwendolyn gwen wendy
hans hansi johannes
harold hal hap harald harry
harriet hattie hatty
harrison hap harry
harry haps harold henry
harvey harv
hazel hazy
heather hettie
hector hec
heinrich hein heiner heini heinz henrik henry
helen ellen helena helene lena lenka nell nellie
helena hela lena
helga olga
helmut helmi
henrietta etta henny hetty retta
henry enrico enrique hal hank harrison harry heinrich henk henri henryk
herbert bert bertie herb heribert
herman hermann manny
hilary hil hillary
hiram hi
horace horatio horry
howard howie
hubert bert hub huey hugh
hugh huey hughie hugo
humphrey humph
ida idette
ignacio nacho
ignatius iggy ignaz nace
igor igoryok
imogen gen immy imo
ines agnes
ingeborg inge
ingrid inga
irene irena rena renie
irina ira irinka
isaac ike izzy zac zeke
isabel bel chabela isa issy izzie ysabel
isabella bel bella ibby isabel issy izzie izzy
isaiah zay
isidor isidore izzy
ivan ivo john vanya
jack jackie jackson john
jackson jack
jacob cobus jacobo jago jake jakob james jim kuba
jacqueline jackie jacklyn jacqui
jaime jimmy
james diego jacobus jaime jamey jamie jem jim jimi jimmy santiago
jan janek jasiu johann john
jane janet janie jean jenny joan joanna
janet jan jane janette jessie nettie
janice jan jenny
jasmine jaz jazz
jason jase jay
jasper casper jay
javier javi xavi xavier
jean jane jeanne jeannie jo
jeffrey geoff geoffrey jef jeff
jennifer jen jenn jenna jenni jenny
jeremiah jeremy jerry
jeremy jem jerry jez
jerome hieronymus jerry
jessica jess jesse jessie
jesus chucho chuy
jim james
joachim achim jochen
joan jo joanie joanna
joanna asia hannah jo joan joann joanne jody
joaquin quino
jochen joachim
joel joey
johann hans jan jo johan
johannes hannes hans jan johann
john evan giovanni ian ivan jack jan jean johan johann johnny jon juan sean
jonas jon
jonathan john johnny jon jonny jonty nat nathan
jordan jordy
jorge coque
jose chepe joe josef pepe
josef jupp sepp
joseph giuseppe jo jody joe joey jojo jos josef josip jozef jupp sepp
josephine fina jo josefa josefina josie posy sefa
joshua jos josh
joyce joy
juan ivan johnny juancho juanito
juana juanita
judith judy
juergen jurgen
julia giulia jill jule jules julianna julie
julian giuliano jules julien
juliana julianne julie liana
julie jules julia
juliet jules julie juliette
julius jule jules julio
justin jus just
karen kari karin
karl carl charlie karel karlheinz
karla carla carly
karol karolek
karolina karola ola
katarzyna kasia kaska kate katie
katharina kathi katrin
katherine kat kate katharina kathe kathi kathleen kathy kati katie katy katya kay kitty
kathleen cathy kate kath kathy katie kay
kathrin kat katrin
kathryn kat kate kathy katie
kayla kay
kelly kel
kelsey kels
kenneth ken kendrick kenny
kent kenny
kevin kev
kimberly kim kimberley kimmy
konrad conny conrad kurt
kristina kirsten kris krista kristy tina
krzysztof krzys krzysiek
kurt curt konrad
larisa lara
laura laurel laurie lolly loretta lori
lauren laurie ren
laurence larry lars laurie lawrie lorenz
lavinia vinnie
lawrence larry laurence laurie lorenzo
leah lea lee
leila lila
lena helene magdalena
leo leon leonardo leopold lev
leon lee leo
leonard len lenn lennart lenny leo leonardo leonhard
leopold leo leopoldo poldi polo
leroy lee roy
leslie lee les lesley
lester les
lewis lew louis
liam william
lidia lida
lillian lil lilian lilly lily
linda lindy lyn lynn
lois louise
lorenzo enzo renzo
loretta etta lottie
lorraine lorrie rainey
louis lewis lou louie lucho ludwig ludwik luigi luis
louisa lou louise luisa lulu
louise lou lulu
luca lucas luke
lucas lukas luke
lucia lucinda lucy
lucille lu lucie lucy
lucinda cindy lucy
lucy lu luce lucie
ludmila luda lyuda mila
ludwig lutz lutze wiggerl
luigi gigi gino
luis lucho
lydia lyddie
lyubov lyuba
mabel amabel mae may
madeleine lena lynn maddie maddy magda
madeline lena maddie maddy maud
madison maddie mattie
magdalena lena leni lenka madzia magda
malcolm mal malc
malgorzata gosia malgosia margaret
manfred fred mani manni manny
manuel manolo manu
manuela ela manu
marcel marc
marcella celia marcy
marcus marc marco marcos marek mark markus
margaret daisy greet greta gretchen gretel madge magge maggie mags margarete margarita marge margery margie margo margot marguerite meg meta midge peg peggy rita
margarethe gitta greta grete gretel gretl
margarita margo margosha rita
maria maja manya marie mariechen mariella marika marita marusya mary maryla marysia masha mia mimi mitzi
marian marianne mary
marianne anne mary
marie mary mia mimi mitzi
marilyn lynn mary
marina mara
marion mary
marjorie margaret marge margie
marlene lena leni
martha marta marty mattie pat patsy
martin marcin mart martino marty
martina tina
marvin marv
mary mae mamie maria mariah marie may mimi minnie mitzi moll molly polly
matilda hilda mathilda mathilde mattie maud tilda tilly
matteo teo
matthew mateo mateusz mathew mats matt matteo matthaeus matthias mattie thiess
matthias hias mathias matt matze
maureen mary mo molly
maurice mauricio maury mo moritz morris
maxim maksim max
maximilian max maxi milian
maxwell max
maya amaya
megan margaret meg meggie
melanie mel melli mellie
melinda linda lindy mel mindy
melissa lissa mel milly missy
melvin mel
mercedes merche mercy sadie
meredith mer merry
micah mike
michael micha michail michal michel michele mick mickey micky mico miguel mikael mike mikey mikhail mischa misha
michaela ela micaela michi
michal michas
michele lino
michelle chelle mickey shelly
miguel miki
mikhail mischa misha
mildred millie milly
miles milo
millicent millie
minerva minnie
miranda mandy mira randy
miriam mary mimi mitzi
miroslaw mirek
mitchell mickey mitch mitchel
mohammed mo mohamed mohammad muhammad muhammed
monica mon mona moni monika nicki
moritz mo
morris mo moe
mortimer mort
moses mo moe
muriel mur
myron ron
myrtle myrt
nadezhda nadia nadya
nancy nan nance
naomi nomi
natalia nata natalka natalya natasha talia
natalie lee nat natty talia tally
nathan nat nate
nathaniel nat nate nathan than
nelson nels
nicholas claas cole colin klas klaus mik mikolaj nic nick nicky nico nicola nicolas nicolo niels nikita niklas nikolaus nikolay nils
nicola nic nicky
nicole cole nic nici nicky nikki
nikita nik
nikolai kolja kolya nick
nikolay kolya
noah noe
nora eleanor honora
norbert bert nobby
norma noma
norman norm
octavia tave tavia
oleg olezhka
olga olenka olya
oliver oli oliviero olli ollie
olivia liv livia livvy nollie ollie
oscar oskar ossie ozzy
oswald oz ozzie
pablo paul
pamela pam pammie pammy
pascal pasha
patricia pat patrizia patsy pattie patty tish tricia trish trix
patrick paddie paddy pat patricio patsy rick ricky
paul pablo paolo paulie pavel pawel
paula lina pauline polly
paulina lina paula pauline polly
pauline paula polly
pavel pasha paul pavlik
pearl perlie
pedro perico peter
penelope pen penny
percival percy
peter pedro pete petey petya pieter pietro piotr pit pyotr
philip felipe filip filippo phil philipp phillip pip
philippa pip pippa
phillip phil
phoebe fifi
phyllis phil
pietro piero
pilar pili
piotr petr piotrek
polina polya
preston pres
priscilla cilla cissy prissy
quentin quin
rachel rach rae raquel ray shelly
rafael rafa raffaele rafi raphael
ralph rafe raul
ramon mon moncho
randall randolph randy
randolph dolph randy
raymond raimund ramon ray
rebecca bec becca beck becky bex reba rebekah
regina gena gina reggie
reginald naldo reg reggie rex reynold ron
reinhard hardy reini
renata renate renia
reuben rube ruben
reynaldo naldo rey
rhoda rodie
ricardo richard rick ricky
riccardo ricky rico
richard dick dickie hick ricardo riccardo rich richie rick ricky rico ritchie ryszard
rita margarita
robert bert bob bobby dob hob hobie rob robbie roberto robin rupert
roberta berta bobbie robbie
roberto beto bob rob
rodney rod
rodrigo rod rodri
roger hodge rodge rodger rog
roland orlando rollo rolly
rolf rudolf
roman roma
ronald naldo ron ronnie ronny
rosa rosie rosita
rosalind linda ros rosalinda rose roz
rosalyn lynn rose roz
rosamund rose roz
rosario charo
rose rosa rosie
rosemary mary romy rose rosemarie rosie
roxanne ann rosie roxana roxy
rudolf rolf rudi
rudolph rodolfo rolf rudy
russell russ rusty
ruth ruthie
ryan ry
ryszard rysiek
salvador chava sal
salvatore sal toto turi
samantha mantha sam sammy
samson sam
samuel sam sammy samu samuele sem
sandra alexandra cassandra sandi sandie sandy
santiago chago diego santi yago
sara sadie sally
sarah sadie sal sally sara
saul sol
scott scotty
sean shaun shawn
sebastian bas basti bastian seb
selina lina
selma anselma
serena rena
sergei serge sergej sergio seryoga
sergey sergei seryozha
sergio checo
shannon shan
sharon shari sherry
sheila cecilia
shelby shel
sheldon shelly
sherry cher sheri
shirley lee shirl
sidney sid syd sydney
siegfried siggi sigi
sigmund sig siggi zygmunt
sigrid siri
silvester vester
silvia silvie sylvia
simon si simeon sy szymon
simone mona
slawomir slawek
sofia sofie sonya sophia zofia
solomon salomon saul sol
sonia sonja sonya
sophia sophie zosia
stanislaw stach stanislav stas staszek
stanley stan
stella estelle
stephanie fanny stefania stefanie steffi steph stephie stevie
stephen esteban istvan stefano steffen steve stevie szczepan
steven stefan steph stephen steve stevie
stuart stewart stu
susan sue sukey susana susanna susanne susie suzanne suzi suzie suzy zuzanna
susanna sanna sue susi zuzia
svetlana lana sveta
sylvester sly
sylvia silvy sylvie
szymon simon
tabitha tabby
tadeusz tadek
tamara mara tam tammy toma
tanya tania tatiana
tatiana tanya tata tatyana
terence terrance terrell terry
teresa reese resi tere terese terri terry tess tessa theresa therese tracy
thaddeus tad teddy thad
thea dorothea
theodora dora teodora theo
theodore feodor fyodor tad ted teddy teodor theo theodor
theresa resi teresa terri
therese resi
thomas thom tom tomas tomasz tomek tommaso tommy
tiffany tiff
timothy tim timmo timmy timo timofei
tobias tobi toby
tomasz tomek
travis trav
trevor trev
tristan tris
tyler ty
ulrich uli ulli
ulrike rike uli ulli
ursula ulla ursel uschi
ute uta
valentin val valentino
valentina tina val valya
valerie val valeria
valery valera
vanessa nessa van
vasily vasya wassily
vernon vern
veronica nica roni ronnie vera veronika vroni
victor vic viktor vittorio vitya
victoria tori toria tory vick vicki vicky vika viktoria
vincent enzo vicente vince vincente vincenzo vinny vinzenz
vincenzo cenzo enzo
viola vi
violet vi
virginia ginger gini ginny jane
vivian vi viv vivienne
vladimir vlad volodya volodymyr vova
vladislav slava vlad
vyacheslav slava
waclaw wacek
wallace wally
walter valter wally walt walther wat
wanda wendy
wendy gwendolyn
wesley wes
wilfred fred wilf will
wilhelm bill helm willem willi willy wim
wilhelmina billie mina minnie willa wilma
william bela bil bill billy guillermo liam vilhelm wil wilhelm will willie wills willy
winfield win
winifred freddie win winnie
winston win winnie
wladyslaw wladek
wojciech wojtek
wolfgang wolf wolfi
woodrow woody
xavier javier
yekaterina katya
yevgeny zhenya
yolanda yoli
yulia julia yulya
yuri george jurij yura
yvonne evon vonnie
zachariah zach zachary zack
zachary zac zach zack zak
zbigniew zbyszek
zdzislaw zdzich
zoe zoey
zofia zosia
zygmunt zygmus
"""  # noqa: E501  # one name, one line


def may_be_same_first_name(one: str, other: str) -> bool:
    """Whether one folded first name is a short or pet form of the other: Bob and Robert."""
    return other in _forms().get(one, _NONE) or one in _forms().get(other, _NONE)


def are_forms_of_one_name(one: str, other: str) -> bool:
    """Whether both may stand for a third: Margie and Meg are both Margaret, and may be sisters."""
    return not _meant().get(one, _NONE).isdisjoint(_meant().get(other, _NONE))


def are_two_first_names(one: str, other: str) -> bool:
    """Whether both are names that people bear: Mark and Mary differ by a letter, and are no slip.

    Where they are not, neither is one a form of the other.
    """
    known = _meant()
    return one in known and other in known


_NONE: frozenset[str] = frozenset()


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Name -> how else people write it."""
    lines = (line.split() for line in _GROUPS.strip().splitlines())
    return {name: frozenset(forms) for name, *forms in lines}


@cache
def _meant() -> dict[str, frozenset[str]]:
    """Form -> the names that it may stand for."""
    meant: dict[str, set[str]] = {}
    for name, forms in _forms().items():
        for form in (name, *forms):
            meant.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in meant.items()}

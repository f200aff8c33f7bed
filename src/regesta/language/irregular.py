"""English verbs and nouns whose forms no ending explains, old ones among them: the base, then its other forms."""

_VERBS = """
abide abode|abided; arise arose arisen; awake awoke awoken; bear bore|bare borne|born; beat beat beaten; become
became become; befall befell befallen; beget begot|begat begotten; begin began begun; behold beheld; bend bent;
bereave bereft; beseech besought; beset beset; bespeak bespoke bespoken; bestride bestrode bestridden; betake betook
betaken; bethink bethought; bid bade|bid bidden; bide bode; bind bound bounden; bite bit bitten; bleed bled; blow
blew blown; break broke|brake broken; breed bred; bring brought; build built|builded; burn burnt; burst burst; buy
bought; cast cast; catch caught; chide chid chidden; choose chose chosen; cleave clove|cleft|clave cloven; cling
clung; clothe clad; come came come; cost cost; creep crept; cut cut; deal dealt; dig dug; do did done; draw drew
drawn; dream dreamt; drink drank drunk|drunken; drive drove|drave driven; dwell dwelt; eat ate eaten; fall fell
fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung; fly flew flown; forbear forbore
forborne; forbid forbade|forbad forbidden; forego forewent foregone; foresee foresaw foreseen; foretell foretold;
forget forgot forgotten; forgive forgave forgiven; forsake forsook forsaken; forswear forswore forsworn; freeze
froze frozen; get got|gat gotten; gird girt; give gave given; go went gone; grind ground; grow grew grown; hang
hung; hear heard; heave hove; hew hewed hewn; hide hid hidden; hit hit; hold held holden; hurt hurt; keep kept;
kneel knelt; knit knit; know knew known; lade laded laden; lay laid; lead led; lean leant; leap leapt; learn learnt;
leave left; lend lent; let let; lie lay lain; light lit; lose lost; make made; mean meant; meet met; melt melted
molten; mislead misled; mistake mistook mistaken; misunderstand misunderstood; mow mowed mown; outdo outdid outdone;
outgrow outgrew outgrown; overcome overcame overcome; overhear overheard; override overrode overridden; overrun
overran overrun; oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; pay paid;
plead pled; put put; quit quit; read read; rebuild rebuilt; rend rent; repay repaid; rid rid; ride rode ridden; ring
rang rung; rise rose risen; rive rived riven; run ran run; saw sawed sawn; say said; see saw seen; seek sought; sell
sold; send sent; set set; sew sewed sewn; shake shook shaken; shear shore shorn; shed shed; shew shewed shewn; shine
shone; shoe shod; shoot shot; show showed shown; shrink shrank shrunk|shrunken; shrive shrove shriven; shut shut;
sing sang sung; sink sank sunk|sunken; sit sat sitten; slay slew slain; sleep slept; slide slid; sling slung; slink
slunk; slit slit; smell smelt; smite smote smitten; sow sowed sown; speak spoke|spake spoken; speed sped; spend
spent; spill spilt; spin spun|span; spit spat; split split; spoil spoilt; spread spread; spring sprang|sprung
sprung; stand stood; stave stove; steal stole stolen; stick stuck; sting stung; stink stank stunk; strew strewed
strewn; stride strode stridden; strike struck stricken; string strung; strive strove striven; swear swore|sware
sworn; sweep swept; swell swelled swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore
torn; tell told; think thought; thrive throve thriven; throw threw thrown; thrust thrust; tread trod trodden;
undergo underwent undergone; understand understood; undertake undertook undertaken; undo undid undone; uphold
upheld; upset upset; wake woke woken; wear wore worn; weave wove woven; wed wed; weep wept; win won; wind wound;
withdraw withdrew withdrawn; withhold withheld; withstand withstood; work wrought; wring wrung; write wrote|writ
written
"""
_NOUNS = """
man men; woman women; child children; foot feet; tooth teeth; goose geese; mouse mice; ox oxen; brother brethren;
wife wives; life lives; knife knives; half halves; calf calves; leaf leaves; thief thieves; wolf wolves; shelf
shelves; self selves; loaf loaves; sheaf sheaves; elf elves; crisis crises; thesis theses; basis bases; oasis oases;
axis axes; analysis analyses; hypothesis hypotheses; synthesis syntheses; emphasis emphases; phenomenon phenomena;
criterion criteria; stratum strata; datum data; memorandum memoranda; index indices; appendix appendices; vertex
vertices; radius radii; nucleus nuclei; alumnus alumni; formula formulae; larva larvae; penny pence; die dice
"""


def _by_form(table: str) -> dict[str, str]:
    rows = [row.split() for row in table.split(";")]
    return {form: base for base, *columns in rows for column in columns for form in column.split("|")}


VERBS = _by_form(_VERBS)
NOUNS = _by_form(_NOUNS)

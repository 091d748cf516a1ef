package report

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph"
	"throughline/graph/load/clean"
)

// Names is written as null, one name or a list of names.
type Names []string

// MarshalJSON writes the shortest of the three.
func (n Names) MarshalJSON() ([]byte, error) {
	switch len(n) {
	case 0:
		return []byte("null"), nil
	case 1:
		return json.Marshal(n[0])
	}
	return json.Marshal([]string(n))
}

// particles stand in the middle of family names.
var particles = set("van von de der den del della da di du dos la le bin ibn al el ten ter zu af y e")

// givenNames are frequent ones of many countries. A name that begins with one
// is a person's beyond doubt; others may be as well.
var givenNames = set(`aaron ada adam adrian ahmed alan albert alejandro alessandro alex alexander alexandra alexis alice alicia alison amanda amber amelie amit amy ana anastasia
 anders andre andrea andreas andrew andy angela anil anita anja anna anne annie anthony antoine antonio arjun arnaud arthur arun ashley astrid barbara bart beatrice ben
 benjamin benoit bernard bernd bert beth bill björn bob brandon brendan brian bruce bryan caitlin camille carl carla carlos carol caroline carsten catherine cecile chad charity
 charles charlie charlotte chloe chris christian christina christine christoph christophe christopher cindy claire clara claudia colin connor craig cristina daniel daniela
 daniele dave david dean deborah denis dennis derek diana diego dirk dmitry dominik donna doug douglas duncan dylan ed eddie eduardo edward elena eli elisabeth elizabeth ella
 ellen emily emma emmanuel enrico eric erica erik erin ernest esther ethan eva evan fabian fabien felix fernando filip florian francesca francesco francis francois frank fred
 frederic frederik gabriel gareth gary gavin george gerald gil giovanni glenn gonzalo gordon grace graham greg guido guillaume gustavo hannah hans harry heather heidi helen
 helena henrik henry holger holly howard hugo ian igor ines ingrid irene isabel isabelle ivan jack jackie jacob jake jakob james jamie jan jane janet jason javier jay jean jeff
 jeffrey jen jennifer jenny jens jeremy jerome jess jesse jessica jill jim joachim joanna jochen joe joel johan johannes john johnny jon jonas jonathan jordan jorge jose josef
 joseph josh joshua joyce juan judith julia julian julie julien jürgen justin kai karen karl karsten kate katharina katherine kathy katie keith kelly ken kenneth kenny kevin
 kim klaus kris kristen kristin kurt kyle lars laura lauren laurent lea lee leo leon leonardo leslie liam linda lindsey lisa liz lorenzo louis louise luca lucas lucy ludovic
 luis lukas luke lydia magnus manuel marc marcel marco marcus margaret maria marie marina mario marion mark markus martin martina mary mathias mathieu matt matteo matthew
 matthias maurice max maxime megan melanie melissa michael michal michel michelle miguel mike miriam mohamed mohammed monica morten muhammad nadia nancy natalie natasha nathan
 neha neil nicholas nick nicola nicolas nicole nikita nils nina noah nora oleg oliver olivia olivier omar oscar pablo pamela paolo pascal pat patricia patrick paul paula pavel
 pedro peggy peter petra phil philip philipp philippe pierre piotr priya rachel rafael rahul raj rajesh ralf ralph ramon raphael raul ray rebecca remi renee rich richard rick
 rob robert roberto robin rod roger roland roman ron ronald rosa ross roy russ russell ruth ryan sabine sally sam samantha samuel sandra sandy sanjay santiago sara sarah scott
 sean sebastian sergey sergio seth shane shannon sharon shaun shawn silvia simon simone sofia sonia sophia sophie stacy stanislav stefan stefanie stephan stephane stephanie
 stephen steve steven stuart sue suresh susan susanne sven svetlana sylvain takashi tamara tara ted teresa terry theo theresa thomas thorsten tiffany tim timothy tina tobias
 todd tom tomas tomasz tony tracy travis trevor trisha tyler uwe valentin valerie vanessa vera victor victoria vijay viktor vincent vinod virginia vladimir walter wanda warren
 wayne wei wendy werner wes will william wolfgang xavier yan yann yi yuki yuri yves yvonne zach zoe aditya aisha akira amir ananya anton aparna bogdan carmen deepak dimitri
 divya dorothy elias emilia fatima gopal hassan hiroshi ibrahim imran jing juliette karim karthik kavya kenji khalid krishna lakshmi lena leila li lin ling luc magda mei meera
 ming miguel mustafa nadine naoko nikhil nisha olga ole pooja prakash pranav ravi rohan rohit sanjeev satoshi sergei shreya siddharth sunil tariq tomoko tuan umar vikram
 vivek wojciech xin yasmin ying yoko yusuf zhang wang`)

// plainWords are capitalised in titles and headings and are no one's name.
var plainWords = set(`then finally also however meanwhile later afterwards additionally although since during unlike furthermore moreover nevertheless again instead therefore besides because luckily unfortunately sadly nach dann danach zuletzt anschließend schließlich außerdem zum zur bei beim als auch puis ensuite enfin après avant aussi d'abord chez selon chief custom definition definitions save yourself kick off boilerplate hybrid vector secret native a about above access action actions adopting advanced advice after agenda agile ai air algorithm all alternative an analysis analytics and anti any api apis app
 application applications approach apps architecture architectures are art as at attack audience automated automation back backend bad basics be beer behind best better between
 beyond big bonus book books bookmarks both break breakfast bring bringing bug bugs build building built business but by can career case cases chair challenge challenges change
 changes chaos city clean closing cloud cloud-native club cluster clusters code coding coffee collaboration coming community company complete computer computing concept
 conclusion conclusions conf conference conferences container containers content continuous control core cost costs creating cross culture current customer daily dark dashboard data
 database databases day days dead debugging debt deep delivery demo deploy deployment deployments design designing dev developer developers development devices devops digital
 discovery dinner distributed dive do does doing domain don't driven easy edge effective efficient eight end engine engineer engineering engineers enough enterprise environment
 error errors event events everyone everything evolution evolving example examples experience experiences expo extra failure failures fallacies fast faster feature features
 feedback few final first five food for four framework frameworks free friday from front frontend full fun functional further future gaming general getting good graph great group
 growth guide hall hands hard hardware health hello high highlights history home hotel how html http i idea ideas if impressions improving in incident industry information
 infrastructure innovation inside insights instant integration intelligence interesting internet intro introducing introduction is issues it its java javascript job jobs journey
 just key keynote keynotes kubernetes lab labs language languages large last law leadership learn learned learning less lessons let let's level leveraging life light lightning
 like linux links list live load local location logging long look looking love lunch machine main making management managing many map maps master me media meet meetup memory
 mesh message messages method methods metrics microservice microservices mission mobile model modeling models modern monday monitoring monolith more morning most moving multi my
 native net network networking networks never new next night no node not notes now number object of office on one online only open opening operating operations optimization or
 organisation organizers other others our out outlook over overall overview own packet page panel paper papers parallel part parts party past patterns people performance personal
 phase photos pictures pipeline pipelines places plan platform platforms play policy power practical practice practices present presentation presenting preview principles privacy
 problem problems process processes product production products program programming project projects protocol proxy public python quality questions queue quick quotes random reactive
 read reading real real-time recap recent recommended records reference references registration relational release reliability reliable remote report research resilience resources
 response rest results retrospective return review right risk road roadmap room rules running runtime safe safety saturday scalability scalable scale scaling schedule schema science
 search second secret secrets secure security self server serverless servers service services session sessions set setup seven shared short show side simple site six slides small
 social software some space speak speaker speakers speed sponsors sprint sprints stack standard state static stories story storage strategies strategy stream streaming streams
 structured style success summary summit sunday support surprise swag system systems take takeaway takeaways talk talks teaching team teams tech technical technologies technology
 test testing tests text than thank thanks that the their themes there these they things think thinking this thoughts three thursday time tips title to today tomorrow too tool
 tooling tools top topic topics toward towards track tracks traffic training transformation travel trends trip true trust tuesday tutorial tutorials two types ui under
 understanding unit university up update updates us use user users using vendor venue version versus video videos view virtual vision vs wall want was way ways we web website
 wednesday week welcome what what's when where which while who why wifi will wise with without women words work working workshop workshops world wrap writing year years you your
 zero zone january february march april june july august september october november december spring summer autumn winter der die das und für mit von im ist ein eine auf les des une
 et pour avec dans sur est un tout toutes mon ma mes notre nos votre vos au aux en san francisco london berlin paris york amsterdam barcelona chicago denver seattle europe america
 north south east ii iii iv vi vii viii ix west asia usa uk germany france spain india china japan los angeles las vegas diego jose munich münchen brussels vienna copenhagen prague lisbon dublin
 street avenue park center centre institute inc gmbh ltd llc corp corporation foundation bank airlines international national global international association`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// nameScore is how much a text has the shape of a person's full name, 0 to 1:
// 1 where it begins with a known given name.
func (x *extractor) nameScore(s string) float64 {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || len(s) > 60 || clean.IsPlaceholder(s) {
		return 0
	}
	given := givenNames[strings.ToLower(strings.Trim(words[0], "."))]
	capitals := 0
	for i, w := range words {
		if i > 0 && i < len(words)-1 && particles[strings.ToLower(w)] {
			continue
		}
		if !isNameWord(w) || (i > 0 || !given) && x.isPlain(w) && !(given && i == len(words)-1 && !x.themeWords[strings.ToLower(w)]) {
			return 0
		}
		capitals++
	}
	switch {
	case companyForms[strings.ToLower(words[len(words)-1])]:
		return 0
	case !given && hasEnding(strings.ToLower(words[0]), "ing"): // Reducing Boilerplate
		return 0
	case capitals < 2 || capitals > 4 || x.isKnownTerm(s) || !given && x.v.Resolve(graph.Technology, words[0]) != nil:
		return 0
	case given:
		return 1
	}
	return 0.7
}

// isPlain reports whether a word is one of the language or of the trade.
func (x *extractor) isPlain(w string) bool {
	w = strings.ToLower(strings.TrimRight(w, "."))
	return plainWords[w] || x.themeWords[w] || roles[w] || hasEnding(w, "tion", "tions", "ments", "ness", "ology", "ware", "ability", "izing", "ising")
}

func hasEnding(w string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return len(w) > len(e)+1 && strings.HasSuffix(w, e) })
}

// isNameWord is a capital and then letters: O'Brien, Anne-Marie, McKelvey, J.
func isNameWord(w string) bool {
	first, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(first) {
		return false
	}
	for _, r := range w[n:] {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("'’.-", r) {
			return false
		}
	}
	// A full stop is that of an initial, not the sentence's.
	return len(w) <= 24 && (!strings.Contains(w, ".") || len(w) <= 3 && strings.HasSuffix(w, "."))
}

// companyEnds are words that end the names of companies and institutions.
var companyEnds = set(`inc inc. ltd ltd. llc gmbh ag corp corp. corporation labs lab systems software technologies technology university foundation institute bank group consulting
 solutions networks media studios entertainment airlines university games research cloud security io health energy interactive streaming`)

// companyForms end no one's name.
var companyForms = set(`inc ltd llc gmbh ag corp corporation se sa bv plc labs software technologies systems foundation university consulting solutions
 works group networks studios institute ventures partners industries holdings interactive analytics robotics bank airlines`)

// amount is a time or a quantity: "Chaos at 3am", "Queues at 10k".
var amount = regexp.MustCompile(`(?i)^\d+(?:am|pm|x|k|ms?|s|th|st|nd|rd|gb|tb|%)$`)

// isCompany reports whether a text can be a company's name where one is
// expected: after "from", in brackets behind a name.
func (x *extractor) isCompany(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || len(s) > 50 || strings.Contains(s, "://") || clean.IsPlaceholder(s) || isRole(s) {
		return false
	}
	if len(words) > 1 && companyForms[strings.ToLower(words[len(words)-1])] && isNameWord(words[0]) { // Queue Corp
		return true
	}
	if amount.MatchString(s) {
		return x.isKnownCompany(s)
	}
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.Contains(s, ".") && !x.isKnownCompany(s) {
		return false
	}
	if unicode.IsDigit(r) && !strings.ContainsFunc(s, unicode.IsLetter) || x.isKnownCompany(s) {
		return x.isKnownCompany(s)
	}
	plain := 0
	for i, w := range words {
		if i > 0 && startsLower(w) && !companyEnds[w] && !particles[w] && w != "and" && w != "of" && w != "the" {
			return false
		}
		if x.isPlain(w) {
			plain++
		}
	}
	return plain < len(words) && !x.isTheme(s)
}

var roles = set(`engineer developer architect manager director head lead founder co-founder cofounder ceo cto cio ciso coo cpo vp president chief officer advocate evangelist consultant
 scientist researcher professor student analyst specialist sre designer maintainer principal staff senior owner fellow coach strategist author committer lecturer contributor
 expert technologist entwickler ingenieur leiter gründer développeur développeuse ingénieur directeur fondateur creator host moderator`)

func isRole(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if roles[strings.Trim(w, ",.()")] {
			return true
		}
	}
	return false
}

package report

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
)

const (
	seriesWord = `(?:\b(?:[\p{Lu}][\p{L}\p{N}+&.'’-]*\s+){0,2}?[\p{Lu}][\p{L}\p{N}:+&.-]*(?:Con|CON|Conf|CONF|conf|con|Days|Fest|Camp|Summit|Congress)\b|\b(?:[\p{Lu}][\p{L}\p{N}+&.'’-]*\s+){1,3}?(?:Conference|Conf|Con|Summit|Days|Day|Fest|Camp|Congress|Forum|Symposium|World|Meetup|Connect|Live|Exchange)\b|\b(?:devopsdays|DevOpsDays|Devopsdays|DevOps Days|GOTO|goto|Goto|Devoxx|DevoxxFR|FOSDEM|Fosdem|Strata|Strange Loop|Voxxed Days|OSCON|Velocity|NDC|JAX|WWDC|Google I/O|re:Invent|AWS re:Invent|Øredev|Lambda World|Monitorama|EuroPython|FrOSCon|BSides|DEF ?CON|Black Hat|dotGo|dotJS|dotScale|linux\.conf\.au|Microsoft Build|Microsoft Ignite|Heise devSec|code\.talks|\d\dC3|\d\dc3)\b)`
	afterName  = `((?:\s*\+\s*[\p{Lu}]\w+)?(?:[\s,]+(?:[\p{Lu}][\p{Ll}]+(?:\s(?:[\p{Lu}][\p{Ll}]+))?|SF|NYC|LA|NA|EU|FR|UK|US|USA|DE|BE|PL|MA|UA))?)`
)

var (
	eventName = regexp.MustCompile(`(` + seriesWord + `)` + afterName + `(?:\s+(?:Conference|conference))?(?:[\s,:’'(-]*((?:19|20)\d\d)\b|\s?['’](\d\d)\b)?`)
	aYear     = regexp.MustCompile(`\b(?:19[89]\d|20[0-4]\d)\b`)
	notCity   = set("na eu fr uk us usa de be pl ma ua europe north south america asia india japan france germany china australia recap notes trip report takeaways review conference summary day a the poland belgium spain israel canada highlights roundup impressions wrap part keynote keynotes talks")
	notSeries = regexp.MustCompile(`^(?:(?:The|A|My|Our|This|Notes|Recap|Report|Trip|Takeaways|From|At|In|On|Of|Visiting|Attending|Key|Some|Thoughts|Retour|Sur|Quick|Impressions|Rückblick|Nachlese|Notizen|Konferenzbericht|Compte-rendu|Review|Highlights|Summary|Speaking|Going|Lessons|Learnings|Back|Live|Conference Report|Bericht|Von|Der|Die)\s+)+`)
	dated     = regexp.MustCompile(`(?i)\b(?:\d{1,2}(?:st|nd|rd|th|\.)?\s*(?:(?:-|–|to|and|&|bis|et|au)\s*\d{1,2}(?:st|nd|rd|th|\.)?\s*)?(?:of\s+)?` + months + `,?\s+((?:19|20)\d\d)|` + months + `\s+\d{1,2}(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|&)\s*(?:` + months + `\s+)?\d{1,2}(?:st|nd|rd|th)?)?,?\s+((?:19|20)\d\d))\b`)
	recent    = regexp.MustCompile(`(?i)\b(?:this (?:past )?(?:week|month|year|weekend|spring|summer|fall|autumn|winter)(?:'s|’s)?|last (?:week|month|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:past|previous) (?:week|month|few days|weekend)|yesterday|today|just (?:got|came|returned|back|finished|attended|wrapped)|i'm here|i’m here|i am (?:here|at)|few (?:days|weeks) ago|recently|coming back|diese woche|letzte woche|dieses jahr|gestern|vergangene woche|cette semaine|la semaine dernière|cette année|hier)\b`)
	atCon     = regexp.MustCompile(`(?i)\b(?:conference|konferenz|conférence|con\b|summit|edition|event)\b`)
)

const months = `(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|février|mar(?:ch|s)?|märz|apr(?:il)?|avril|may|mai|june?|juni|juin|july?|juli|juillet|aug(?:ust)?|août|sep(?:t(?:ember|embre)?)?|oct(?:ober|obre)?|oktober|nov(?:ember|embre)?|dec(?:ember)?|dezember|décembre)\.?`

// place is a stretch of a block.
type place struct {
	text  string
	lines string
}

// head fills in what is known of the report as a whole.
func (d *document) head(r *Report) {
	d.findEmployers(d.opening3000())
	titles := d.titles()
	if len(titles) > 0 {
		r.Title = clip(oneLine(titles[0].text), 200)
	}
	d.byline(r, titles)
	d.publication(r)
	d.event(r, titles)
}

// titles are the lines that can name the event: the title in the front matter,
// the first heading, the first lines.
func (d *document) titles() []place {
	var out []place
	if t := d.src.fields.Text("title"); t != "" {
		out = append(out, place{t, d.fieldLine("title")})
	}
	for i := range d.blocks {
		b := &d.blocks[i]
		if i < 3 && (isBareLine(b) || b.kind == heading) || b.kind == heading && b.level == 1 && i < 6 {
			out = append(out, place{b.text, b.lines(0, len(b.text))})
		}
	}
	return out
}

// fieldLine is the line of the front matter that holds a field.
func (d *document) fieldLine(key string) string {
	return locator(1, max(1, d.src.field))
}

// openings are the first paragraphs.
func (d *document) openings(most int) []place {
	var out []place
	size := 0
	for i := range d.blocks {
		b := &d.blocks[i]
		if size > most {
			break
		}
		size += len(b.text)
		out = append(out, place{b.text, b.lines(0, len(b.text))})
	}
	return out
}

func (d *document) opening3000() string {
	var out strings.Builder
	for _, p := range d.openings(8000) {
		out.WriteString(p.text + "\n")
	}
	return out.String()
}

// event finds name and year: by the title, then by the opening.
func (d *document) event(r *Report, titles []place) {
	all := append(slices.Clone(titles), d.openings(3000)...)
	for i, p := range all {
		m := eventName.FindStringSubmatch(oneLine(p.text))
		if m == nil {
			continue
		}
		series, name, city := splitEvent(m[1], m[2])
		if series == "" {
			continue
		}
		rule := "event-in-text"
		if i < len(titles) {
			rule = "event-in-title"
		}
		r.Event.Series, r.Event.Name, r.Event.City = series, name, city
		r.note("event", name, p.lines, m[0], rule, 0.9)
		break
	}
	if r.Event.Name == "" {
		d.eventByTitle(r, titles)
	}
	if r.Event.City == "" && r.Event.Series != "" {
		d.city(r, all)
	}
	d.year(r, titles, all)
}

// splitEvent parts a name like "QCon San Francisco".
func splitEvent(name, more string) (series, whole, city string) {
	series = strings.TrimSpace(notSeries.ReplaceAllString(oneLine(name), ""))
	if titleWords(series) == 0 || plainWords[strings.ToLower(series)] {
		return "", "", ""
	}
	if strings.EqualFold(series, "goto") {
		series = "GOTO"
	}
	more = strings.Trim(oneLine(more), " ,")
	var kept []string
	for _, w := range strings.Fields(more) {
		if l := strings.ToLower(w); notCity[l] && !slices.Contains([]string{"north", "america", "europe", "na", "eu", "fr", "india", "asia", "japan", "france", "germany"}, l) {
			break
		}
		kept = append(kept, w)
	}
	more = strings.Join(kept, " ")
	whole = strings.TrimSpace(series + " " + more)
	switch {
	case more == "SF":
		city = "San Francisco"
	case more == "NYC":
		city = "New York"
	case more == "LA":
		city = "Los Angeles"
	case more != "" && !notCity[strings.ToLower(kept[0])]:
		city = more
	}
	return series, whole, city
}

var inCity = regexp.MustCompile(`\b(?:in|to|at|à|aus)\s+((?:San|Los|Las|New|St\.|Den)\s[\p{Lu}][\p{Ll}]+|[\p{Lu}][\p{Ll}]{3,})\b`)

// city takes the place that the sentence with the event's name gives.
func (d *document) city(r *Report, all []place) {
	for _, p := range all {
		at := strings.Index(p.text, r.Event.Series)
		if at < 0 {
			continue
		}
		if m := inCity.FindStringSubmatch(p.text[at:min(len(p.text), at+80)]); m != nil && !plainMonth(m[1]) && !strings.Contains(r.Event.Series, m[1]) {
			r.Event.City = m[1]
			return
		}
	}
}

func plainMonth(s string) bool {
	return regexpStart(monthName, s)
}

var monthName = regexp.MustCompile(`(?i)^` + months + `$|^(?:this|their|general|person|german)$`)

// isEventName reports whether a line is the event's name and little else.
func (d *document) isEventName(s string) bool {
	m := eventName.FindString(s)
	return m != "" && titleWords(s) <= titleWords(m)+4 && (aYear.MatchString(s) || regexpStart(notSeries, s) || titleWords(s) <= titleWords(m)+2) &&
		!strings.ContainsAny(s, "\"“(") && (!strings.Contains(s, ":") || aYear.MatchString(s))
}

// year takes the year that title or text state for the event, or a whole
// publication date where the words make the event contemporary.
func (d *document) year(r *Report, titles, all []place) {
	for _, p := range titles {
		if y := aYear.FindString(p.text); y != "" && (eventName.MatchString(p.text) || len(titles) > 0 && p == titles[0]) {
			r.setYear(y, p, "year-in-title", 0.95)
			return
		}
	}
	for _, p := range all {
		for _, m := range eventName.FindAllStringSubmatch(oneLine(p.text), 5) {
			if y := fullYear(m[3], m[4]); y != "" && (r.Event.Series == "" || strings.Contains(m[0], r.Event.Series)) {
				r.setYear(y, p, "year-beside-name", 0.9)
				return
			}
		}
	}
	for _, p := range all {
		if m := dated.FindStringSubmatch(p.text); m != nil && (atCon.MatchString(p.text) || r.Event.Series != "" && strings.Contains(p.text, r.Event.Series)) && !strings.HasPrefix(strings.ToLower(p.text), "date") {
			r.setYear(m[1]+m[2], p, "dates-of-event", 0.8)
			return
		}
	}
	d.yearOfPublication(r, all)
}

func fullYear(four, two string) string {
	if four != "" {
		return four
	}
	if two != "" && two < "50" {
		return "20" + two
	}
	return ""
}

func (d *document) yearOfPublication(r *Report, all []place) {
	y := clean.YearOf(r.Published)
	if y == 0 || len(r.Published) < 10 {
		return
	}
	for _, p := range all {
		if m := recent.FindString(p.text); m != "" {
			year := strconv.Itoa(y)
			r.setYear(year, place{m, p.lines}, "published-then", 0.7)
			return
		}
	}
}

func (r *Report) setYear(year string, p place, rule string, score float64) {
	y, err := strconv.Atoi(year)
	if err != nil {
		return
	}
	r.Event.Year = &y
	r.note("event-year", year, p.lines, clip(oneLine(p.text), 120), rule, score)
}

func (r *Report) note(of, name, lines, words, rule string, score float64) {
	r.Evidence = append(r.Evidence, Evidence{of, name, lines, words, rule, score})
}

func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

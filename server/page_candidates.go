package server

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph/card"
	"throughline/graph/text"
	"throughline/server/api"
	"throughline/web/view"
)

// candidatesOnPage keeps the page below 100 KB.
const candidatesOnPage = 20

// candidatesPage lists phrases that may be themes; with a phrase it shows that
// one with all its talks.
func (s *Server) candidatesPage(c echo.Context) error {
	all, err := s.candidates(c)
	if err != nil {
		return err
	}
	d := s.dataset(c)
	if phrase := c.QueryParam("phrase"); phrase != "" {
		return s.candidatePage(c, all, phrase)
	}
	n, err := intParam(c, "page", 1, 1, MostCandidates)
	if err != nil {
		return err
	}
	list := unknown(all.Candidates)
	v := view.CandidatesView{Total: len(list), Coverage: coverage(d.trends().Scope()), Writable: s.maySend(c)}
	from := min((n-1)*candidatesOnPage, len(list))
	for _, one := range list[from:min(from+candidatesOnPage, len(list))] {
		v.Rows = append(v.Rows, candidateRow(d, one))
	}
	for p := 1; (p-1)*candidatesOnPage < len(list); p++ {
		v.Pages = append(v.Pages, view.Tab{Link: view.Link{Label: strconv.Itoa(p), Href: "/themes/candidates?page=" + strconv.Itoa(p)}, Count: -1, Current: p == n})
	}
	for _, k := range all.Accepted {
		v.Accepted = append(v.Accepted, view.KeptTheme{Ref: view.Ref{ID: k.ID, Name: k.Phrase}, Aliases: strings.Join(k.Aliases, ", "), Talks: k.Count})
	}
	v.Rejected = all.Rejected
	v.Done = s.doneNotice(c, all)
	page := s.page(c, "Candidates for themes", "/themes")
	page.Class = "p-themes"
	return render(c, http.StatusOK, view.CandidatesPage(page, v))
}

func candidateRow(d *Dataset, c api.Candidate) view.CandidateRow {
	r := view.CandidateRow{
		Phrase: c.Phrase, Variants: c.Variants, Talks: c.Count, Events: c.Events, Stage: c.Stage, Why: c.Reason,
		Points: candidatePoints(d, c), Href: "/themes/candidates?phrase=" + url.QueryEscape(c.Phrase), Known: c.Known,
	}
	for _, b := range c.Bursts {
		r.Bursts = append(r.Bursts, card.Span(b.From, b.To))
	}
	return r
}

// candidatePoints are the years of the common axis with the candidate's talks.
func candidatePoints(d *Dataset, c api.Candidate) []view.Point {
	points := slices.Clone(coverage(d.trends().Scope()))
	count := map[int]int{}
	for _, y := range c.Years {
		count[y.Year] = y.Count
	}
	for i := range points {
		p := &points[i]
		p.N = count[p.Year]
		if p.State == view.Data && p.N == 0 {
			p.State = view.Zero
		}
	}
	return points
}

// talksOfYear is the most talks of one year on a candidate's page.
const talksOfYear = 20

// candidatePage shows one candidate with its talks by year.
func (s *Server) candidatePage(c echo.Context, all api.Candidates, phrase string) error {
	i := slices.IndexFunc(all.Candidates, func(one api.Candidate) bool { return strings.EqualFold(one.Phrase, phrase) })
	if i < 0 {
		return problem(http.StatusNotFound, "no candidate is called so; it may have been decided about")
	}
	d, one := s.dataset(c), all.Candidates[i]
	v := view.CandidateView{Row: candidateRow(d, one), Writable: s.maySend(c)}
	for _, y := range slices.Backward(one.Years) {
		if y.Count == 0 {
			continue
		}
		year := view.CandidateYear{Year: y.Year, N: y.Count, Of: y.Total}
		for _, id := range y.Talks[:min(talksOfYear, len(y.Talks))] {
			if n, ok := d.Graph.Lookup(id); ok {
				year.Talks = append(year.Talks, ref(d.Graph, n))
			}
		}
		v.Years = append(v.Years, year)
	}
	page := s.page(c, one.Phrase, "/themes")
	page.Class = "p-themes"
	return render(c, http.StatusOK, view.CandidatePage(page, v))
}

// maySend reports whether a form of the page can be sent: without a token,
// from this machine. A form cannot show a token.
func (s *Server) maySend(c echo.Context) bool {
	return s.loader != nil && s.token == nil && clientOf(c).local
}

// decideTheme takes the form of a candidate and leads back to the list.
func (s *Server) decideTheme(c echo.Context) error {
	c.Request().Body = http.MaxBytesReader(c.Response(), c.Request().Body, maxDecision)
	d := api.ThemeDecision{Decision: c.FormValue("decision"), Phrase: c.FormValue("phrase"), Aliases: splitAliases(c.FormValue("aliases"))}
	decided, err := s.settleTheme(c, d)
	if err != nil {
		return err
	}
	q := url.Values{"done": {decided.Decision}, "about": {decided.Phrase}}
	return c.Redirect(http.StatusSeeOther, "/themes/candidates?"+q.Encode())
}

func splitAliases(s string) []string {
	var out []string
	for one := range strings.SplitSeq(s, ",") {
		if one = strings.TrimSpace(one); one != "" {
			out = append(out, one)
		}
	}
	return out
}

// doneNotice says what the decision before this page came to. It believes what
// is kept, not what the address says.
func (s *Server) doneNotice(c echo.Context, all api.Candidates) view.Notice {
	about := c.QueryParam("about")
	at := slices.IndexFunc(all.Accepted, func(k api.Kept) bool { return k.Phrase == about })
	switch done := c.QueryParam("done"); {
	case done == "accept" && at >= 0:
		k := all.Accepted[at]
		return view.Notice{Title: k.Phrase + " is a theme now.", Text: text.Many(k.Count, "talk carries it.", "talks carry it."),
			Way: view.Link{Label: "Go to the theme", Href: "/" + string(k.ID)}}
	case done == "reject" && slices.Contains(all.Rejected, about):
		return view.Notice{Title: about + " is no candidate any more.", Text: "It is listed below, where that can be undone."}
	case done == "withdraw" && at < 0 && !slices.Contains(all.Rejected, about) && about != "":
		return view.Notice{Title: "The decision is undone.", Text: "The theme's talks are as they were before."}
	}
	return view.Notice{}
}

package export

import (
	"cmp"
	"fmt"
	"html"
	"strings"

	"throughline/graph/session"
)

// Handout writes a page to be read before a session and printed for it. It
// needs nothing else, so it works without a network. base is the absolute
// address of the site without a slash at its end, or "".
func Handout(s *session.Session, base string) string {
	var b strings.Builder
	w := func(format string, args ...any) {
		for i, a := range args {
			if text, ok := a.(string); ok {
				args[i] = html.EscapeString(text)
			}
		}
		fmt.Fprintf(&b, format+"\n", args...)
	}
	w(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`)
	w(`<title>%s</title>`, s.Title)
	w(`<style>body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1f2126}h1,h2,h3{line-height:1.2}h3 a{color:inherit}blockquote{margin:.5rem 0;padding-left:1rem;border-left:2px solid #b8200e;white-space:pre-wrap}small{color:#55585f}li{break-inside:avoid}.w{border-bottom:1px solid #999;height:1.6rem}@media print{body{margin:0;max-width:none;font-size:10.5pt}}</style></head><body>`)
	w(`<h1>%s</h1><p>%d minutes.</p><h2>Agenda</h2><ol>`, s.Title, s.Minutes)
	for _, it := range s.Items {
		w(`<li><h3><a href="%s">%s</a></h3><p><small>%d min, %s</small> %s</p>`, base+cmp.Or(it.Path, "/sessions/"+s.ID), it.Name, it.Minutes, it.Kind, it.Why)
		said := map[string]bool{}
		for _, c := range it.Cites {
			if c.Quote != "" && !said[c.Quote] {
				said[c.Quote] = true
				w(`<blockquote>%s<br><small>%s, %s</small></blockquote>`, c.Quote, c.Name, c.Locator)
			}
		}
		if it.Abstract != "" {
			w(`<blockquote>%s</blockquote>`, it.Abstract)
		}
		w(`</li>`)
	}
	w(`</ol><h2>Questions</h2><ol>`)
	for _, q := range s.Questions {
		w(`<li>%s<div class="w"></div><div class="w"></div></li>`, q.Text)
	}
	w(`</ol><p><small>Dataset %s. %s</small></p></body></html>`, s.Dataset, base+"/sessions/"+s.ID)
	return b.String()
}

package devopsdays

import (
	"regexp"
	"slices"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

var (
	described = regexp.MustCompile(`(?i)<strong>\s*(?:Description|Описание)\s*:?\s*</strong>:?`)
	about     = regexp.MustCompile(`(?i)<strong>\s*(?:Bio|Speaker bio|О докладчике)\s*:?\s*</strong>|<h[2-4]>\s*(?:When|Bio|Slides)\s*</h[2-4]>|(?m)^#{2,5} *(?:Speaker bio|Who am I\?|Bio)\b`)
	embedded  = regexp.MustCompile(`(?i)(?:youtube\.com/(?:embed/|watch\?v=)|youtu\.be/)([\w-]{11})`)
	youtube   = regexp.MustCompile(`\{\{<\s*youtube\s+"?([\w-]{11})`)
	vimeo     = regexp.MustCompile(`\{\{<\s*vimeo\s+"?(\d+)|player\.vimeo\.com/video/(\d+)`)
	timeTag   = regexp.MustCompile(`<time datetime="([^"]+)"`)
	iframe    = regexp.MustCompile(`(?s)<iframe.*?</iframe>`)
)

// abstract is what stands between the description's label and the part about
// the speaker.
func abstract(body string) string {
	if at := described.FindStringIndex(body); at != nil {
		body = body[at[1]:]
	}
	if at := about.FindStringIndex(body); at != nil {
		body = body[:at[0]]
	}
	return clean.Text(iframe.ReplaceAllString(body, ""))
}

func (e *edition) when(t *record.Talk, p page) {
	if day := clean.DayOf(p.Text("talk_date")); day != "" {
		t.Date = day
		if at, ok := clean.At(day, p.Text("talk_start_time"), "", e.hints.Zone); ok {
			t.Date = at
		}
		t.Minutes = clean.Clocks(p.Text("talk_start_time"), p.Text("talk_end_time"))
		return
	}
	if d, ok := clean.Date(group(timeTag, p.Body, 1)); ok {
		t.Date = clean.InZone(d, e.hints.Zone)
		return
	}
	if day := clean.DayOf(e.about.Start); day == clean.DayOf(e.about.End) {
		t.Date = day
	}
}

// media collects what the fields and the text hold: ids or addresses.
func media(p page) (videos, slides []string) {
	add := func(list *[]string, prefix, v string) {
		if v == "" {
			return
		}
		if !strings.Contains(v, "/") {
			v = prefix + v
		}
		if v = clean.Link(v); v != "" && !slices.Contains(*list, v) {
			*list = append(*list, v)
		}
	}
	const watch = "https://www.youtube.com/watch?v="
	field := p.Text("youtube")
	if id := group(embedded, field, 1); id != "" {
		field = id
	}
	add(&videos, watch, field)
	add(&videos, "https://vimeo.com/", p.Text("vimeo"))
	for _, re := range []*regexp.Regexp{youtube, embedded} {
		for _, m := range re.FindAllStringSubmatch(p.Body, 8) {
			add(&videos, watch, m[1])
		}
	}
	for _, m := range vimeo.FindAllStringSubmatch(p.Body, 8) {
		add(&videos, "https://vimeo.com/", m[1]+m[2])
	}
	for _, key := range []string{"slides", "speakerdeck", "slideshare"} {
		add(&slides, "", p.Text(key))
	}
	return videos, slides
}

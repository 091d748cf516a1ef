package trend_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"throughline/graph/trend"
)

// series makes points of "n/N" a year; "-" is a year without a source.
func series(first int, text string) []trend.Point {
	var out []trend.Point
	for i, field := range strings.Fields(text) {
		p := trend.Point{Year: first + i}
		if n, total, ok := strings.Cut(field, "/"); ok {
			p.Count, _ = strconv.Atoi(n)
			p.Total, _ = strconv.Atoi(total)
		}
		out = append(out, p)
	}
	return out
}

func TestStages(t *testing.T) {
	for _, c := range []struct {
		name, years string
		want        string // stage and certainty
		reason      string
	}{
		{"nothing", "", " ", "fewer than two years have 5 talks or more"},
		{"every year a gap", "- - -", " ", "fewer than two years have 5 talks or more"},
		{"one year", "3/10", " ", "fewer than two years have 5 talks or more"},
		{"too few talks in every year", "3/4 1/4 2/4", " ", "fewer than two years have 5 talks or more"},
		{"no talk", "0/10 0/10", " ", "no talk in a year with enough talks"},
		{"one talk", "0/10 1/10 0/10 0/10", "one-off ", "1 of 10 in 2018, in no other year"},
		{"one talk, now", "0/10 0/10 0/10 1/10", "one-off ", "1 of 10 in 2020, in no other year"},
		{"one event", "0/10 9/10 0/10 0/10", "one-off ", "9 of 10 in 2018, in no other year"},
		{"founding reports", "1/7 3/12 - - - 0/18 0/16 -", "dormant suggestive",
			"none of 34 in 2022–23, after 4 of 19 in 2017–18: the intervals 9–43 % and 0–10 % overlap"},
		{"gone", "40/100 50/100 0/100 0/100 0/100 0/100 0/100", "dormant clear",
			"none of 500 in 2019–23, after 90 of 200 in 2017–18: the intervals 38–52 % and 0–0.8 % do not overlap"},
		{"new", "0/7 0/12 - - - 0/18 2/16", "emerging suggestive",
			"2 of 34 in 2022–23, none of 19 in 2017–18: the intervals 0–17 % and 1.6–19 % overlap"},
		{"new and strong", "0/300 0/300 0/300 12/300 30/300", "emerging clear", ""},
		{"back", "1/7 0/12 - - - 0/18 1/16", "returning suggestive",
			"1 of 16 in 2023, after none of 30 in 2018–22: the intervals 0–11 % and 1.1–28 % overlap"},
		{"back for two years", "9/90 0/90 0/90 20/90 20/90", "returning clear", ""},
		{"doubled", "36/300 45/300 54/300 63/300 72/300", "rising clear", ""},
		{"halved", "72/300 63/300 54/300 45/300 36/300", "declining clear", ""},
		{"leaning", "1/7 4/12 - - - 1/18 0/16", "declining suggestive",
			"5 of 19 in 2017–18, 1 of 34 in 2022–23: the intervals 12–49 % and 0.5–15 % overlap"},
		{"as before", "1/7 0/12 - - - 2/18 1/16", "steady ", "1 of 19 in 2017–18, 3 of 34 in 2022–23: no change is shown"},
		{"two years", "1/50 40/50", "rising clear", ""},
		{"small years are left out", "5/50 2/4 6/50 3/4", "steady ", ""},
		{"everything", "9/9 9/9 9/9 9/9", "steady ", ""},
	} {
		v := trend.Judge(series(2017, c.years))
		if got := v.Stage.String() + " " + v.Certainty.String(); got != c.want {
			t.Errorf("%s: %q, not %q: %s", c.name, got, c.want, v.Reason())
		}
		if got := v.Reason(); c.reason != "" && got != c.reason {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// TestFiguresOfLargeYears: thousands stand apart, and both ends of a small
// interval are as fine.
func TestFiguresOfLargeYears(t *testing.T) {
	v := trend.Judge(series(2022, "71/1102 4/1180 3/1042 6/1139 39/615"))
	if got, want := v.Reason(), "75 of 2,282 in 2022–23, 45 of 1,754 in 2025–26: the intervals 2.6–4.1 % and 1.9–3.4 % overlap"; got != want {
		t.Error(got)
	}
}

func TestBrief(t *testing.T) {
	for years, want := range map[string]string{
		"-":                                  "too few talks for a stage",
		"0/10 9/10 0/10 0/10":                "only in 2018",
		"1/7 0/12 - - - 2/18 1/16":           "no change is shown",
		"1/7 3/12 - - - 0/18 0/16 -":         "suggestive: none in 2022–23",
		"0/7 0/12 - - - 0/18 2/16":           "suggestive: none before 2022",
		"9/90 0/90 0/90 20/90 20/90":         "clear: none in 2018–19",
		"36/300 45/300 54/300 63/300 72/300": "clear: 14 → 22 %",
		"75/2282 0/3 45/1754 - -":            "suggestive: 3.3 → 2.6 %",
	} {
		if got := trend.Judge(series(2017, years)).Brief(); got != want {
			t.Errorf("%s: %q, not %q", years, got, want)
		}
	}
}

func TestCourse(t *testing.T) {
	for _, c := range []struct{ name, years, want string }{
		{"too short", "1/10 2/10", ""},
		{"two years and a small one", "1/10 9/10 4/4", ""},
		{"three years", "1/100 10/100 30/100", "Risen from 2010 to 2012."},
		{"three years up and down", "1/100 30/100 1/100", "No trend from 2010 to 2012."},
		{"four years up and down", "0/100 30/100 30/100 0/100", "No trend from 2010 to 2013."},
		{"five years up and down", "0/100 15/100 30/100 15/100 0/100",
			"Risen to 2012, declined since: none of 100 in 2010, 30 of 100 in 2012, none of 100 in 2014."},
		{"few talks go up", "0/40 1/40 3/40 5/40", "Risen from 2010 to 2013 (suggestive)."},
		{"ten talks go up", "0/400 0/400 0/400 1/400 9/400", "Risen from 2010 to 2014."},
		{"nine talks go up", "0/400 0/400 0/400 1/400 8/400", "Risen from 2010 to 2014 (suggestive)."},
		{"flat", "5/100 6/100 4/100 5/100 6/100 5/100", "No trend from 2010 to 2015."},
		{"up", "1/100 3/100 6/100 9/100 14/100 20/100", "Risen from 2010 to 2015."},
		{"down", "20/100 14/100 9/100 6/100 3/100 1/100", "Declined from 2010 to 2015."},
		{"up and down", "0/100 5/100 15/100 25/100 - 15/100 5/100 0/100",
			"Risen to 2013, declined since: none of 100 in 2010, 25 of 100 in 2013, none of 100 in 2017."},
		{"down and up", "25/100 15/100 5/100 0/100 5/100 15/100 25/100",
			"Declined to 2013, risen since: 25 of 100 in 2010, none of 100 in 2013, 25 of 100 in 2016."},
		{"long before", "0/200 0/300 0/300 0/400 0/500 2/500 10/550 24/600 20/650 15/700 17/750 20/850 21/800 13/700 9/800 5/700 14/950",
			"Risen to 2017, declined since: none of 200 in 2010, 24 of 600 in 2017, 14 of 950 in 2026."},
		{"down, and back at the end", "0/250 0/320 0/580 1/960 5/1190 3/1320 6/1060 68/1210 71/1100 4/1180 3/1040 6/1140 39/615", "Risen from 2010 to 2022."},
		{"a little", "1/30 2/30 3/30 4/30 5/30", "Risen from 2010 to 2014 (suggestive)."},
	} {
		if got := trend.CourseOf(series(2010, c.years)).String(); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

func TestBursts(t *testing.T) {
	got := trend.Bursts(series(2010, "2/100 3/100 2/100 14/100 15/100 - 3/100 2/100 1/100 3/100"))
	if len(got) != 1 || got[0].From != 2013 || got[0].To != 2014 || got[0].Count != 29 || got[0].Weight <= 0 {
		t.Errorf("%+v", got)
	}
	for years, want := range map[string][3]int{ // first and last year of the one burst, and its talks
		"0/100 0/100 20/100 0/100 0/100 0/100 0/100 0/100":  {2012, 2012, 20},
		"14/100 15/100 2/100 3/100 2/100 3/100 2/100 3/100": {2010, 2011, 29},
		"2/100 3/100 2/100 3/100 2/100 3/100 14/100 15/100": {2016, 2017, 29},
	} {
		if got := trend.Bursts(series(2010, years)); len(got) != 1 || [3]int{got[0].From, got[0].To, got[0].Count} != want {
			t.Errorf("%s: %+v", years, got)
		}
	}
	for name, years := range map[string]string{
		"short":      "0/100 0/100 30/100 0/100 0/100 0/100 0/100",
		"few talks":  "0/100 0/100 19/100 0/100 0/100 0/100 0/100 0/100 0/100",
		"no talks":   "0/100 0/100 0/100 0/100 0/100 0/100 0/100 0/100 0/100",
		"flat":       "5/100 6/100 4/100 5/100 6/100 5/100 5/100 4/100 6/100",
		"everywhere": "60/100 80/100 60/100 55/100 60/100 70/100 60/100 60/100 60/100",
	} {
		if got := trend.Bursts(series(2010, years)); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestDockerAtFOSDEM reads the counts of a real series of talks.
func TestDockerAtFOSDEM(t *testing.T) {
	extra := os.Getenv("THROUGHLINE_EXTRA")
	if extra == "" {
		t.Skip("THROUGHLINE_EXTRA is not set: the course of Docker at FOSDEM was NOT tested")
	}
	file, err := os.Open(filepath.Join(extra, "data", "terms-by-year.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var points []trend.Point
	for _, row := range rows {
		if row[0] == "docker" && row[1] == "fosdem" {
			year, _ := strconv.Atoi(row[2])
			n, _ := strconv.Atoi(row[3])
			total, _ := strconv.Atoi(row[4])
			points = append(points, trend.Point{Year: year, Count: n, Total: total})
		}
	}
	course := trend.CourseOf(points)
	t.Log(course, trend.Judge(points).Reason(), trend.Bursts(points))
	if len(course.Limbs) != 2 || course.Limbs[0].Last.To != 2016 || course.Limbs[0].Certainty != trend.Clear ||
		course.Limbs[1].Z >= 0 || course.Limbs[1].Certainty != trend.Clear {
		t.Errorf("%d points: %s", len(points), course)
	}
}

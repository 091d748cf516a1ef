package csv_test

import (
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/csv"
	"throughline/graph/load/format/formattest"
)

func TestDatesThatCanBeReadInTwoWays(t *testing.T) {
	for name, c := range map[string]struct{ mapping, dates, want, problem string }{
		"another date tells": {"", "03/04/2031 13/04/2031", "2031-04-03 2031-04-13", ""},
		"days of one week":   {"", "03/04/2031 04/04/2031", "2031-04-03 2031-04-04", ""},
		"the mapping tells":  {"dates: month-first", "03/04/2031 04/04/2031", "2031-03-04 2031-04-04", ""},
		"nothing tells": {
			"", "04/04/2031 03/04/2031 05/06/2031", "2031-04-04  ",
			`t.csv:3: the date 03/04/2031 can be read in two ways, as can 1 more, and the table's other dates do not tell; the talks are in without them; say "dates: day-first" or "dates: month-first" with --mapping, or write 2031-04-03`,
		},
		"both orders": {
			"", "13/04/2031 04/14/2031 05/06/2031", "2031-04-13 2031-04-14 ",
			`t.csv:4: the date 05/06/2031 can be read in two ways, and the table's other dates are written in both; the talks are in without them; say "dates: day-first" or "dates: month-first" with --mapping, or write 2031-04-03`,
		},
	} {
		var b strings.Builder
		b.WriteString("Title,Speaker,Date,Room\n")
		for i, d := range strings.Fields(c.dates) {
			b.WriteString("Maps " + string(rune('a'+i)) + ",Ada Example," + d + ",Hall\n")
		}
		h := format.Hints{Series: "Example Conf", Year: 2031}
		if c.mapping != "" {
			h.Mapping = []byte(c.mapping + "\ncolumns: {title: Title, speakers: Speaker, date: Date, room: Room}\n")
		}
		batches, problems := formattest.ImportWith(t, csv.Importer{}, h, map[string]string{"t.csv": b.String()})
		var got []string
		for _, talk := range batches[0].Talks {
			got = append(got, talk.Date)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q", name, got)
		}
		if len(problems) > 1 || len(problems) == 1 && problems[0].Error() != c.problem || c.problem != "" && len(problems) == 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestStartAndEndInOneCell reads what spreadsheets write in the United States.
func TestStartAndEndInOneCell(t *testing.T) {
	b := one(t, format.Hints{Series: "Example Conf"}, "t.csv", "Title,Speaker,Start,End\nMaps,Ada Example,4/3/2031 2:30 PM,4/3/2031 3:15 PM\nCharts,Ben Sample,4/30/2031 9:00 AM,4/30/2031 9:45 AM\n")
	if a, c := b.Talks[0], b.Talks[1]; a.Date != "2031-04-03T14:30:00" || a.Minutes != 45 || c.Date != "2031-04-30T09:00:00" || c.Minutes != 45 {
		t.Errorf("%+v", b.Talks)
	}
}

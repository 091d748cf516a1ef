package csv_test

import (
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/csv"
	"throughline/graph/load/format/formattest"
)

func TestTraps(t *testing.T) {
	const heading = "Title,Speakers,Date,Start,End,Tags,Video,Company\n"
	for name, c := range map[string]struct{ content, want string }{
		"a talk that ends after midnight": {
			heading + "Maps,Ada Example,2031-05-01,23:30,00:15,,,\nCharts,Ben Sample,2031-05-01,14:00,13:00,,,\n",
			"event Sample Days | Sample Days | 2031-05-01 2031-05-01\ntalk maps Maps | 2031-05-01T23:30:00 45 | Ada Example\ntalk charts Charts | 2031-05-01T14:00:00 | Ben Sample",
		},
		"two talks of one title, and one twice": {
			heading + "Maps,Ada Example,2031-05-01,10:00,,,,\nMaps,Ben Sample,2031-05-02,10:00,,,,\nMaps,Ben Sample,2031-05-02,10:00,,,,\n",
			"event Sample Days | Sample Days | 2031-05-01 2031-05-02\ntalk maps Maps | 2031-05-01T10:00:00 | Ada Example\ntalk maps-2 Maps | 2031-05-02T10:00:00 | Ben Sample\ntalk maps-3 Maps | 2031-05-02T10:00:00 | Ben Sample",
		},
		"lists in a cell": {
			heading + "Maps,\"Ada Example, Ben Sample and Cy Test\",,,,\"geo, ,maps;x\",,\nCharts,Sample and Sons,,,,,,\nPaths,TBA,,,,,,\n",
			"event Sample Days | Sample Days\ntalk maps Maps | #geo, ,maps #x | Ada Example, Ben Sample, Cy Test\ntalk charts Charts | Sample and Sons\ntalk paths Paths",
		},
		"companies are told apart only where there are as many": {
			heading + "Maps,Ada Example|Ben Sample,,,,,,Example Works|Sample AG\nCharts,Ada Example|Ben Sample,,,,,,Example Works\nPaths,Ada Example,,,,,,n/a\n",
			"event Sample Days | Sample Days\ntalk maps Maps | Ada Example (Example Works), Ben Sample (Sample AG)\ntalk charts Charts | Ada Example, Ben Sample\ntalk paths Paths | Ada Example",
		},
		"addresses": {
			heading + "Maps,Ada Example,,,,,javascript:x,\nCharts,Ada Example,,,,,www.v.example/1,\nPaths,Ada Example,,,,,soon,\n",
			"event Sample Days | Sample Days\ntalk maps Maps | Ada Example\ntalk charts Charts | Ada Example | video https://www.v.example/1\ntalk paths Paths | Ada Example",
		},
		"rows that are shorter, longer and empty": {
			heading + "Maps\n,,,,,,,\n\nCharts,Ada Example,2031-05-01,10:00,10:30,a,,,,,,,\n",
			"event Sample Days | Sample Days | 2031-05-01 2031-05-01\ntalk maps Maps\ntalk charts Charts | 2031-05-01T10:00:00 30 | #a | Ada Example",
		},
		"what is left out is told by line": {
			heading + "\"Maps\nand more\",Ada Example,,,,,,\nLunch,,,,,,,\n,Ada Example,,,,,,\n",
			"event Sample Days | Sample Days\ntalk maps-and-more Maps and more | Ada Example\nx.csv:4: the row is a break\nx.csv:5: the row has no title",
		},
		"times of twelve hours": {
			heading + "A,Ada Example,2031-05-01,12:30 AM,1 a.m.,,,\nB,Ada Example,2031-05-01,12 pm,12:45 p.m.,,,\n",
			"event Sample Days | Sample Days | 2031-05-01 2031-05-01\ntalk a A | 2031-05-01T00:30:00 30 | Ada Example\ntalk b B | 2031-05-01T12:00:00 45 | Ada Example",
		},
	} {
		t.Run(name, func(t *testing.T) {
			formattest.Tell(t, csv.Importer{}, format.Hints{Series: "Sample Days"}, map[string]string{"x.csv": c.content}, c.want)
		})
	}
}

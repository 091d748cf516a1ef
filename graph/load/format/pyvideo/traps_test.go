package pyvideo_test

import (
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/pyvideo"
)

// file is a video with the fields that the schema requires, of which some are
// given otherwise.
func file(fields string) string {
	return `{"description":"","speakers":[],"recorded":null,"videos":[],"thumbnail_url":"","copyright_text":"",` + fields + `}`
}

func TestTraps(t *testing.T) {
	const event = "event ExamPy 2031 | ExamPy\n"
	for name, c := range map[string]struct{ fields, want string }{
		"recorded in many forms":                    {`"title":"A","recorded":"2031-05-01T10:00:00"`, event + "talk a A | 2031-05-01T10:00:00+02:00"},
		"recorded with an offset":                   {`"title":"A","recorded":"2031-05-01T10:00:00.000+05:30"`, event + "talk a A | 2031-05-01T10:00:00+05:30"},
		"recorded in another year than the event's": {`"title":"A","recorded":"2032-01-07"`, event + "talk a A | 2032-01-07"},
		"recorded long ago":                         {`"title":"A","recorded":"0001-01-01"`, event + "talk a A"},
		"recorded never":                            {`"title":"A","recorded":""`, event + "talk a A"},
		"seconds, rounded":                          {`"title":"A","duration":1799.6`, event + "talk a A | 30"},
		"no length":                                 {`"title":"A","duration":"long"`, event + "talk a A"},
		"a length of nothing":                       {`"title":"A","duration":-90`, event + "talk a A"},
		"people who are none": {
			`"title":"A","speakers":["Various speakers","TBA"," Ada  Example ","Ben Sample & Cy Test","Dee Demo, Eve Case","Sample and Sons",""]`,
			event + "talk a A | Ada Example, Ben Sample, Cy Test, Dee Demo, Eve Case, Sample and Sons",
		},
		"tags with space around them": {`"title":"A","tags":[" Python","python ",""]`, event + "talk a A | #Python #python"},
		"the longer of two texts":     {`"title":"A","description":"One.","summary":"One and two."`, event + "talk a A | “One and two.”"},
		"marks of reST":               {`"title":"A","description":"See ` + "`here <https://a.example>`_ and ``x``" + `.\n\n.. _here: https://a.example\n"`, event + "talk a A | “See here and x.”"},
		"addresses with and without a label": {
			`"title":"A","related_urls":["https://a.example",{"label":"Slides","url":"https://s.example"},{"label":"Conference slides","url":"https://no.example"}],"videos":[{"url":"https://v.example"},{"url":"https://w.example"}]`,
			event + "talk a A | video https://v.example | video https://w.example | slides https://s.example",
		},
		"letters written as numbers":  {`"title":"Caf\u00e9 \ud83d\udc0d"`, event + "talk a Café 🐍"},
		"no title":                    {`"title":" "`, event + "e/videos/a.json: the video has no title"},
		"a language of three letters": {`"title":"A","language":"deu"`, event + "talk a A | de"},
	} {
		t.Run(name, func(t *testing.T) {
			formattest.Tell(t, pyvideo.Importer{}, format.Hints{Zone: "Europe/Berlin"}, map[string]string{"e/category.json": `{"title":"ExamPy 2031"}`, "e/videos/a.json": file(c.fields)}, c.want)
		})
	}
}

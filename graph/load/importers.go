package load

import (
	"throughline/graph/load/format"
	"throughline/graph/load/format/confstech"
	"throughline/graph/load/format/corpus"
	"throughline/graph/load/format/csv"
	"throughline/graph/load/format/decisions"
	"throughline/graph/load/format/devopsdays"
	"throughline/graph/load/format/frab"
	"throughline/graph/load/format/hugo"
	"throughline/graph/load/format/ical"
	"throughline/graph/load/format/pretalx"
	"throughline/graph/load/format/pyvideo"
	"throughline/graph/load/format/rubyevents"
	"throughline/graph/load/format/sessionize"
	"throughline/graph/load/report"
	"throughline/graph/load/vocabulary"
)

// Importers lists the formats that can be loaded. Where two are equally sure
// of a file, the earlier one gets it.
func Importers() []format.Importer {
	return []format.Importer{
		corpus.Importer{},
		decisions.Importer{},
		pyvideo.Importer{},
		rubyevents.Importer{},
		confstech.Importer{},
		devopsdays.Importer{},
		ical.Importer{},
		report.Importer{}, // a page with front matter that tells of talks is no page of a site
		hugo.Importer{},
		csv.Importer{},
		sessionize.Importer{},
		pretalx.Importer{},
		frab.Importer{},
		frab.JSONImporter{},
	}
}

// withVocabulary gives the vocabulary to the one importer that reads prose.
func withVocabulary(all []format.Importer, v *vocabulary.Vocabulary) []format.Importer {
	for i := range all {
		if all[i].Name() == (report.Importer{}).Name() {
			all[i] = report.Importer{Vocabulary: v}
		}
	}
	return all
}

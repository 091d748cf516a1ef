package csv

import (
	"strings"

	"throughline/graph/load/clean"
)

// found are the indexes of columns by field.
type found map[string][]int

// known are the headings of tables that tools write, folded: frab and the
// Gulaschprogrammiernacht, schedule-convert, pretalx, Sessionize, Indico.
var known = map[string]string{
	"id": "id", "talkid": "id", "sessionid": "id", "eventid": "id", "proposalid": "id", "code": "id", "guid": "id", "submissionid": "id", "talkcode": "id",
	"title": "title", "talktitle": "title", "sessiontitle": "title", "proposaltitle": "title", "talk": "title", "session": "title", "titel": "title",
	"subtitle": "subtitle", "untertitel": "subtitle",
	"abstract": "abstract", "description": "abstract", "summary": "abstract", "sessiondescription": "abstract", "talkdescription": "abstract", "beschreibung": "abstract",
	"talkabstract": "abstract", "details": "abstract",
	"speakers": "speakers", "speaker": "speakers", "presenter": "speakers", "presenters": "speakers", "speakernames": "speakers", "speakername": "speakers",
	"speaker1": "speakers", "speaker2": "speakers", "speaker3": "speakers", "referent": "speakers", "referenten": "speakers", "vortragende": "speakers",
	"author": "speakers", "authors": "speakers", "owner": "speakers", "persons": "speakers", "presentedby": "speakers",
	"company": "company", "organization": "company", "organisation": "company", "affiliation": "company", "employer": "company", "companyname": "company",
	"speakercompany": "company", "firma": "company",
	"date": "date", "day": "date", "datum": "date", "tag": "date", "sessiondate": "date",
	"start": "start", "starttime": "start", "time": "start", "startsat": "start", "scheduledat": "start", "beginn": "start", "starts": "start", "startdatetime": "start",
	"end": "end", "endtime": "end", "endsat": "end", "ende": "end", "ends": "end", "enddatetime": "end",
	"duration": "duration", "durationminutes": "duration", "length": "duration", "minutes": "duration", "dauer": "duration", "scheduledduration": "duration",
	"track": "track", "stream": "track", "tags": "tags", "topics": "tags", "keywords": "tags", "categories": "tags",
	"room": "room", "location": "room", "raum": "room", "hall": "room", "stage": "room",
	"language": "language", "lang": "language", "sprache": "language",
	"url": "url", "link": "url", "video": "video", "videourl": "video", "fileurl": "video", "recording": "video", "recordingurl": "video", "youtube": "video",
	"slides": "slides", "slidesurl": "slides", "event": "event", "conference": "event", "year": "year", "speakerid": "speaker_id",
	"firstname": "given", "lastname": "family",
}

// one are fields that one column is enough for: of "Date" and "Day" the first
// that has a date in it counts.
var several = map[string]bool{"speakers": true, "company": true, "abstract": true, "date": true, "tags": true, "video": true}

// columnsOf finds the columns whose headings are known.
func columnsOf(heading []string) found {
	out := found{}
	for i, h := range heading {
		field := known[fold(h)]
		if field == "" || len(out[field]) > 0 && !several[field] {
			continue
		}
		out[field] = append(out[field], i)
	}
	return out
}

// sufficient reports whether a table is one of talks: who speaks on what, and
// when, where or about what.
func (c found) sufficient() bool {
	who := len(c["speakers"]) > 0 || len(c["family"]) > 0
	if len(c["title"]) == 0 || !who {
		return false
	}
	for _, field := range []string{"date", "start", "duration", "track", "room", "abstract", "language", "tags", "event"} {
		if len(c[field]) > 0 {
			return true
		}
	}
	return false
}

// fold makes headings comparable: "Duration (minutes)" is durationminutes.
func fold(heading string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-.:()[]/#*\"'", r) {
			return -1
		}
		return r
	}, strings.ToLower(clean.Line(heading)))
}

// isBlock reports whether a table is in the form of schedule-convert, where
// day and room stand in the first row of a block only.
func isBlock(heading []string) bool {
	seen := map[string]bool{}
	for _, h := range heading {
		seen[fold(h)] = true
	}
	for h := range seen {
		switch h {
		case "day", "room", "track", "title", "start", "end", "duration", "durationminutes", "speakers", "":
		default:
			return false
		}
	}
	return seen["day"] && seen["room"] && seen["speakers"]
}

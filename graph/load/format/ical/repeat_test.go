package ical_test

import (
	"reflect"
	"strings"
	"testing"

	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/ical"
	"throughline/graph/load/record"
)

// read imports a calendar without a zone of its own.
func read(t *testing.T, lines ...string) *record.Batch {
	t.Helper()
	file := "BEGIN:VCALENDAR\nPRODID:-//Example//EN\nX-WR-CALNAME:Example Meetup\n" + strings.Join(lines, "") + "END:VCALENDAR\n"
	batches, problems := formattest.Import(t, ical.Importer{}, map[string]string{"a.ics": file})
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	return batches[0]
}

func datesOf(b *record.Batch) string {
	var list []string
	for _, t := range b.Talks {
		list = append(list, t.Date)
	}
	return strings.Join(list, " ")
}

func whys(b *record.Batch) string {
	var list []string
	for _, p := range b.Skipped {
		list = append(list, p.Error())
	}
	return strings.Join(list, "\n")
}

func TestRepetitions(t *testing.T) {
	const berlin = "DTSTART;TZID=Europe/Berlin:20310324T190000"
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"the clock stays, the offset does not": {
			[]string{berlin, "RRULE:FREQ=WEEKLY;COUNT=3"},
			"2031-03-24T19:00:00+01:00 2031-03-31T19:00:00+02:00 2031-04-07T19:00:00+02:00",
		},
		"an end in another zone, reached": {
			[]string{berlin, "RRULE:FREQ=WEEKLY;UNTIL=20310331T170000Z"},
			"2031-03-24T19:00:00+01:00 2031-03-31T19:00:00+02:00",
		},
		"an end in another zone, missed by a second": {
			[]string{berlin, "RRULE:FREQ=WEEKLY;UNTIL=20310331T165959Z"},
			"2031-03-24T19:00:00+01:00",
		},
		"a day as an end counts whole": {
			[]string{berlin, "RRULE:FREQ=WEEKLY;UNTIL=20310331"},
			"2031-03-24T19:00:00+01:00 2031-03-31T19:00:00+02:00",
		},
		"days taken out, in UTC and in a list": {
			[]string{berlin, "RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE:20310331T170000Z", "EXDATE;TZID=Europe/Berlin:20310414T190000,20310421T190000"},
			"2031-03-24T19:00:00+01:00 2031-04-07T19:00:00+02:00",
		},
		"the last Thursday": {
			[]string{"DTSTART:20310130T180000Z", "RRULE:FREQ=MONTHLY;BYDAY=-1TH;COUNT=3"},
			"2031-01-30T18:00:00Z 2031-02-27T18:00:00Z 2031-03-27T18:00:00Z",
		},
		"single dates": {
			[]string{"DTSTART;VALUE=DATE:20310130", "RDATE;VALUE=DATE:20310205,20310130"},
			"2031-01-30 2031-02-05",
		},
		"a first date that its rule does not match": {
			[]string{"DTSTART:20310101T180000Z", "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=1"},
			"2031-01-01T18:00:00Z 2031-01-02T18:00:00Z",
		},
		"a first date taken out": {
			[]string{"DTSTART:20310101T180000Z", "RRULE:FREQ=WEEKLY;COUNT=2", "EXDATE:20310101T180000Z"},
			"2031-01-08T18:00:00Z",
		},
		"local time": {
			[]string{"DTSTART:20310101T180000", "RRULE:FREQ=DAILY;COUNT=2"},
			"2031-01-01T18:00:00 2031-01-02T18:00:00",
		},
	} {
		b := read(t, vevent(append(c.lines, "UID:u", "SUMMARY:Evening of maps")...))
		if got := datesOf(b); got != c.want || len(b.Skipped) != 0 {
			t.Errorf("%s: %s, skipped %v", name, got, b.Skipped)
		}
	}
}

// TestRepetitionsThatAreNotFollowed asks that the event is in once, or as
// often as it may, and that it says so.
func TestRepetitionsThatAreNotFollowed(t *testing.T) {
	for rule, want := range map[string]struct {
		n   int
		why string
	}{
		"FREQ=HOURLY;COUNT=4":                {1, "a.ics:4: the event (Maps) repeats in a way that is not understood (FREQ=HOURLY;COUNT=4), and is in once"},
		"FREQ=NEVER":                         {1, "a.ics:4: the event (Maps) repeats in a way that is not understood (FREQ=NEVER), and is in once"},
		"FREQ=WEEKLY;BYDAY=+99MO":            {1, "a.ics:4: the event (Maps) repeats in a way that is not understood (byday must be between 1 and 53 or -1 and -53), and is in once"},
		"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30": {1, "a.ics:4: the event (Maps) repeats on no day at all, and is in once"},
		"FREQ=DAILY;COUNT=99999999":          {500, "a.ics:4: the event (Maps) repeats more often; its first 500 dates are in"},
		"FREQ=WEEKLY":                        {3, "a.ics:4: the event (Maps) repeats without end; the dates until the calendar was written are in (3)"},
	} {
		b := read(t, vevent("DTSTAMP:20310116T000000Z", "DTSTART:20310101T180000Z", "RRULE:"+rule, "UID:u", "SUMMARY:Maps"))
		if len(b.Talks) != want.n || whys(b) != want.why {
			t.Errorf("%s: %d talks, %s", rule, len(b.Talks), whys(b))
		}
	}
}

func TestReplacedDates(t *testing.T) {
	b := read(t,
		vevent("UID:u", "SUMMARY:Meetup", "DTSTART;TZID=Europe/Berlin:20310106T190000", "DTEND;TZID=Europe/Berlin:20310106T210000", "RRULE:FREQ=WEEKLY;COUNT=4"),
		vevent("UID:u", "SUMMARY:Meetup with Ada", "RECURRENCE-ID;TZID=Europe/Berlin:20310113T190000", "DTSTART;TZID=Europe/Berlin:20310114T200000"),
		vevent("UID:u", "SUMMARY:Meetup", "RECURRENCE-ID:20310120T180000Z", "DTSTART:20310120T180000Z", "STATUS:CANCELLED"))
	var got []string
	for _, talk := range b.Talks {
		got = append(got, talk.Key+" "+talk.Title+" "+talk.Date)
	}
	want := []string{
		"u Meetup 2031-01-06T19:00:00+01:00", "u@2031-01-27T19:00:00+01:00 Meetup 2031-01-27T19:00:00+01:00",
		"u@2031-01-13T19:00:00 Meetup with Ada 2031-01-14T20:00:00+01:00",
	}
	if !reflect.DeepEqual(got, want) || whys(b) != "a.ics:17: the event (Meetup) was cancelled" {
		t.Errorf("%q\n%s", got, whys(b))
	}
	if b.Talks[1].Minutes != 120 {
		t.Errorf("a repetition has %d minutes", b.Talks[1].Minutes)
	}
}

// TestAMeetupHasAnEditionEachYear: its talks would else all be of the year it
// began in.
func TestAMeetupHasAnEditionEachYear(t *testing.T) {
	b := read(t, vevent("UID:u", "SUMMARY:Meetup", "DTSTART:20301105T180000Z", "RRULE:FREQ=MONTHLY;COUNT=4"), vevent("UID:v", "SUMMARY:Some day", "DTSTART:soon"))
	var got []string
	for _, e := range b.Events {
		got = append(got, e.Key+" "+e.Name+" "+e.Series+" "+e.Starts+" "+e.Ends)
	}
	want := []string{"calendar-2030 Example Meetup 2030 Example Meetup 2030-11-05 2030-12-05", "calendar-2031 Example Meetup 2031 Example Meetup 2031-01-05 2031-02-05"}
	if !reflect.DeepEqual(got, want) || b.Source.Slug != "example-meetup-calendar" {
		t.Errorf("%q of %s", got, b.Source.Slug)
	}
	if b.Talks[0].Event != "calendar-2030" || b.Talks[3].Event != "calendar-2031" || b.Talks[4].Event != "" {
		t.Errorf("%+v", b.Talks)
	}
	congress := read(t, vevent("UID:u", "SUMMARY:A", "DTSTART:20301228T180000Z"), vevent("UID:v", "SUMMARY:B", "DTSTART:20310102T180000Z"))
	if len(congress.Events) != 1 || congress.Events[0].Year != 2030 {
		t.Errorf("a congress around the new year: %+v", congress.Events)
	}
}

func TestZoneNames(t *testing.T) {
	for zone, want := range map[string]string{
		"W. Europe Standard Time":                "2031-07-01T10:15:00+02:00",
		"\"Eastern Standard Time\"":              "2031-07-01T10:15:00-04:00",
		"India Standard Time":                    "2031-07-01T10:15:00+05:30",
		"UTC-11":                                 "2031-07-01T10:15:00-11:00",
		"America/Argentina/Buenos_Aires":         "2031-07-01T10:15:00-03:00",
		"/citadel.org/2031/America/Indiana/Knox": "2031-07-01T10:15:00-05:00",
		"Hall clock":                             "2031-07-01T10:15:00+09:00",
	} {
		described := "BEGIN:VTIMEZONE\nTZID:Hall clock\nX-LIC-LOCATION:Asia/Tokyo\nBEGIN:STANDARD\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"
		b := read(t, described, vevent("UID:u", "SUMMARY:Maps", "DTSTART;TZID="+zone+":20310701T101500"))
		if datesOf(b) != want || len(b.Skipped) != 0 {
			t.Errorf("%s: %s, skipped %v", zone, datesOf(b), b.Skipped)
		}
	}
	b := read(t, vevent("UID:u", "SUMMARY:Maps", "DTSTART;TZID=Hall clock:20310701T101500"), vevent("UID:v", "SUMMARY:More", "DTSTART;TZID=Hall clock:20310701T111500"))
	if datesOf(b) != "2031-07-01T10:15:00 2031-07-01T11:15:00" || whys(b) != "a.ics:4: the zone Hall clock is not known; its times are kept without one; name it with --zone" {
		t.Errorf("%s, skipped %s", datesOf(b), whys(b))
	}
}

// TestHostileRepetitions bounds what a calendar can ask for.
func TestHostileRepetitions(t *testing.T) {
	var many []string
	for i := range 90 {
		rule := "RRULE:FREQ=DAILY;COUNT=100000"
		if i%2 == 0 {
			rule = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
		}
		many = append(many, vevent("UID:"+strings.Repeat("u", i+1), "SUMMARY:Maps", "DTSTART:20310101T180000Z", rule))
	}
	b := read(t, many...)
	if n := len(b.Talks); n < 90 || n > 21_000 {
		t.Errorf("%d talks", n)
	}
	if len(b.Skipped) != 90 {
		t.Errorf("%d of 90 say what was cut", len(b.Skipped))
	}
}

func TestTimesThatCannotBe(t *testing.T) {
	b := read(t,
		vevent("UID:a", "SUMMARY:Backwards", "DTSTART:20310101T120000Z", "DTEND:20310101T110000Z"),
		vevent("UID:b", "SUMMARY:Some day", "DTSTART:the first of May"),
		vevent("UID:c", "SUMMARY:Short", "DTSTART:20310101T120000Z", "DTEND:20310101T120000Z"),
		vevent("UID:d", "SUMMARY:Never", "DTSTART:20311301T250000Z"))
	want := "a.ics:4: the event (Backwards) ends before it begins, and is in without its length\n" +
		"a.ics:10: the event (Some day) begins at what is no date (the first of May), and is in without one\n" +
		"a.ics:21: the event (Never) begins at what is no date (20311301T250000Z), and is in without one"
	if whys(b) != want || datesOf(b) != "2031-01-01T12:00:00Z  2031-01-01T12:00:00Z " {
		t.Errorf("%q\n%s", datesOf(b), whys(b))
	}
	for _, talk := range b.Talks {
		if talk.Minutes != 0 {
			t.Errorf("%s has %d minutes", talk.Title, talk.Minutes)
		}
	}
}

// TestMoreEventsThanACalendarHas says how many were left out.
func TestMoreEventsThanACalendarHas(t *testing.T) {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\nX-WR-CALNAME:Many 2031\n")
	for range 50_003 {
		b.WriteString("BEGIN:VEVENT\nEND:VEVENT\n")
	}
	b.WriteString("END:VCALENDAR\n")
	batches, problems := formattest.Import(t, ical.Importer{}, map[string]string{"a.ics": b.String()})
	if len(batches) != 1 || len(batches[0].Skipped) != 50_000 || len(problems) != 1 ||
		problems[0].Error() != "a.ics: the calendar holds more than 50,000 events; 3 were left out; split it into one file a year" {
		t.Errorf("%v", problems)
	}
}

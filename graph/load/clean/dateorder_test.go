package clean

import (
	"strings"
	"testing"
)

func TestOrderOfDates(t *testing.T) {
	for list, want := range map[string]DateOrder{
		"":                                     UnknownOrder,
		"03/04/2019":                           UnknownOrder,
		"03/04/2019,13/04/2019":                DayFirst,
		"03/04/2019,04/13/2019":                MonthFirst,
		"13/04/2019,04/13/2019":                MixedOrder,
		"03/04/2019,04/04/2019,05/04/2019":     DayFirst,
		"04/03/2019,04/04/2019,04/05/2019":     MonthFirst,
		"30/04/2019 10:00,01/05/2019 09:00":    DayFirst,
		"01/01/2019,02/02/2019":                UnknownOrder, // weeks apart in both
		"2019-04-03,Day 1,,10:00,03-04-2019":   UnknownOrder,
		"14-04-2019":                           DayFirst,
		"13/13/2019,99/99/2019,1/2/3,a/b/2019": UnknownOrder,
	} {
		if got := OrderOf(strings.Split(list, ",")); got != want {
			t.Errorf("%s: %d, want %d", list, got, want)
		}
	}
}

func TestDatesInAnOrder(t *testing.T) {
	for _, c := range []struct {
		order DateOrder
		in    string
		want  string
	}{
		{DayFirst, "03/04/2019", "2019-04-03"},
		{MonthFirst, "03/04/2019", "2019-03-04"},
		{UnknownOrder, "03/04/2019", ""},
		{UnknownOrder, "04/04/2019", "2019-04-04"},
		{UnknownOrder, "13/04/2019", "2019-04-13"},
		{UnknownOrder, "4/13/2019", "2019-04-13"},
		{MixedOrder, "03/04/2019", ""},
		{MixedOrder, "13/04/2019", "2019-04-13"},
		{DayFirst, "3-4-2019 9:05", "2019-04-03T09:05:00"},
		{MonthFirst, "3/4/2019 2:30 PM", "2019-03-04T14:30:00"},
		{MonthFirst, "3/4/2019 12:05:00 am", "2019-03-04T00:05:00"},
		{DayFirst, "3-4-2019 09:05", "2019-04-03T09:05:00"},
		{DayFirst, "04/13/2019", ""},
		{MonthFirst, "02/30/2019", ""},
		{DayFirst, "2019-04-03", "2019-04-03"},
		{DayFirst, "3.4.2019", "2019-04-03"},
		{DayFirst, "03/04/0019", ""},
	} {
		if got, ok := c.order.Date(c.in); got != c.want || ok != (c.want != "") {
			t.Errorf("%s in order %d: %q %v, want %q", c.in, c.order, got, ok, c.want)
		}
	}
	if IsAmbiguous("04/04/2019") || IsAmbiguous("13/04/2019") || IsAmbiguous("2019-04-03") || !IsAmbiguous("3/4/2019") {
		t.Error("what is ambiguous is told wrongly")
	}
}

package confstech

import (
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/load/identity"
)

// distinct names the events by their keys, with their years. Where a series
// has several in a year (a tour), each is called after its city too; where
// that is not enough, after its day.
func distinct(rows []*row) map[string]string {
	byKey := map[string]*row{}
	for _, r := range rows {
		if known := byKey[r.key()]; known == nil || known.City == "" {
			byKey[r.key()] = r
		}
	}
	names := map[string]string{}
	for key, r := range byKey {
		names[key] = withYear(r.Name, r.year)
	}
	apart(byKey, names, func(r *row) string { return withYear(withCity(r), r.year) })
	apart(byKey, names, func(r *row) string { return withCity(r) + " " + r.Start })
	return names
}

// apart names those anew who share their id with another event.
func apart(byKey map[string]*row, names map[string]string, name func(*row) string) {
	count := map[graph.ID]int{}
	for key, r := range byKey {
		count[identity.EventID(names[key], r.year)]++
	}
	for key, r := range byKey {
		if count[identity.EventID(names[key], r.year)] > 1 {
			names[key] = name(r)
		}
	}
}

func withYear(name string, year int) string {
	if y := strconv.Itoa(year); !strings.Contains(name, y) {
		return name + " " + y
	}
	return name
}

func withCity(r *row) string {
	if strings.Contains(r.Name, r.City) {
		return r.Name
	}
	return r.Name + " " + r.City
}

package reading

// year returns the year that a word is, or 0.
func year(word string) int {
	if len(word) != 4 || word[0] != '1' && word[0] != '2' {
		return 0
	}
	y := 0
	for i := range len(word) {
		if word[i] < '0' || word[i] > '9' {
			return 0
		}
		y = 10*y + int(word[i]-'0')
	}
	if y < 1950 || y > 2100 {
		return 0
	}
	return y
}

// span reads years at the beginning of the words: "2018", "2017-2019", "in
// 2018", "since 2020", "between 2017 and 2019". size is the number of words.
func span(words []string) (from, to, size int) {
	at := func(i int) int {
		if i < len(words) {
			return year(words[i])
		}
		return 0
	}
	lead := words[0]
	if y := at(0); y != 0 {
		size = 1
		from, to = y, y
	} else if y := at(1); y != 0 {
		size = 2
		switch lead {
		case "in", "of", "during":
			from, to = y, y
		case "since", "from":
			from = y
		case "after":
			from = y + 1
		case "before":
			to = y - 1
		case "until", "till":
			to = y
		case "between":
			from, to = y, y
		default:
			return 0, 0, 0
		}
	}
	if size == 0 || lead == "since" || to == 0 && lead != "from" || from == 0 {
		return from, to, size
	}
	skip := 0
	if size < len(words) && (words[size] == "to" || words[size] == "and" || words[size] == "until") {
		skip = 1
	}
	if y := at(size + skip); y != 0 && (skip == 0 || words[size] != "and" || lead == "between") {
		return min(from, y), max(from, y), size + skip + 1
	}
	return from, to, size
}

// yearsText says a span: "2018", "2017–2019", "since 2020", "until 2019".
func yearsText(from, to int) string {
	switch {
	case from == 0 && to == 0:
		return ""
	case to == 0:
		return "since " + spanText(from, from, "")
	case from == 0:
		return "until " + spanText(to, to, "")
	}
	return spanText(from, to, "–")
}

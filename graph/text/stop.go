package text

// IsStop reports whether a word, as Words gives it, is so common in English prose, or in
// what conferences say about every talk, that it tells nothing about one. The
// first part is the list of function words of van Rijsbergen, Information
// Retrieval (1979), shortened to what occurs; the rest is ours.
func IsStop(word string) bool {
	switch word {
	case "a", "about", "above", "across", "after", "again", "against", "all", "almost", "also", "although",
		"always", "am", "among", "an", "and", "another", "any", "anyone", "anything", "are", "arent", "around", "as",
		"at", "away", "be", "became", "because", "become", "been", "before", "being", "below", "between", "both",
		"but", "by", "can", "cannot", "cant", "could", "couldnt", "did", "didnt", "do", "does", "doesnt", "doing",
		"done", "dont", "down", "during", "each", "either", "else", "etc", "even", "ever", "every", "everyone",
		"everything", "few", "first", "for", "from", "further", "get", "gets", "getting", "give", "had", "has",
		"hasnt", "have", "havent", "having", "he", "her", "here", "hers", "him", "himself", "his", "how", "however",
		"i", "id", "if", "im", "in", "into", "is", "isnt", "it", "its", "itself", "ive", "just", "let", "lets",
		"like", "lot", "lots", "made", "make", "makes", "making", "many", "may", "me", "might", "more", "most",
		"much", "must", "my", "myself", "near", "neither", "never", "no", "non", "nor", "not", "nothing", "now",
		"of", "off", "often", "on", "once", "one", "only", "onto", "or", "other", "others", "our", "ours",
		"ourselves", "out", "over", "own", "per", "perhaps", "put", "quite", "rather", "really", "s", "same", "see",
		"several", "shall", "she", "should", "shouldnt", "since", "so", "some", "someone", "something", "still",
		"such", "t", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these",
		"they", "theyre", "this", "those", "though", "three", "through", "thus", "to", "together", "too", "toward",
		"towards", "two", "under", "until", "up", "upon", "us", "very", "via", "was", "wasnt", "way", "we", "well",
		"were", "werent", "weve", "what", "when", "where", "whether", "which", "while", "who", "whole", "whom",
		"whose", "why", "will", "with", "within", "without", "wont", "would", "wouldnt", "yet", "you", "youll",
		"your", "youre", "yours", "yourself", "youve":
		return true
	case "talk", "talks", "session", "presentation", "speaker", "speakers", "attendees", "audience", "conference",
		"discuss", "learn", "eg", "ie", "http", "https", "www", "com", "org", "html", "href":
		return true
	}
	return false
}

package load

// Limits bound what one load takes. Zero values mean the defaults.
type Limits struct {
	Files  int   // files in all, those in archives included: 200,000
	Depth  int   // folders and archives within each other: 32
	Memory int64 // unpacked bytes of one archive that is not a zip on disk: 128 MB
}

package load

// Limits bound what one load takes. Zero values mean the defaults.
type Limits struct {
	Files    int   // files in all, those in archives included: 200,000
	Depth    int   // folders and archives within each other: 32
	Unpacked int64 // bytes read out of all archives: 4 GB
	Memory   int64 // unpacked bytes of all archives that must be held in memory: 128 MB
}

func (l Limits) withDefaults() Limits {
	if l.Files <= 0 {
		l.Files = 200_000
	}
	if l.Depth <= 0 {
		l.Depth = 32
	}
	if l.Unpacked <= 0 {
		l.Unpacked = 4 << 30
	}
	if l.Memory <= 0 {
		l.Memory = 128 << 20
	}
	return l
}

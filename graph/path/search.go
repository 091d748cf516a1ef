package path

type search struct{}

package provider

import "context"

type progressKey struct{}

// WithProgress returns a context in which providers tell, as they go, of how many more symbols they know. It is called by
// several goroutines.
func WithProgress(ctx context.Context, tell func(symbols int)) context.Context {
	return context.WithValue(ctx, progressKey{}, tell)
}

func progress(ctx context.Context, symbols int) {
	if tell, ok := ctx.Value(progressKey{}).(func(int)); ok {
		tell(symbols)
	}
}

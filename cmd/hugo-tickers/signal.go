package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// untilSignal calls run with a context that ends at the first SIGINT or SIGTERM. A second signal ends the process at once.
func untilSignal(run func(context.Context) int) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return run(ctx)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/hugo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// learn stores what Hugo asked for in a build and the content does not name, and returns the symbols that the last refresh did not
// know of. What a complete build did not ask for is forgotten.
func learn(e *env, s *site.Site, r *refresh.Result, asked store.Requests, complete bool) ([]quote.Symbol, error) {
	requests, unknown := r.Demand.Learn(asked)
	if !complete {
		for symbol, list := range r.Demand.Beyond {
			for _, request := range list {
				requests.Add(symbol, request)
			}
		}
	}
	if err := store.WriteRequests(s.Data, requests); err != nil {
		return nil, fmt.Errorf("could not write the requests: %w", err)
	}
	return unknown, nil
}

// fetchAndWrite refreshes some symbols, or all of them if only is nil. The caller must call Result.Close.
func fetchAndWrite(ctx context.Context, e *env, s *site.Site, flags refreshFlags, only []quote.Symbol) (*refresh.Result, error) {
	var r *refresh.Result
	err := flags.within(ctx, func(ctx context.Context) (err error) {
		if r, err = fetch(ctx, e, s, only); err == nil {
			err = writeResult(e, s, r)
		}
		if err != nil && r != nil {
			r.Close()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return r, nil
}

func announce(e *env, symbols []quote.Symbol) {
	names := make([]string, len(symbols))
	for n, symbol := range symbols {
		names[n] = string(symbol)
	}
	term.Printf(e.stderr, "hugo shows prices of %s that the content does not name: fetching them", strings.Join(names, ", "))
}

// fetchLearned refreshes symbols that Hugo asked for, and prints the summary.
func fetchLearned(ctx context.Context, e *env, s *site.Site, flags refreshFlags, symbols []quote.Symbol) error {
	announce(e, symbols)
	r, err := fetchAndWrite(ctx, e, s, flags, symbols)
	if err != nil {
		return err
	}
	r.Close()
	return conclude(e, r, flags)
}

// again refreshes symbols that Hugo asked for. Text reports both refreshes, other formats have one result: that of a refresh of all.
func again(ctx context.Context, e *env, s *site.Site, flags refreshFlags, first *refresh.Result, asText bool, symbols []quote.Symbol) (*refresh.Result, error) {
	announce(e, symbols)
	if !asText {
		symbols = nil
	} else if err := conclude(e, first, flags); err != nil {
		return first, err
	}
	r, err := fetchAndWrite(ctx, e, s, flags, symbols)
	if err != nil {
		return first, err
	}
	return r, nil
}

// ask lets Hugo say in memory what its pages show. A site that Hugo cannot build keeps what is known of it.
func ask(ctx context.Context, e *env, s *site.Site, h *hugo.Hugo, args []string, r *refresh.Result) ([]quote.Symbol, error) {
	asked, err := h.Ask(ctx, args)
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return nil, refresh.ErrInterrupted
	case ctx.Err() != nil:
		err = fmt.Errorf("hugo was %w", errDeadline)
	}
	if err != nil {
		term.Printf(e.stderr, "not all prices that pages show are known: %v", err)
	}
	return learn(e, s, r, asked, err == nil)
}

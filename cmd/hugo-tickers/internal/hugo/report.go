package hugo

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// requestMark begins what the templates report for the command.
const requestMark = "hugo-tickers-request "

// addReport reads a report, which is JSON. What is no report is left out: text of a page could look like one.
func addReport(asked store.Requests, report string) {
	var given struct {
		store.Request
		Symbol string `json:"symbol"`
	}
	if err := json.Unmarshal([]byte(report), &given); err != nil {
		return
	}
	symbol, err := quote.ParseSymbol(given.Symbol)
	if err != nil {
		return
	}
	for _, day := range []*quote.PriceDate{&given.At, &given.Since} {
		if *day == "" {
			continue
		}
		if *day, err = quote.ParsePriceDate(string(*day)); err != nil {
			return
		}
	}
	if given.Request.Check() == nil {
		asked.Add(symbol, given.Request)
	}
}

// reportFilter passes on what Hugo prints, line by line, without the reports of requests.
type reportFilter struct {
	to       io.Writer
	requests store.Requests
	line     []byte // not complete yet
}

func (f *reportFilter) Write(p []byte) (int, error) {
	for rest := p; ; {
		end := bytes.IndexByte(rest, '\n')
		if end < 0 {
			f.line = append(f.line, rest...)
			return len(p), nil
		}
		if err := f.pass(append(f.line, rest[:end+1]...)); err != nil {
			return 0, err
		}
		f.line, rest = f.line[:0], rest[end+1:]
	}
}

// pass passes on a line, unless it is a report.
func (f *reportFilter) pass(line []byte) error {
	if _, report, ok := strings.Cut(string(line), requestMark); ok {
		addReport(f.requests, report)
		return nil
	}
	_, err := f.to.Write(line)
	return err
}

// flush passes on a last line without an end.
func (f *reportFilter) flush() {
	if len(f.line) > 0 {
		_ = f.pass(f.line)
	}
}

package scan

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/gohugoio/hugo/parser/metadecoders"
	"github.com/gohugoio/hugo/parser/pageparser"
)

// frontMatter reads the symbols that a page lists itself: tickers = ["META"].
func (p *page) frontMatter(item pageparser.Item) error {
	text := item.Val(p.source)
	if !bytes.Contains(bytes.ToLower(text), []byte("tickers")) {
		return nil
	}
	fields, err := metadecoders.Default.UnmarshalToMap(text, pageparser.FormatFromFrontMatterType(item.Type))
	if err != nil {
		return p.errorAt(item.Pos(), fmt.Errorf("front matter: %w", err))
	}
	for key, value := range fields {
		if strings.EqualFold(key, "tickers") {
			return p.listed(item.Pos(), text, value)
		}
	}
	return nil
}

func (p *page) listed(offset int, text []byte, value any) error {
	list, ok := value.([]any)
	if !ok {
		return p.errorAt(offset, fmt.Errorf(`front matter: tickers is %v: write a list, such as ["META", "XLON:VOD"]`, value))
	}
	for _, entry := range list {
		symbol, isText := entry.(string)
		place := max(0, bytes.Index(text, []byte(fmt.Sprint(entry))))
		if !isText {
			return p.errorAt(offset+place, fmt.Errorf(`front matter: tickers holds %v, which is no string: quote it, as in "%v"`, entry, entry))
		}
		p.add(Symbol, symbol, offset+place, false)
	}
	return nil
}

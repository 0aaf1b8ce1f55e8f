package quote

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

// Quote is one observation of the price of one instrument.
type Quote struct {
	Symbol   Symbol
	Name     string // "" if unknown, as are the next two
	Exchange string
	MIC      string // ISO 10383
	Currency string // ISO 4217, major unit

	// Price is the last trade of the regular session, in Currency.
	Price decimal.Decimal

	// PreviousClose is the official close of the session before that of AsOf, on the same share basis. It is not valid unless it is
	// known beyond doubt. The change is then unknown as well.
	PreviousClose decimal.NullDecimal

	// AsOf is the instant, UTC, to which the price refers.
	AsOf time.Time

	// Session is the trading session to which the price belongs, named by its date in the market; zero if unknown.
	Session calendar.Date

	// Final is set if the price is the official close of Session: from a daily record, or made at the close of the market. A live,
	// delayed or after-hours price is not final.
	Final bool

	// Zone is the IANA time zone of the market, as the provider states it; "" if the market has a calendar of its own.
	Zone string

	// Kind is the kind of the instrument, as the provider states it: one of the constants below, or "".
	Kind Kind

	// FirstTrade is the first day of trading, as the provider states it; zero if unknown.
	FirstTrade calendar.Date

	// FreshUntil is the instant, UTC, after which the quote counts as stale; zero if unknown.
	FreshUntil time.Time

	// Source is the name of the provider that supplied the quote.
	Source string

	// Origin is the upstream provider if Source is a file or another site. Its licence terms apply. "" if Source itself is the
	// origin, or if the origin is unknown.
	Origin string
}

// Kind is a kind of instrument.
type Kind string

// The kinds of instruments. Shares and depositary receipts are Equity; Fund is a mutual fund with one price a day.
const (
	Equity         Kind = "equity"
	ETF            Kind = "etf"
	Fund           Kind = "fund"
	MarketIndex    Kind = "index"
	CurrencyPair   Kind = "currency"
	Coin           Kind = "crypto"
	FutureContract Kind = "future"
)

// WithSource sets the provider name and keeps the previous source as Origin.
func (q Quote) WithSource(provider string) Quote {
	if q.Origin == "" && q.Source != provider {
		q.Origin = q.Source
	}
	q.Source = provider
	return q
}

// ApplyOverrides replaces what the author has set for the instrument. It overrides the provider's data.
func (q Quote) ApplyOverrides(i Instrument) Quote {
	if i.Name != "" {
		q.Name = i.Name
	}
	if i.Exchange != "" {
		q.Exchange = i.Exchange
	}
	if i.MIC != "" {
		q.MIC = i.MIC
	}
	return q
}

// Change returns Price − PreviousClose, in Currency.
func (q Quote) Change() decimal.NullDecimal {
	if !q.PreviousClose.Valid {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(q.Price.Sub(q.PreviousClose.Decimal))
}

// ChangePercent returns the change in percent of the previous close (1.23 means 1.23 %), to four decimals. Pages round it again,
// to two decimals. Where rounding to four has only just reached a half (−4.89495… becomes −4.8950), the last digit is taken back
// (−4.8949), so that pages show −4.89 and not −4.90.
func (q Quote) ChangePercent() decimal.NullDecimal {
	change := q.Change()
	if !change.Valid || !q.PreviousClose.Decimal.IsPositive() {
		return decimal.NullDecimal{}
	}
	hundredfold := change.Decimal.Shift(2)
	percent := hundredfold.DivRound(q.PreviousClose.Decimal, 4)
	isHalf := percent.Shift(4).Abs().Mod(decimal.NewFromInt(100)).Equal(decimal.NewFromInt(50))
	if isHalf && percent.Mul(q.PreviousClose.Decimal).Abs().GreaterThan(hundredfold.Abs()) {
		percent = percent.Sub(decimal.New(int64(percent.Sign()), -4))
	}
	return decimal.NewNullDecimal(percent)
}

// Equal reports whether two quotes have the same content. The notation of numbers does not count: 281 equals 281.00.
func (q Quote) Equal(other Quote) bool {
	same := q.Price.Equal(other.Price) && q.PreviousClose.Valid == other.PreviousClose.Valid && q.PreviousClose.Decimal.Equal(other.PreviousClose.Decimal)
	return same && q.withoutNumbers() == other.withoutNumbers()
}

// withoutNumbers returns all of a quote that can be compared as it is.
func (q Quote) withoutNumbers() Quote {
	q.Price, q.PreviousClose = decimal.Decimal{}, decimal.NullDecimal{}
	q.AsOf, q.FreshUntil = q.AsOf.UTC(), q.FreshUntil.UTC()
	return q
}

// Stale reports whether the quote is past its FreshUntil.
func (q Quote) Stale(now time.Time) bool { return !q.FreshUntil.IsZero() && now.After(q.FreshUntil) }

// UpToDate reports whether no newer quote can be had: the market is closed, and the quote is the official close of its last session.
func (q Quote) UpToDate(now time.Time) bool {
	c := q.Calendar()
	return q.Final && q.PreviousClose.Valid && c.HasHolidays(c.Date(now)) && !c.IsOpen(now) && q.Session == c.Date(c.LastClose(now))
}
